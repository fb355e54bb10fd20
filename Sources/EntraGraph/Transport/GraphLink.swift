import DirectoryCore

/// The address of a request to Microsoft Graph. Only what has this type is ever sent an access token.
///
/// A link from an answer is checked as text, byte by byte, before any URL parser sees it: parsers disagree about
/// backslashes, user information and control characters, a prefix does not.
///
/// Source: <https://learn.microsoft.com/graph/paging>, and T-09 of the threat model: the token goes nowhere else.
struct GraphLink: Hashable, Sendable {
    let url: String

    /// A request that we make up ourselves.
    ///
    /// - Parameters:
    ///   - path: below `/v1.0`, in ASCII and free of reserved characters.
    init(host: String, path: String, query: [GraphQuery] = []) {
        url = Self.base(of: host) + path.dropFirst() + query.text
    }

    /// A link that an answer told us to follow.
    ///
    /// - Returns: nil unless it is `https`, names exactly the host and port of the cloud and nobody else, and stays
    ///   below `/v1.0/`.
    init?(following text: String, host: String) {
        let base = Self.base(of: host)
        guard text.utf8.count <= 32_768, text.utf8.starts(with: base.utf8) else { return nil }
        let rest = text.utf8.dropFirst(base.utf8.count)
        guard rest.allSatisfy(Self.isPlain), !Self.climbs(text.dropFirst(base.count)) else { return nil }
        url = text
    }

    private static func base(of host: String) -> String { "https://\(host)/v1.0/" }

    /// Printable ASCII without what a URL cannot hold and what some parser takes for a slash or an end.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "#")
    }

    /// Whether the path leaves `/v1.0/` by dot segments, plain or percent-encoded.
    private static func climbs(_ rest: Substring) -> Bool {
        let path = rest.prefix { $0 != "?" }.lowercased().replacing("%2e", with: ".").replacing("%2f", with: "/")
        return path.split(separator: "/").contains { $0 == "." || $0 == ".." } || path.contains("%5c")
    }
}

/// A query option such as `$select=id`.
struct GraphQuery: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    static func filter(_ expression: String) -> GraphQuery { GraphQuery("$filter", expression) }
    static func search(_ expression: String) -> GraphQuery { GraphQuery("$search", expression) }
    static func select(_ properties: [String]) -> GraphQuery {
        GraphQuery("$select", properties.joined(separator: ","))
    }
    static func top(_ count: Int) -> GraphQuery { GraphQuery("$top", String(count)) }
    /// What an advanced query needs besides `ConsistencyLevel`.
    static let count = GraphQuery("$count", "true")
}

extension [GraphQuery] {
    /// The options as the end of a URL, with every value percent-encoded; empty without options.
    var text: String {
        isEmpty ? "" : "?" + map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}
