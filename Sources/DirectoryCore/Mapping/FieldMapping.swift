/// Where each mapped field comes from: a list of sources, of which the first that has a value is taken.
package struct FieldMapping: Hashable, Codable, Sendable {
    package let sources: [MappedField: [Source]]

    package init(sources: [MappedField: [Source]]) {
        self.sources = sources
    }

    /// The mapping of `semantics.md`: the one every connection starts with.
    package static let standard = FieldMapping(sources: [
        .username: [.userPrincipalName],
        .firstName: [.givenName, .firstWordOfDisplayName],
        .lastName: [.surname, .restOfDisplayName],
        .email: [.mail, .userPrincipalNameAsAddress, .firstOtherMail],
        .phone: [.mobilePhone, .firstBusinessPhone],
    ])

    /// A value of a directory user, or a text derived from one.
    package enum Source: String, CaseIterable, Codable, Sendable {
        case userPrincipalName
        case givenName
        case surname
        case mail
        case mobilePhone
        case firstBusinessPhone
        case firstOtherMail
        /// The part of the display name before the first blank.
        case firstWordOfDisplayName
        /// What follows the first word; nothing for a mononym.
        case restOfDisplayName
        /// The user principal name when it is an address, and not a guest's `…#EXT#…`.
        case userPrincipalNameAsAddress
    }
}

extension FieldMapping.Source {
    /// What the source says about one person.
    package func read(_ person: DirectoryUser) -> Property<String> {
        switch self {
        case .userPrincipalName: person.userPrincipalName
        case .givenName: person.givenName
        case .surname: person.surname
        case .mail: person.mail
        case .mobilePhone: person.mobilePhone
        case .firstBusinessPhone: person.businessPhones.first
        case .firstOtherMail: person.otherMails.first
        case .firstWordOfDisplayName: person.displayName.map { $0.words.first }
        case .restOfDisplayName: person.displayName.map { $0.words.rest }
        case .userPrincipalNameAsAddress: person.userPrincipalName.map(Self.address)
        }
    }

    private static func address(ofUserPrincipalName name: String) -> String? {
        guard !name.contains("#EXT#"), (try? EmailAddress(name)) != nil else { return nil }
        return name
    }
}

extension Property where Value == String {
    /// Derives a text from the value; one that cannot be derived counts as null.
    fileprivate func map(_ transform: (String) -> String?) -> Property<String> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let text): transform(text).map(Property.value) ?? .null
        }
    }
}

extension Property where Value == [String] {
    /// The first text of a list; an empty list counts as null.
    fileprivate var first: Property<String> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let texts): texts.first.map(Property<String>.value) ?? .null
        }
    }
}

extension String {
    fileprivate var words: (first: String?, rest: String?) {
        let parts = split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
        return (parts.first.map(String.init), parts.count > 1 ? String(parts[1]) : nil)
    }
}
