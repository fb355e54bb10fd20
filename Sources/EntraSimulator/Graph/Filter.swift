/// A parsed `$filter`.
indirect enum Filter: Sendable, Equatable {
    case and([Filter])
    case or([Filter])
    case not(Filter)
    case compare(Property, Comparison, PropertyValue)
    case oneOf(Property, [PropertyValue])
    case starts(Property, String)
    case ends(Property, String)
    /// `businessPhones/any(p:p eq '…')`
    case anyEquals(Property, String)
    case anyStarts(Property, String)
    case managerIs(String)
    /// `onPremisesExtensionAttributes/extensionAttribute1 eq '…'`
    case member(Property, String, MemberTest)

    enum Comparison: String, Sendable { case eq, ne, ge, le, gt, lt }

    /// What is asked of a text inside a complex property.
    enum MemberTest: Sendable, Equatable {
        /// Nil for null.
        case equals(String?)
        case differs(String?)
        case oneOf([String])
        case starts(String)
        case ends(String)

        func matches(_ text: String?) -> Bool {
            let text = text?.lowercased()
            return switch self {
            case .equals(let other): text == other?.lowercased()
            case .differs(let other): text != other?.lowercased()
            case .oneOf(let others): others.contains { $0.lowercased() == text }
            case .starts(let prefix): text?.hasPrefix(prefix.lowercased()) ?? false
            case .ends(let suffix): text?.hasSuffix(suffix.lowercased()) ?? false
            }
        }
    }
}

// MARK: Deciding

extension Filter {
    /// Text is compared without regard to letter case, as the directory does.
    func matches(_ object: DirectoryObject) -> Bool {
        switch self {
        case .and(let parts): parts.allSatisfy { $0.matches(object) }
        case .or(let parts): parts.contains { $0.matches(object) }
        case .not(let part): !part.matches(object)
        case .compare(let property, let comparison, let value):
            Self.compare(object.shown(property), comparison, value)
        case .oneOf(let property, let values):
            values.contains { Self.equal(object.shown(property), $0) }
        case .starts(let property, let prefix):
            object[property]?.string?.lowercased().hasPrefix(prefix.lowercased()) ?? false
        case .ends(let property, let suffix):
            object[property]?.string?.lowercased().hasSuffix(suffix.lowercased()) ?? false
        case .anyEquals(let property, let text):
            object[property]?.strings.contains { $0.lowercased() == text.lowercased() } ?? false
        case .anyStarts(let property, let prefix):
            object[property]?.strings.contains { $0.lowercased().hasPrefix(prefix.lowercased()) } ?? false
        case .managerIs(let id):
            if case .user(let person) = object { person.managerID?.description == id.lowercased() } else { false }
        case .member(let property, let name, let test): test.matches(Self.text(object[property], name))
        }
    }

    private static func text(_ value: PropertyValue?, _ member: String) -> String? {
        guard case .json(let text) = value else { return nil }
        return JSONValue(parsing: Array(text.utf8))?[member]?.string
    }

    private static func compare(_ left: PropertyValue, _ comparison: Comparison, _ right: PropertyValue) -> Bool {
        switch comparison {
        case .eq: equal(left, right)
        case .ne: !equal(left, right)
        case .ge: equal(left, right) || isLess(right, left)
        case .le: equal(left, right) || isLess(left, right)
        case .gt: isLess(right, left)
        case .lt: isLess(left, right)
        }
    }

    private static func equal(_ left: PropertyValue, _ right: PropertyValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left == right || left.lowercased() == right.lowercased()
        default: left == right
        }
    }

    private static func isLess(_ left: PropertyValue, _ right: PropertyValue) -> Bool {
        switch (left, right) {
        case (.time(let left), .time(let right)): left < right
        case (.string(let left), .string(let right)): left.lowercased() < right.lowercased()
        default: false
        }
    }
}

// MARK: Finding by key

extension Filter {
    /// The ids of everybody who can match, when the filter names them: no need to look at anybody else.
    var candidateIDs: [ObjectID]? {
        switch self {
        case .compare(.id, .eq, let value): [value.string.flatMap { ObjectID($0) }].compactMap(\.self)
        case .oneOf(.id, let values): values.compactMap { $0.string.flatMap { ObjectID($0) } }
        case .and(let parts): parts.lazy.compactMap(\.candidateIDs).first
        case .or(let parts):
            parts.reduce([]) { found, part in found.flatMap { ids in part.candidateIDs.map { ids + $0 } } }
        default: nil
        }
    }

    /// The userPrincipalName everybody who matches must have.
    var requiredName: String? {
        switch self {
        case .compare(.userPrincipalName, .eq, let value): value.string
        case .and(let parts): parts.lazy.compactMap(\.requiredName).first
        default: nil
        }
    }
}
