/// Texts inside an OData expression. Escaping looks at bytes: to the grammar a quote is a quote, also where Swift sees it
/// as one character with a combining mark after it.
///
/// Source: OData 4.01, URL conventions, 5.1.1.6.1
enum ODataLiteral {
    /// In single quotes, which are doubled inside.
    static func text(_ text: String) -> String {
        "'" + escape(text, [UInt8(ascii: "'")], with: UInt8(ascii: "'")) + "'"
    }

    /// What may stand in a clause in double quotes: there a backslash takes what follows as it is.
    ///
    /// Source: <https://learn.microsoft.com/graph/search-query-parameter>
    static func phrase(_ text: String) -> String {
        escape(text, [UInt8(ascii: "\\"), UInt8(ascii: "\"")], with: UInt8(ascii: "\\"))
    }

    private static func escape(_ text: String, _ special: Set<UInt8>, with sign: UInt8) -> String {
        String(decoding: text.utf8.flatMap { special.contains($0) ? [sign, $0] : [$0] }, as: UTF8.self)
    }
}
