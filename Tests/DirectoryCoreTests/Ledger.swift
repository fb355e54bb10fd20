import DirectoryCore
import Foundation
import TestSupport
import Testing

/// A small and obvious store: it does what `UserWrite` says, and checks what a store relies on.
struct Ledger {
    private(set) var users: [UserID: User] = [:]
    /// The decisions of the last plan that wrote more than marks.
    private(set) var written: [Decision] = []

    init(_ users: [User]) {
        for user in users { self.users[user.id] = user }
    }

    /// Everybody bound to a directory user, tombstones included.
    var bound: [DirectoryObjectID: User] {
        let pairs = users.values.compactMap { user in user.binding.map { ($0.object, user) } }
        return Dictionary(pairs) { first, _ in first }
    }

    var living: [User] { users.values.filter { !$0.isTombstone } }

    /// What each living user is called, and whether it can use the application.
    var state: [UserID: [String]] {
        living.reduce(into: [:]) { state, user in
            let fields = user.profile.fields.map { user.profile[$0] ?? "-" }
            state[user.id] = fields + ["\(user.status)"]
        }
    }

    mutating func apply(_ draft: Draft, _ kind: RunKind) {
        apply(draft.settle(holders: living), kind)
    }

    mutating func apply(_ decisions: [Decision], _ kind: RunKind) {
        let before = users
        written = decisions.filter { decision in
            if let write = decision.write(in: kind) { apply(write) }
            let id = decision.subject.user ?? newUserID(decision.subject.object)
            return users[id]?.revision != before[id]?.revision
        }
        let addresses = living.flatMap { Array($0.profile.addressKeys) }
        #expect(Set(addresses).count == addresses.count, "two users share an address")
    }

    private mutating func apply(_ write: UserWrite) {
        switch write {
        case .insert(let object, let profile, let status):
            let binding = User.Binding(connection: Fixture.connection, tenant: Fixture.tenant, object: object)
            let user = User(
                id: newUserID(object), organization: Fixture.contoso, origin: .imported(binding), profile: profile,
                status: status, createdAt: Fixture.morning)
            #expect(users[user.id] == nil)
            users[user.id] = user
        case .update(let id, let revision, let changes, let access, _):
            change(id, revision) { user in
                for change in changes { #expect(user.profile[change.field] == change.before) }
                user.profile = user.profile.applying(changes)
                user.status = user.status.applying(access)
            }
        case .revive(let id, let revision, let profile, let access, _):
            change(id, revision) { user in
                #expect(user.isTombstone)
                user.profile = profile
                user.status = user.status.applying(access)
            }
        case .bury(let id, let revision):
            change(id, revision) { $0.status = $0.status.buried(at: Fixture.morning) }
        case .strike(let id, let revision, let since):
            change(id, revision) { $0.missingSince = since }
        case .touch(let id, let revision, _):
            #expect(users[id]?.revision == revision)
        }
    }

    private mutating func change(_ id: UserID, _ revision: Int64, _ body: (inout User) -> Void) {
        guard var user = users[id], user.revision == revision else {
            Issue.record("the plan is stale for \(id)")
            return
        }
        body(&user)
        user.revision += 1
        users[id] = user
    }

    /// Somebody imported has the id that ends as the object's does.
    private func newUserID(_ object: DirectoryObjectID) -> UserID { UserID(object.uuid) }
}
