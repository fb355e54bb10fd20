/// Which properties of users and groups an application may read; nil means all.
///
/// `User.ReadBasic.All` shows a few properties only; every other one is null, or an empty collection, as on the real
/// service (microsoft-graph-docs issues 2155 and 4993). Members of a type that the application may not read at all have
/// their id and nothing else (https://learn.microsoft.com/graph/permissions-overview, limited information).
struct Readable: Sendable, Hashable {
    var users: Set<Property>?
    var groups: Set<Property>?

    static let everything = Readable()

    /// https://learn.microsoft.com/graph/permissions-reference#userreadbasicall
    static let basics: Set<Property> = [
        .id, .displayName, .givenName, .surname, .mail, .userPrincipalName, .securityIdentifier,
    ]

    func allows(_ property: Property, of kind: Schema.Kind) -> Bool {
        switch kind {
        case .user: users?.contains(property) ?? true
        case .group: groups?.contains(property) ?? true
        case .directoryObject: true
        }
    }
}

extension Permissions {
    /// What a caller with these permissions sees of an object.
    static func readable(with permissions: Set<String>) -> Readable {
        var readable = Readable.everything
        if permissions.isDisjoint(with: readUsers) {
            readable.users = permissions.contains("User.ReadBasic.All") ? Readable.basics : [.id]
        }
        if permissions.isDisjoint(with: readGroups) { readable.groups = [.id] }
        return readable
    }
}
