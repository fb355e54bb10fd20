/// Which application permissions each operation accepts (the subset of Microsoft's permission reference that concerns
/// users and groups; `permissions.json` of microsoft-graph-devx-content, MIT).
enum Permissions {
    private static let readDirectory: Set = ["Directory.Read.All", "Directory.ReadWrite.All"]
    static let readUsers = readDirectory.union(["User.Read.All", "User.ReadWrite.All"])
    static let readGroups = readDirectory.union(
        ["Group.Read.All", "Group.ReadBasic.All", "Group.ReadWrite.All", "GroupMember.Read.All"])
    private static let readMembers = readDirectory.union([
        "Group.Read.All", "Group.ReadBasic.All", "Group.ReadWrite.All", "GroupMember.Read.All",
        "GroupMember.ReadBasic.All", "GroupMember.ReadWrite.All",
    ])
    private static let writeUsers: Set = ["User.ReadWrite.All", "Directory.ReadWrite.All"]
    private static let writeGroups: Set = ["Group.ReadWrite.All", "Directory.ReadWrite.All"]
    private static let writeMembers = writeGroups.union(["GroupMember.ReadWrite.All"])

    static func accepted(_ route: GraphRoute, method: String) -> Set<String> {
        let isRead = method == "GET"
        switch route {
        case .users(.delta), .manager, .directReports: return readUsers
        case .users, .user:
            if isRead { return readUsers.union(["User.ReadBasic.All"]) }
            return method == "DELETE" ? writeUsers.union(["User.DeleteRestore.All"]) : writeUsers
        case .managerReference: return writeUsers
        case .groups, .group: return isRead ? readGroups : writeGroups
        case .members, .owners: return readMembers
        case .memberReferences, .memberReference: return writeMembers
        case .memberships(of: .user, let list) where list.isTransitive: return readMembers.union(["User.Read.All"])
        case .memberships(of: .user, _):
            return readDirectory.union(["Group.ReadBasic.All", "GroupMember.ReadBasic.All"])
        case .memberships(of: .group, _): return readMembers
        case .membershipAction: return readMembers.union(readUsers)
        case .getByIds, .directoryObject: return readDirectory
        case .deletedItems(.group): return readGroups
        case .deletedItems, .deletedItem:
            return isRead ? readUsers : writeUsers.union(["User.DeleteRestore.All"])
        case .restore: return ["User.DeleteRestore.All", "User.ReadWrite.All", "Directory.ReadWrite.All"]
        case .organization, .organizationByID:
            return readDirectory.union(["Organization.Read.All", "Organization.ReadWrite.All", "User.Read.All"])
        case .metadata, .batch: return []
        }
    }

    static func allow(_ call: GraphCall) -> Bool {
        let accepted = accepted(call.route, method: call.request.method)
        return accepted.isEmpty || !accepted.isDisjoint(with: call.caller.permissions)
    }
}
