/// Where each mapped field comes from: a list of sources, of which the first that has a value is taken.
package struct FieldMapping: Hashable, Codable, Sendable {
    package let sources: [MappedField: [Source]]
    /// Fields in which the application's own value wins: upstream only fills them while they are empty.
    package let localWins: Set<MappedField>

    package init(sources: [MappedField: [Source]], localWins: Set<MappedField> = []) {
        self.sources = sources
        self.localWins = localWins
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sources = try container.decode([MappedField: [Source]].self, forKey: .sources)
        localWins = try container.decodeIfPresent(Set<MappedField>.self, forKey: .localWins) ?? []
    }

    /// The further attributes that some field comes from.
    package var furtherProperties: Set<FurtherProperty> {
        Set(
            sources.values.joined().compactMap { source in
                if case .further(let property) = source { property } else { nil }
            })
    }

    /// The mapped fields, in their order.
    package var fields: [MappedField] { sources.keys.sorted() }

    /// The mapping of `semantics.md`: the one every connection starts with.
    package static let standard = FieldMapping(sources: [
        .username: [.userPrincipalName],
        .firstName: [.givenName, .firstWordOfDisplayName],
        .lastName: [.surname, .restOfDisplayName],
        .email: [.mail, .userPrincipalNameAsAddress, .firstOtherMail],
        .phone: [.mobilePhone, .firstBusinessPhone],
    ])

    /// A value of a directory user, or a text derived from one.
    package enum Source: Hashable, Sendable {
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
        /// An attribute beyond those that every connection reads.
        case further(FurtherProperty)

        /// The sources that need no further attribute.
        package static let standard: [Source] = [
            .userPrincipalName, .givenName, .surname, .mail, .mobilePhone, .firstBusinessPhone, .firstOtherMail,
            .firstWordOfDisplayName, .restOfDisplayName, .userPrincipalNameAsAddress,
        ]
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
        case .further(let property): person[property]
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

extension FieldMapping.Source: RawRepresentable, Codable {
    /// The name in settings: that of the property, or of what is derived from one.
    package var rawValue: String {
        switch self {
        case .further(let property): property.rawValue
        default: "\(self)"
        }
    }

    package init?(rawValue: String) {
        if let source = Self.standard.first(where: { $0.rawValue == rawValue }) {
            self = source
        } else if let property = FurtherProperty(rawValue: rawValue) {
            self = .further(property)
        } else {
            return nil
        }
    }
}
