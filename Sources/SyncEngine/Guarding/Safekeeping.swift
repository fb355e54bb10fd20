import DirectoryCore
import DirectoryPorts

/// Keeps a run from putting out whoever asks for it, and the last of the organization's owners (R19).
struct Safekeeping: Sendable {
    /// The users of those who ask.
    private let asking: Set<UserID>
    /// The users of active owners, the longest in office first.
    private let owners: [User]
    /// Whether there is an owner whom no run can put out, because no user of this tenant is the same person.
    private let hasOwnerOutOfReach: Bool

    /// - Parameter users: those that stewards are bound to, by their objects in the connection's tenant.
    init(_ stewards: [Stewards], in tenant: TenantID?, users: [DirectoryObjectID: User]) {
        func user(of identity: EntraIdentity?) -> User? {
            guard let identity, identity.tenant == tenant else { return nil }
            return users[identity.object]
        }
        let owners = stewards.first?.owners ?? []
        asking = Set(stewards.compactMap { user(of: $0.asking)?.id })
        self.owners = owners.compactMap(user).filter { !$0.isTombstone }
        hasOwnerOutOfReach = owners.contains { user(of: $0) == nil }
    }

    /// A draft that leaves them in.
    ///
    /// - Parameter draft: makes it, sparing these users.
    func guarding(_ draft: (_ sparing: Set<UserID>) -> Draft) -> Draft {
        let first = draft(asking)
        guard let last = lastOwner(among: first.removals) else { return first }
        return draft(asking.union([last]))
    }

    /// Whether removing these users would put one of them out.
    func forbids(removing users: Set<UserID>) -> Bool {
        !asking.isDisjoint(with: users) || lastOwner(among: users) != nil
    }

    /// The owner who has to stay because no other does.
    private func lastOwner(among removed: Set<UserID>) -> UserID? {
        guard !hasOwnerOutOfReach,
            !owners.contains(where: { $0.status == .active && !removed.contains($0.id) })
        else { return nil }
        let leaving = owners.filter { removed.contains($0.id) }
        return (leaving.first { $0.status == .active } ?? leaving.first)?.id
    }
}

extension SyncEngine {
    /// - Parameter actors: everybody who asks: for the run, and for having its plan applied.
    func safekeeping(for actors: [Actor], _ connection: Connection) async throws(Problem) -> Safekeeping {
        var stewards: [Stewards] = []
        for actor in actors {
            stewards.append(try await stewardship.stewards(of: connection.organization, when: actor))
        }
        let identities = stewards.flatMap { [$0.asking] + $0.owners }.compactMap(\.self)
        let tenant = connection.pinnedTenant?.id
        let objects = Set(identities.filter { $0.tenant == tenant }.map(\.object))
        let users = objects.isEmpty ? [:] : try await store.bound(to: Array(objects), by: connection)
        return Safekeeping(stewards, in: tenant, users: users.mapValues(\.user))
    }
}
