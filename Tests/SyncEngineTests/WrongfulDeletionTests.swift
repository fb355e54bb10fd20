import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("A sick reading deletes nobody (R14, R16)")
struct WrongfulDeletionTests {
    /// Spoils the tenant, synchronizes twice with an hour between, and expects everybody to be there as before.
    private func expectNobodyIsTouched(
        _ code: Problem.Code?, selecting selection: Selection = .everyone,
        _ spoil: @Sendable (inout ScriptedTenant.Spoiling) -> Void
    ) async throws {
        let scene = try await Scene()
        let before = try await scene.users().map(\.profile)
        await scene.tenant.spoil(spoil)
        for _ in 1...2 {
            do {
                let run = try await scene.synchronize(selection)
                #expect(code == nil)
                #expect(run.counts[.deleted] == 0)
            } catch let problem as Problem {
                #expect(problem.code == code)
                let last = try await scene.store.runs(of: Fixture.contoso, limit: 1, before: nil).first
                #expect(last?.state == .stopped(problem))
            }
            await scene.tenant.wait(3_600)
        }
        #expect(try await scene.users().map(\.profile) == before)
    }

    private static let everybody = Set((1...10).map { Fixture.object($0) })

    @Test("People who are held and gone vouch for nobody: Eve, who leaves later, is deleted")
    func heldCanaries() async throws {
        let scene = try await Scene()
        let held = try await scene.users().filter { user in
            (1...3).contains { user.binding?.object == Fixture.object($0) }
        }
        try await scene.store.mark(held.map(\.id), .held, of: Scene.organization, at: scene.clock.world.now())
        for number in 1...3 as ClosedRange<UInt64> { await scene.tenant.delete(Fixture.object(number)) }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.held: 3, .unchanged: 7]))
        await scene.tenant.delete(Fixture.object(4))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.held: 3, .deleted: 1, .unchanged: 6]))
    }

    @Test("The tenant is empty")
    func empty() async throws {
        try await expectNobodyIsTouched(.upstreamEmpty) { spoiled in
            spoiled.unlisted = Self.everybody
            spoiled.hidden = Self.everybody
        }
    }

    @Test("The list is cut short, and direct reads still find everybody")
    func cutShort() async throws {
        try await expectNobodyIsTouched(nil) { $0.unlisted = Set((4...10).map { Fixture.object($0) }) }
    }

    @Test("Everybody answers 404, and the deleted items are refused")
    func everybodyGone() async throws {
        try await expectNobodyIsTouched(.permissionSuspected, selecting: .matching("No.")) { spoiled in
            spoiled.hidden = Self.everybody
            spoiled.refusesDeletedItems = true
        }
    }

    @Test("Most people answer 404", arguments: [8, 9])
    func mostGone(hidden: UInt64) async throws {
        try await expectNobodyIsTouched(.permissionSuspected) { spoiled in
            spoiled.hidden = Set((1...hidden).map { Fixture.object($0) })
            spoiled.blank = Set((hidden...10).map { Fixture.object($0) })
        }
    }

    @Test("Direct reads are refused while somebody is missing")
    func refusedLookUps() async throws {
        try await expectNobodyIsTouched(.permissionMissing) { spoiled in
            spoiled.unlisted = [Fixture.object(1)]
            spoiled.refusesLookUps = true
        }
    }

    @Test("The deleted items are refused while somebody is missing")
    func refusedDeletedItems() async throws {
        try await expectNobodyIsTouched(.permissionMissing) { spoiled in
            spoiled.hidden = [Fixture.object(1)]
            spoiled.refusesDeletedItems = true
        }
    }

    @Test("Another tenant answers")
    func anotherTenant() async throws {
        try await expectNobodyIsTouched(.tenantChanged) { $0.tenant = TenantID(Fixture.uuid(0xBAD)) }
    }

    @Test("Whichever call to the tenant fails, nothing is changed, and the next run converges")
    func everyCallFails() async throws {
        var failing = 1
        while true {
            let scene = try await Scene(people: 5)
            await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Berg") }
            await scene.tenant.delete(Fixture.object(1))
            let before = try await scene.users()
            await scene.tenant.resetCalls()
            await scene.tenant.spoil { [failing] in $0.failingCall = failing }
            let run = try? await scene.synchronize()
            await scene.tenant.spoil { $0.failingCall = nil }
            if let run {
                #expect(failing > 8, "the loop ended before it met every call")
                #expect(run.counts == OutcomeCounts([.modified: 1, .deleted: 1, .unchanged: 3]))
                return
            }
            #expect(try await scene.users() == before)
            #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .deleted: 1, .unchanged: 3]))
            failing += 1
        }
    }
}
