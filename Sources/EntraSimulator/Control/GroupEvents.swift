import OrderedCollections

extension TenantControl {
    /// Makes a security group.
    @discardableResult
    public func createGroup(displayName: String, memberIDs: [String] = []) throws(ControlError) -> TrueGroup {
        let ids = try memberIDs.map { text throws(ControlError) in try Self.objectID(text) }
        return with { tenant, now in
            let group = tenant.directory.createGroup(
                [
                    .displayName: .string(displayName), .mailEnabled: .boolean(false), .securityEnabled: .boolean(true),
                    .mailNickname: .string("group-\(tenant.directory.journal.latest)"), .groupTypes: .strings([]),
                ], members: OrderedSet(ids), now: now)
            return TrueGroup(group, in: tenant.directory)
        }
    }

    /// Somebody, or another group, joins.
    public func addMember(_ memberID: String, to groupID: String) throws(ControlError) {
        let (member, group) = (try Self.objectID(memberID), try Self.groupID(groupID))
        try change { directory, _ throws(DirectoryError) in try directory.add(member, to: group) }
    }

    /// A direct member leaves.
    public func removeMember(_ memberID: String, from groupID: String) throws(ControlError) {
        let (member, group) = (try Self.objectID(memberID), try Self.groupID(groupID))
        try change { directory, _ throws(DirectoryError) in try directory.remove(member, from: group) }
    }

    /// Changes the display name.
    public func renameGroup(_ id: String, _ displayName: String) throws(ControlError) {
        let group = try Self.groupID(id)
        try change { directory, _ throws(DirectoryError) in
            try directory.updateGroup(group, [.displayName: .string(displayName)])
        }
    }

    /// Soft deletion.
    public func deleteGroup(_ id: String) throws(ControlError) {
        let group = try Self.groupID(id)
        try change { directory, now throws(DirectoryError) in try directory.deleteGroup(group, now: now) }
    }

    private static func groupID(_ text: String) throws(ControlError) -> ObjectID {
        guard let id = ObjectID(text) else { throw .noSuchGroup(text) }
        return id
    }
}
