import DirectoryCore

/// A page ready to be rendered: plain values, no behavior.
protocol PageView: Sendable {
    static var template: Template { get }
    /// What the browser's tab says, before the product's name.
    var title: String { get }
    /// Where the page belongs in the rail; nil for none.
    var place: Place? { get }
    /// Whether the page itself says that the plan of a run is held: then nothing above it has to.
    func tells(ofHeld run: RunID) -> Bool
}

extension PageView {
    func tells(ofHeld run: RunID) -> Bool { false }
}

/// What surrounds every page.
struct Frame: Sendable {
    let language: String
    let direction: String
    let title: String
    /// Where the product's name leads.
    let start: String
    /// Nil for a page that is in no organization.
    let rail: Rail?
    /// Nil while nobody is signed in.
    let menu: AccountMenu?
    /// Nil for a page that leads nowhere back.
    let languages: LanguageChoice?
    let stylesheet = StaticAsset.stylesheet.path
    let script = StaticAsset.script.path
    let icon = StaticAsset.icon.path
    let keys = KeyNames()

    init(_ page: some PageView, _ words: any Words, rail: Rail?, menu: AccountMenu?, languages: LanguageChoice?) {
        language = words.language
        direction = words.direction.rawValue
        title = "\(page.title) · Rollcall"
        start = rail?.start ?? PageLink.start.description
        self.rail = rail
        self.menu = menu
        self.languages = languages
    }
}
