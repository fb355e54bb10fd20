/// The languages that pages speak, each named in itself.
struct LanguageChoice: Sendable {
    let action = PageLink.standing("/language").description
    /// The page to come back to.
    let to: String
    let options: [Option]

    struct Option: Sendable {
        let tag: String
        let name: String
        let isCurrent: Bool
    }

    /// - Parameter current: the tag of the language that the page is in.
    init(current: String, backTo page: ReturnPath) {
        to = page.description
        options = Language.all.map { Option(tag: $0.tag, name: $0.name, isCurrent: $0.tag == current) }
    }
}
