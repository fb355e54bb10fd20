import FoundationEssentials

/// A language that pages speak.
///
/// Another one is a type that conforms to `Words`, and one more line in `all`.
struct Language: Sendable {
    /// What it calls itself.
    let name: String
    /// What it says, by the clock of a zone.
    let words: @Sendable (TimeZone) -> any Words
    /// By BCP 47: `en`.
    let tag: String

    /// Every language. The first is spoken to whoever understands none of them.
    static let all = [
        Language("English") { English(zone: $0) },
        Language("Deutsch") { German(zone: $0) },
    ]

    private init(_ name: String, _ words: @escaping @Sendable (TimeZone) -> any Words) {
        self.name = name
        self.words = words
        tag = words(.gmt).language
    }

    /// The language of that tag; nil for one that pages do not speak.
    static func tagged(_ tag: String) -> Language? { all.first { $0.tag == tag } }
}
