import DirectoryCore
import DirectoryPorts
import Foundation
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

/// What is done and what is noted of it are one: both are there, or neither.
@Suite("Everything or nothing, with its note")
struct ServerAtomicityTests {
    @Test("Whatever of it cannot be written, nothing of it is, and it can be done again", arguments: Step.all)
    func everyRow(step: Step) async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        if !step.isClaim { _ = try await Hall(in: store) }
        try await step.prepare(store, scene)
        let before = try await Contents(of: store)
        let refused = try await RowWrites.refusals(in: store) { () async throws in
            try await step.act(store, scene)
        } afterEach: { () async throws in
            #expect(try await Contents(of: store).difference(from: before) == [])
        }
        #expect(refused >= step.rows)
        let after = try await Contents(of: store)
        #expect(after.difference(from: before).contains("auditEntry"))
    }

    /// Something that a store does at once.
    struct Step: Sendable, CustomTestStringConvertible {
        let name: String
        /// How many rows it writes at least, those of the audit among them.
        let rows: Int
        var isClaim = false
        var prepare: @Sendable (SQLiteStore, Scene) async throws -> Void = { _, _ in }
        let act: @Sendable (SQLiteStore, Scene) async throws -> Void

        var testDescription: String { name }

        static let all: [Step] = [
            // Invitation, account, organization, member, session, and a note of two rows.
            Step(name: "Claiming", rows: 7, isClaim: true) { store, _ in
                try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
            } act: { store, _ in
                try await store.redeem(.claim(), at: .noon)
            },
            Step(name: "Accepting an invitation", rows: 6) { store, scene in
                try await store.add(invitation(scene), noting: .matter(.memberInvited), at: .noon)
            } act: { store, scene in
                let bo = Account.fixture(2)
                let membership = Membership(
                    account: bo.id, organization: scene.organization, role: .viewer, since: .noon)
                try await store.redeem(
                    Redemption(
                        invitation: invitation(scene).id, outcome: .newMember(bo, membership),
                        session: .fixture(2, of: bo.id), notes: [.matter(.memberJoined)]), at: .noon)
            },
            Step(name: "Inviting again for a recovery", rows: 4) { store, _ in
                try await store.add(
                    .fixture(5, .recovery(Account.fixture(1).id)), noting: .matter(.recoveryOffered), at: .noon)
            } act: { store, _ in
                try await store.add(
                    .fixture(6, .recovery(Account.fixture(1).id)), noting: .matter(.recoveryOffered), at: .noon)
            },
            Step(name: "Suspending somebody with sessions", rows: 4) { store, scene in
                try await hall(store).invite(2, as: .viewer)
            } act: { store, _ in
                var account = try await hall(store).account(2)
                account.standing = .suspended
                _ = try await store.save(account, ending: .none, noting: .matter(.accountSuspended), at: .noon)
            },
            Step(name: "Removing a member with tokens", rows: 4) { store, scene in
                try await hall(store).invite(2, as: .owner)
                for number in [UInt64(1), 2] { try await hall(store).add(.fixture(number, by: 2)) }
            } act: { store, scene in
                try await hall(store).setRole(nil, of: 2)
            },
            Step(name: "Proving who one is", rows: 4) { store, _ in
                let new = Session.fixture(9, of: Account.fixture(1).id)
                try await store.replace(
                    Session.fixture(1, of: new.account).id, by: new, noting: .matter(.signedIn), at: .noon)
            },
            Step(name: "Adding an organization with its owner", rows: 5) { store, _ in
                try await store.add(
                    .fixture(Fixture.fabrikam, "Fabrikam"), owner: Account.fixture(1).id,
                    noting: .of(.organizationCreated), at: .noon)
            },
            Step(name: "Saving a connection with other credentials", rows: 6) { store, scene in
                var connection = scene.connection
                connection.credentials = [.secret([1])]
                try await store.save(connection, noting: .of(.credentialAdded), at: .noon)
            },
            Step(name: "Holding users", rows: 5) { store, scene in
                try await scene.importPeople([(1, .ana)])
            } act: { store, scene in
                let ana = try await scene.user(1)
                try await store.mark([ana.id], .held, of: scene.organization, noting: .of(.usersHeld), at: .noon)
            },
            Step(name: "Erasing somebody", rows: 30) { store, _ in
                _ = try await Life(in: store)
            } act: { store, scene in
                let user = try await scene.user(1)
                try await store.erase(user.id, of: scene.organization, noting: .of(.userErased), at: .evening)
            },
            Step(name: "Forgetting", rows: 20) { store, _ in
                _ = try await Life(in: store)
            } act: { store, scene in
                _ = try await store.forget(
                    runsBefore: .evening, auditBefore: .evening, of: scene.organization, at: .evening)
            },
        ]

        private static func invitation(_ scene: Scene) -> Invitation {
            .fixture(5, .membership(scene.organization, .viewer, email: "x"))
        }

        private static func hall(_ store: SQLiteStore) async throws -> Hall {
            try await Hall(claimed: store)
        }
    }
}
