/// What a scope filter says, as a tree. At most eight levels deep, which the parser sees to.
indirect enum ScopeCondition: Hashable, Sendable {
    /// All of at least two.
    case all([ScopeCondition])
    /// At least one of at least two.
    case any([ScopeCondition])
    case not(ScopeCondition)
    case flag(ScopeFlag)
    case text(ScopeAttribute, ScopeComparison)
    case domain(ScopeDomains)

    func matches(_ person: DirectoryUser) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.matches(person) }
        case .any(let conditions): conditions.contains { $0.matches(person) }
        case .not(let condition): !condition.matches(person)
        case .flag(let flag): flag.isSet(for: person)
        case .text(let attribute, let comparison): comparison.holds(for: attribute.value(of: person))
        case .domain(let domains): domains.hold(for: person)
        }
    }

    var furtherProperties: Set<FurtherProperty> {
        switch self {
        case .all(let conditions), .any(let conditions):
            conditions.reduce(into: []) { $0.formUnion($1.furtherProperties) }
        case .not(let condition): condition.furtherProperties
        case .text(.further(let property), _): [property]
        case .text, .flag, .domain: []
        }
    }
}

extension ScopeCondition: CustomStringConvertible {
    var description: String {
        switch self {
        case .all(let conditions): conditions.map { $0.written(within: .all) }.joined(separator: " and ")
        case .any(let conditions): conditions.map { $0.written(within: .any) }.joined(separator: " or ")
        case .not(let condition): "not \(condition.written(within: .not))"
        case .flag(let flag): flag.rawValue
        case .text(let attribute, let comparison): "\(attribute.name) \(comparison)"
        case .domain(let domains): "domain \(domains)"
        }
    }

    /// How tightly a condition holds together.
    private enum Binding: Int {
        case any
        case all
        case not
    }

    private var binding: Binding {
        switch self {
        case .any: .any
        case .all: .all
        case .not, .flag, .text, .domain: .not
        }
    }

    private func written(within outer: Binding) -> String {
        binding.rawValue < outer.rawValue ? "(\(description))" : description
    }
}

/// A property of a person that is there or not.
enum ScopeFlag: String, CaseIterable, Sendable {
    case enabled
    case disabled
    case guest
    case member

    /// A person of whom the tenant does not say it is neither the one nor the other.
    func isSet(for person: DirectoryUser) -> Bool {
        switch self {
        case .enabled: person.accountEnabled.value == true
        case .disabled: person.accountEnabled.value == false
        case .guest: person.userType.value?.lowercasedASCII == "guest"
        case .member: person.userType.value?.lowercasedASCII == "member"
        }
    }
}

/// An attribute whose text a scope filter compares.
enum ScopeAttribute: Hashable, Sendable {
    /// `mail`, and nothing in its place.
    case email
    /// `userPrincipalName`.
    case username
    case further(FurtherProperty)

    private static let named: KeyValuePairs<String, ScopeAttribute> = [
        "department": .further(.department), "company": .further(.companyName), "job-title": .further(.jobTitle),
        "office": .further(.officeLocation), "employee-id": .further(.employeeID), "email": .email,
        "username": .username,
    ]

    /// The names that a message lists.
    static let names = named.map(\.key) + ["extensionAttribute1 to extensionAttribute15"]

    /// - Returns: nil for a word that names no such attribute.
    init?(_ word: String) {
        let folded = word.lowercasedASCII
        if let attribute = Self.named.first(where: { $0.key == folded })?.value {
            self = attribute
        } else if let property = FurtherProperty.extensionAttributes.first(where: {
            $0.rawValue.lowercasedASCII == folded
        }) {
            self = .further(property)
        } else if word.hasPrefix("extension_"), let property = FurtherProperty(rawValue: word) {
            self = .further(property)
        } else {
            return nil
        }
    }

    var name: String {
        switch self {
        case .further(let property):
            Self.named.first { $0.value == self }?.key ?? property.rawValue
        case .email: "email"
        case .username: "username"
        }
    }

    func value(of person: DirectoryUser) -> String? {
        switch self {
        case .email: person.mail.value
        case .username: person.userPrincipalName.value
        case .further(let property): person[property].value
        }
    }
}
