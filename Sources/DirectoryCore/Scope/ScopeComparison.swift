/// What a scope filter asks of a text.
enum ScopeComparison: Hashable, Sendable {
    case equals(ComparedText)
    case differs(ComparedText)
    case isOneOf([ComparedText])
    case startsWith(ComparedText)
    case endsWith(ComparedText)
    case contains(ComparedText)

    /// - Parameter value: nil for an empty attribute. It equals nothing and contains nothing.
    func holds(for value: String?) -> Bool {
        let value = value.map(\.trimmingWhitespace).flatMap { $0.isEmpty ? nil : ComparedText.folded($0) }
        switch self {
        case .equals(let text): return value == text.whole
        case .differs(let text): return value != text.whole
        case .isOneOf(let texts): return texts.contains { value == $0.whole }
        case .startsWith(let text): return value?.starts(with: text.part) ?? false
        case .endsWith(let text): return value?.reversed().starts(with: text.part.reversed()) ?? false
        case .contains(let text): return value?.contains(text.part) ?? false
        }
    }
}

extension ScopeComparison: CustomStringConvertible {
    var description: String {
        switch self {
        case .equals(let text): "= \(text)"
        case .differs(let text): "!= \(text)"
        case .isOneOf(let texts): "in (\(texts.map(\.description).joined(separator: ", ")))"
        case .startsWith(let text): "starts with \(text)"
        case .endsWith(let text): "ends with \(text)"
        case .contains(let text): "contains \(text)"
        }
    }
}

/// A text of a filter, made ready to be compared by its bytes.
struct ComparedText: Hashable, Sendable, CustomStringConvertible {
    private let text: String
    /// For comparing with a whole value: white space around it does not count.
    let whole: [UInt8]
    /// For finding it within a value.
    let part: [UInt8]

    init(_ text: String) {
        self.text = text
        whole = Self.folded(text.trimmingWhitespace)
        part = Self.folded(text)
    }

    /// In normalization form C, with `A`–`Z` in lower case.
    static func folded(_ text: String) -> [UInt8] { Array(text.normalizedToFormC.lowercasedASCII.utf8) }

    /// In quotes, as a filter writes it.
    var description: String { text.quotedForFilter }
}

/// What a scope filter asks of somebody's domain.
enum ScopeDomains: Hashable, Sendable {
    case equals(ComparedDomain)
    case differs(ComparedDomain)
    case isOneOf([ComparedDomain])

    func hold(for person: DirectoryUser) -> Bool {
        let domain = person.userPrincipalName.value.flatMap(Self.homeDomain)
        return switch self {
        case .equals(let other): domain == other.name
        case .differs(let other): domain != other.name
        case .isOneOf(let others): others.contains { domain == $0.name }
        }
    }

    /// The domain of a user principal name. A guest's name is its home address with `_` for `@`, then `#EXT#` and a
    /// domain of the tenant: `ana_home.example#EXT#@contoso.example` is at home in `home.example`.
    ///
    /// Source: <https://learn.microsoft.com/entra/external-id/user-properties>
    private static func homeDomain(of name: String) -> DomainName? {
        let name = name.trimmingWhitespace.lowercasedASCII
        if let mark = name.firstRange(of: "#ext#") {
            return domain(in: name[..<mark.lowerBound], after: "_")
        }
        return domain(in: name[...], after: "@")
    }

    private static func domain(in name: Substring, after separator: Character) -> DomainName? {
        name.lastIndex(of: separator).flatMap { DomainName(String(name[name.index(after: $0)...])) }
    }
}

extension ScopeDomains: CustomStringConvertible {
    var description: String {
        switch self {
        case .equals(let domain): "= \(domain)"
        case .differs(let domain): "!= \(domain)"
        case .isOneOf(let domains): "in (\(domains.map(\.description).joined(separator: ", ")))"
        }
    }
}

/// A domain of a filter, as written and as compared.
struct ComparedDomain: Hashable, Sendable, CustomStringConvertible {
    private let text: String
    let name: DomainName

    /// - Returns: nil for a text that is no domain.
    init?(_ text: String) {
        guard let name = DomainName(text.trimmingWhitespace) else { return nil }
        self.text = text
        self.name = name
    }

    /// In quotes, as a filter writes it.
    var description: String { text.quotedForFilter }
}

extension String {
    /// In double quotes, with a backslash before each `"` and `\`.
    fileprivate var quotedForFilter: String {
        var scalars = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in unicodeScalars {
            if scalar == "\"" || scalar == "\\" { scalars.append("\\") }
            scalars.append(scalar)
        }
        scalars.append("\"")
        return String(scalars)
    }
}
