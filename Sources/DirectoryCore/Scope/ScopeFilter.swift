/// A condition on people of the tenant, in a small language of our own: `department = "Sales" and not guest`.
///
/// ```
/// filter      = any
/// any         = all { "or" all }
/// all         = negation { "and" negation }
/// negation    = "not" negation | "(" any ")" | flag | domain | comparison
/// flag        = "enabled" | "disabled" | "guest" | "member"
/// domain      = "domain" ( ( "=" | "!=" ) text | "in" list )
/// comparison  = attribute ( ( "=" | "!=" | "starts" "with" | "ends" "with" | "contains" ) text | "in" list )
/// attribute   = "department" | "company" | "job-title" | "office" | "employee-id" | "email" | "username"
///             | "extensionAttribute1" … "extensionAttribute15" | "extension_…"
/// list        = "(" text { "," text } ")"
/// text        = '"' { any character | '\"' | '\\' } '"'
/// ```
///
/// Words are read in any case; only a directory extension is written as the tenant writes it. Texts are compared in
/// Unicode normalization form C, without the white space around them, and without regard to the case of `A`–`Z`. What
/// the tenant does not show, shows as null or shows as blank is empty: it equals nothing, so that `!=` is true of it.
/// `domain` is that of the user principal name, and a guest's home domain where the name has an `#EXT#`.
///
/// A filter has at most 4,096 bytes of UTF-8, 50 conditions, and a depth of 8 parentheses and `not`s.
package struct ScopeFilter: Hashable, Sendable {
    /// As it was written.
    package let text: String
    private let condition: ScopeCondition

    /// - Throws: `filter-invalid`, with the place and what was expected there. A filter that cannot be read is never
    ///   taken for no filter.
    package init(_ text: String) throws(Problem) {
        guard text.utf8.count <= Self.maximumLength else { throw .filterTooLong }
        var parser = ScopeFilterParser(try ScopeFilterToken.read(text), of: text)
        condition = try parser.parse()
        self.text = text
        guard condition.description.utf8.count <= Self.maximumLength else { throw .filterTooLong }
    }

    /// In bytes of UTF-8, as written and in the canonical form.
    package static let maximumLength = 4_096

    /// Whether a person fulfills the condition. A property that a full reading does not show counts as empty.
    package func matches(_ person: DirectoryUser) -> Bool { condition.matches(person) }

    /// The further attributes that must be read to know.
    package var furtherProperties: Set<FurtherProperty> { condition.furtherProperties }
}

extension ScopeFilter: CustomStringConvertible {
    /// The canonical form: one blank between words, keywords in lower case, no needless parentheses. It reads as the
    /// same condition.
    package var description: String { condition.description }
}

extension ScopeFilter: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Problem {
    fileprivate static let filterTooLong = Problem(
        .filterInvalid, cause: "The filter is longer than 4,096 bytes.",
        advice: "Shorten it, for example by a condition on another attribute.", field: "filter")
}
