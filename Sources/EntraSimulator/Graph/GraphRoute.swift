/// Everything under `/v1.0` that the simulator knows, parsed once from the path.
enum GraphRoute: Sendable, Equatable {
    case batch
    case metadata
    case organization
    case organizationByID(String)
    case getByIds
    case directoryObject(String)
    case users(Collection)
    case user(UserKey)
    case manager(UserKey)
    case managerReference(UserKey)
    case directReports(UserKey)
    case groups(Collection)
    case group(String)
    case members(of: String, MemberList)
    case memberReferences(of: String)
    case memberReference(of: String, member: String)
    case owners(of: String, MemberList)
    /// memberOf and transitiveMemberOf.
    case memberships(of: Member, MemberList)
    case membershipAction(of: Member, Action)
    case deletedItems(Cast)
    case deletedItem(String)
    case restore(String)

    enum Collection: Sendable, Equatable { case list, count, delta }

    enum Cast: Sendable, Equatable { case none, user, group }

    struct MemberList: Sendable, Equatable {
        var isTransitive = false
        var cast = Cast.none
        var isCount = false
    }

    enum Member: Sendable, Equatable {
        case user(UserKey)
        case group(String)
    }

    enum Action: String, Sendable { case getMemberGroups, getMemberObjects, checkMemberGroups, checkMemberObjects }
}

/// How a request names a user: by object id or by userPrincipalName.
struct UserKey: Sendable, Equatable {
    let text: String
}

// MARK: Parsing

extension GraphRoute {
    /// - Parameter segments: The decoded path after `/v1.0`.
    init(_ segments: [String]) throws(GraphError) {
        var segments = segments.flatMap(Self.splitKey)
        guard !segments.isEmpty else { throw .notImplemented("the service document") }
        let first = segments.removeFirst()
        let route: GraphRoute?
        switch first.lowercased() {
        case "$batch": route = segments.isEmpty ? .batch : nil
        case "$metadata": route = segments.isEmpty ? .metadata : nil
        case "users": route = Self.users(segments)
        case "groups": route = Self.groups(segments)
        case "directory": route = Self.directory(segments)
        case "directoryobjects": route = Self.directoryObjects(segments)
        case "organization":
            route = segments.isEmpty ? .organization : segments.count == 1 ? .organizationByID(segments[0]) : nil
        default:
            guard Self.knownToGraph.contains(first.lowercased()) else { throw .unknownSegment(first) }
            route = nil
        }
        guard let route else { throw .notImplemented("/v1.0/" + ([first] + segments).joined(separator: "/")) }
        self = route
    }

    /// `users('a@b')` and `users(userPrincipalName='a@b')` are `users` and `a@b`; `delta()` is `delta`.
    private static func splitKey(_ segment: String) -> [String] {
        guard segment.hasSuffix(")"), let open = segment.firstIndex(of: "(") else { return [segment] }
        let inside = segment[segment.index(after: open)...].dropLast()
        let name = String(segment[..<open])
        if inside.isEmpty { return [name] }
        let key = inside.split(separator: "=", maxSplits: 1).last ?? inside
        guard key.count >= 2, key.first == "'", key.last == "'" else { return [name, String(key)] }
        return [name, String(key.dropFirst().dropLast()).replacing("''", with: "'")]
    }

    private static func users(_ path: [String]) -> GraphRoute? {
        guard let first = path.first else { return .users(.list) }
        if let collection = collection(path) { return .users(collection) }
        let key = UserKey(text: first)
        let rest = path.dropFirst().map { $0.lowercased() }
        switch rest.first {
        case nil: return .user(key)
        case "manager" where rest.count == 1: return .manager(key)
        case "manager" where rest == ["manager", "$ref"]: return .managerReference(key)
        case "directreports" where rest.count == 1: return .directReports(key)
        default: return membership(of: .user(key), path.dropFirst())
        }
    }

