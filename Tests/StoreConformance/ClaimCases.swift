import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let claiming: [ConformanceCase] = [
        ConformanceCase("Whoever claims the server administers it, owns its first organization and is signed in") {
            store in
            #expect(try await store.accountCount() == 0)
            let hall = try await Hall(in: store)
            #expect(hall.contoso == .fixture())
            #expect(try await store.accountCount() == 1)
            #expect(try await hall.ana() == .fixture(1))
            #expect(try await hall.roles() == ["Ana: owner"])
            #expect(try await store.session(.fixture(1, "5")) == .fixture(1, of: hall.ana().id))
            #expect(try await hall.entries(in: .server).map(\.draft.deed) == [.recoveryOffered, .serverClaimed])
        },
        ConformanceCase("A claim works once, and a later one for nobody") { store in
            let hall = try await Hall(in: store)
            await expectProblem(.codeInvalid) { try await store.redeem(.claim(), at: .noon) }
            await expectProblem(.alreadyClaimed) {
                try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
            }
            #expect(try await store.organizations() == [hall.contoso])
            #expect(try await hall.entries(in: .server).count == 2)
        },
        ConformanceCase("The next claim code takes the place of the one before, and each works for an hour") { store in
            try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
            let second = Invitation.fixture(9, .claim)
            try await store.add(second, noting: .matter(.recoveryOffered), at: .noon)
            #expect(try await store.invitation(Invitation.claim.code, at: .noon) == nil)
            let hour = Date.noon.addingTimeInterval(3_600)
            #expect(try await store.invitation(second.code, at: hour.addingTimeInterval(-0.5)) == second)
            #expect(try await store.invitation(second.code, at: hour) == nil)
            await expectProblem(.codeInvalid) { try await store.redeem(.claim(), at: .noon) }
        },
        ConformanceCase("A claim takes over what was there without a name, which keeps its id") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            #expect(try await store.organizations().isEmpty)
            #expect(try await store.organization(scene.organization) == nil)
            let wish = Organization.fixture(Fixture.fabrikam, "Contoso & Sons", handle: "contoso")
            try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
            let draft = AuditDraft(
                actor: .page, origin: .local, .organizationCreated, of: wish.id.description, name: wish.name)
            try await store.redeem(
                .claim(
                    wish,
                    notes: [AuditNote(draft, in: .organization(wish.id)), AuditNote(draft, in: .server)]), at: .noon)
            let kept = try #require(try await store.organization(wish.handle))
            #expect(kept == .fixture(scene.organization, "Contoso & Sons", handle: "contoso"))
            #expect(try await store.organization(wish.id) == nil)
            #expect(try await store.memberships(of: Account.fixture(1).id).map(\.organization) == [kept.id])
            #expect(try await scene.listed().count == 1)
            let entry = try #require(try await store.entries(in: .organization(kept.id), after: 0, limit: 9).last)
            #expect((entry.draft.object, entry.draft.deed) == (kept.id.description, .organizationCreated))
            #expect(try await store.entries(in: .server, after: 0, limit: 9).last?.draft.object == kept.id.description)
            #expect(try await store.entries(in: .organization(wish.id), after: 0, limit: 9).isEmpty)
        },
        ConformanceCase(
            "A second organization is added beside what was there without a name, and does not take it over"
        ) { store in
            let scene = try await Scene(in: store)
            try await store.add(.fixture(Fixture.fabrikam, "Fabrikam"), noting: .of(.organizationCreated), at: .noon)
            #expect(try await store.organizations().map(\.id) == [Fixture.fabrikam])
            #expect(try await store.connection(of: Fixture.fabrikam) == nil)
            #expect(try await store.connection(of: scene.organization) == scene.connection)
        },
    ]
}
