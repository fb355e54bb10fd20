import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    /// What belongs to one organization does not exist for another: unknown and foreign are told alike.
    static let belonging: [ConformanceCase] = [
        ConformanceCase("Members, invitations, tokens and entries of one organization are not seen from another") {
            store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            try await hall.invite(2, as: .viewer)
            try await hall.add(.fixture(1, by: 1))
            let invitation = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"))
            try await store.add(
                invitation, noting: .matter(.memberInvited, in: .organization(hall.contoso.id)), at: .noon)
            #expect(try await store.members(of: fabrikam.id).isEmpty)
            #expect(try await store.invitations(of: fabrikam.id, at: .noon).isEmpty)
            #expect(try await store.tokens(of: fabrikam.id).isEmpty)
            #expect(try await hall.entries(in: .organization(fabrikam.id)).isEmpty)
            #expect(try await store.entries(AuditQuery(), in: .organization(fabrikam.id)).total == 0)
            #expect(try await store.books() == [.server, .organization(hall.contoso.id)])
        },
        ConformanceCase("What is another organization's is refused in the words for what is nobody's") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            try await hall.invite(2, as: .viewer)
            try await hall.add(.fixture(1, by: 1))
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let invitation = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"))
            try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            let before = try await Snapshot(of: scene, objects: [Fixture.object(1)])
            let pairs: [(foreign: @Sendable () async throws -> Void, unknown: @Sendable () async throws -> Void)] = [
                (
                    { try await hall.setRole(nil, of: 2, in: fabrikam.id) },
                    { try await hall.setRole(nil, of: 9, in: fabrikam.id) }
                ),
                (
                    { try await withdraw(invitation.id) },
                    { try await withdraw(Invitation.fixture(9, .claim).id) }
                ),
                (
                    { try await revoke(APIToken.fixture(1, by: 1).id) },
                    { try await revoke(APIToken.fixture(9, by: 1).id) }
                ),
                ({ try await erase(ana.id) }, { try await erase(Fixture.userID(99)) }),
            ]
            @Sendable func withdraw(_ id: InvitationID) async throws {
                try await store.withdraw(id, of: fabrikam.id, noting: .of(.invitationWithdrawn), at: .noon)
            }
            @Sendable func revoke(_ id: APITokenID) async throws {
                try await store.revoke(id, of: fabrikam.id, noting: .of(.tokenRevoked), at: .noon)
            }
            @Sendable func erase(_ id: UserID) async throws {
                try await store.erase(id, of: fabrikam.id, noting: .of(.userErased), at: .noon)
            }
            for pair in pairs {
                let foreign = await expectProblem(.notFound) { try await pair.foreign() }
                let unknown = await expectProblem(.notFound) { try await pair.unknown() }
                #expect(foreign == unknown)
            }
            #expect(try await hall.roles() == ["Ana: owner", "bo: viewer"])
            #expect(try await store.invitations(of: hall.contoso.id, at: .noon) == [invitation])
            #expect(try await store.tokens(of: hall.contoso.id).map(\.revokedAt) == [nil])
            #expect(try await Snapshot(of: scene, objects: [Fixture.object(1)]) == before)
            #expect(try await hall.entries(in: .organization(fabrikam.id)).isEmpty)
        },
        ConformanceCase("Erasing and forgetting in one organization is nothing to the other") { store in
            let contoso = try await Scene(in: store)
            let fabrikam = try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
            let mine = try await contoso.importPeople([(1, .ana), (2, .bo)])
            let theirs = try await fabrikam.importPeople([(1, .ana), (2, .bo)])
            for (scene, people) in [(contoso, mine), (fabrikam, theirs)] {
                try await scene.run([
                    .refusing(people[1], .over(.email, "ana@contoso.example", heldBy: people[0]))
                ])
                try await scene.runOverEverybody(quiet: 1, checkpoint: .fixture("A"))
                _ = try await scene.record([.giving(people[0], Profile.ana.with(phone: "1"))])
            }
            let before = try await Snapshot(of: fabrikam, objects: [1, 2].map(Fixture.object))
            let book = try await store.entries(in: .organization(fabrikam.organization), after: 0, limit: 99)
            try await store.erase(mine[0].id, of: contoso.organization, noting: .of(.userErased), at: .evening)
            _ = try await store.forget(
                runsBefore: .tomorrow, auditBefore: .tomorrow, of: contoso.organization, at: .tomorrow)
            #expect(try await Snapshot(of: fabrikam, objects: [1, 2].map(Fixture.object)) == before)
            #expect(try await store.entries(in: .organization(fabrikam.organization), after: 0, limit: 99) == book)
            #expect(try await contoso.listed().map(\.user.profile.name) == ["Bo Nilsen"])
        },
        ConformanceCase("The last owner of one organization is not the other's, and roles do not cross") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            try await hall.invite(2, as: .owner, to: fabrikam.id)
            await expectProblem(.lastOwner) { try await hall.setRole(nil, of: 2, in: fabrikam.id) }
            try await hall.join(1, fabrikam.id, as: .viewer, number: 90)
            try await hall.setRole(.admin, of: 1, in: fabrikam.id)
            #expect(try await hall.roles() == ["Ana: owner"])
            #expect(try await hall.roles(in: fabrikam.id) == ["Ana: admin", "bo: owner"])
            #expect(try await store.memberships(of: hall.ana().id).map(\.role) == [.owner, .admin])
        },
    ]
}