    private static func groups(_ path: [String]) -> GraphRoute? {
        guard let first = path.first else { return .groups(.list) }
        if let collection = collection(path) { return .groups(collection) }
        let rest = path.dropFirst().map { $0.lowercased() }
        switch (rest.first, rest.count) {
        case (nil, _): return .group(first)
        case ("members", 2) where rest[1] == "$ref": return .memberReferences(of: first)
        case ("members", 3) where rest[2] == "$ref": return .memberReference(of: first, member: path[2])
        case ("members", _): return memberList(rest.dropFirst()).map { .members(of: first, $0) }
        case ("transitivemembers", _):
            return memberList(rest.dropFirst(), isTransitive: true).map { .members(of: first, $0) }
        case ("owners", _): return memberList(rest.dropFirst()).map { .owners(of: first, $0) }
        default: return membership(of: .group(first), path.dropFirst())
        }
    }

    private static func collection(_ path: [String]) -> Collection? {
        guard path.count == 1 else { return nil }
        switch path[0].lowercased() {
        case "$count": return .count
        case "delta", "microsoft.graph.delta": return .delta
        default: return nil
        }
    }

    private static func memberList(_ rest: some Swift.Collection<String>, isTransitive: Bool = false) -> MemberList? {
        var list = MemberList(isTransitive: isTransitive)
        for segment in rest {
            switch segment {
            case "microsoft.graph.user", "graph.user": list.cast = .user
            case "microsoft.graph.group", "graph.group": list.cast = .group
            case "$count": list.isCount = true
            default: return nil
            }
        }
        return list
    }

    private static func membership(of member: Member, _ path: ArraySlice<String>) -> GraphRoute? {
        let rest = path.map { $0.lowercased() }
        switch rest.first {
        case "memberof": return memberList(rest.dropFirst()).map { .memberships(of: member, $0) }
        case "transitivememberof":
            return memberList(rest.dropFirst(), isTransitive: true).map { .memberships(of: member, $0) }
        default:
            guard rest.count == 1, let name = rest.first?.replacing("microsoft.graph.", with: "") else { return nil }
            let actions = [Action.getMemberGroups, .getMemberObjects, .checkMemberGroups, .checkMemberObjects]
            return actions.first { $0.rawValue.lowercased() == name }.map { .membershipAction(of: member, $0) }
        }
    }

    private static func directory(_ path: [String]) -> GraphRoute? {
        guard path.first?.lowercased() == "deleteditems" else { return nil }
        let rest = path.dropFirst().map { $0.lowercased() }
        switch rest.count {
        case 0: return .deletedItems(.none)
        case 1:
            switch rest[0] {
            case "microsoft.graph.user", "graph.user": return .deletedItems(.user)
            case "microsoft.graph.group", "graph.group": return .deletedItems(.group)
            default: return .deletedItem(rest[0])
            }
        case 2 where rest[1] == "restore" || rest[1] == "microsoft.graph.restore": return .restore(rest[0])
        default: return nil
        }
    }

    private static func directoryObjects(_ path: [String]) -> GraphRoute? {
        guard path.count == 1 else { return nil }
        let name = path[0].lowercased()
        if name == "getbyids" || name == "microsoft.graph.getbyids" { return .getByIds }
        return ObjectID(name) == nil ? nil : .directoryObject(name)
    }

    /// Entity sets and singletons of the real service that are not simulated: they answer 501, not "no such segment".
    private static let knownToGraph: Set<String> = [
        "me", "applications", "serviceprincipals", "devices", "domains", "contacts", "subscriptions", "auditlogs",
        "reports",
        "sites", "drives", "teams", "communications", "identity", "identitygovernance", "policies", "rolemanagement",
        "subscribedskus", "contracts", "directoryroles", "directoryroletemplates", "groupsettings", "invitations",
        "oauth2permissiongrants",
        "security", "devicemanagement", "deviceappmanagement", "education", "planner", "search", "places", "chats",
        "admin",
    ]
}
