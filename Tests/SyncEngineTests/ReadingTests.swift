import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("How a run over everybody reads the tenant (R27, R28)")
struct ReadingTests {
    @Test("The first run reads everybody, the next one only what has changed")
    func delta() async throws {
        let scene = try await Scene()
        let first = try await scene.synchronize()
        #expect(first.reading?.way == .full)
        #expect(first.reading?.reason == .noCheckpoint)
        #expect(first.counts == OutcomeCounts([.unchanged: 10]))
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        await scene.tenant.resetCalls()
        let second = try await scene.synchronize()
        #expect(
            second.reading
                == ReadingFacts(
                    way: .delta, reason: .changesSinceCheckpoint, people: 1, candidates: 0))
        #expect(second.counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
        #expect(try await scene.user(3)?.profile.lastName == "Dahl")
        #expect(await scene.tenant.calls.contains("listing") == false)
    }

    @Test("Every count has as many rows, also for those whom a run passed over in silence")
    func rows() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let run = try await scene.synchronize()
        #expect(try await scene.decisions(run, .unchanged).count == 9)
        #expect(try await scene.decisions(run).count == 10)
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        #expect(try await scene.decisions(run, .unchanged).count == 9)
    }

    @Test("Whom a delta reports removed is deleted on that proof, as long as others can be read")
    func removal() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.delete(Fixture.object(1))
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.deleted: 1, .unchanged: 9]))
        guard case .deleted(.gone(.deltaRemoved(.changed, _))) = try await scene.decisions(run, .deleted).first?.verdict
        else { throw Scene.Unexpected() }
    }

    @Test("A delta that reports Bo removed proves nothing while nobody can be read")
    func removalWithoutCanaries() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.delete(Fixture.object(1))
        await scene.tenant.spoil { $0.hidden = Set((2...10).map { Fixture.object($0) }) }
        #expect(try await scene.problem { try await scene.synchronize() } == .permissionSuspected)
        #expect(try await scene.users().count == 10)
    }

    @Test("Bo, who was deleted and is back before the run, is neither deleted nor changed")
    func removedAndRestored() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.delete(Fixture.object(1))
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
    }

    @Test("The second strike falls although no delta mentions the person any more")
    func secondStrike() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.mention(Fixture.object(2))
        await scene.tenant.purge(Fixture.object(2))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.missing: 1, .unchanged: 9]))
        await scene.wait(900)
        let run = try await scene.synchronize()
        #expect(run.reading?.way == .delta)
        #expect(run.counts == OutcomeCounts([.deleted: 1, .unchanged: 9]))
    }

    @Test("A reading from a replica that lags behind the delta is repeated by the next run")
    func laggingReplica() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        await scene.tenant.spoil { $0.outdated[Fixture.object(3)] = Scene.person(3) }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
        await scene.tenant.spoil { $0.outdated = [:] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("When the tenant has forgotten the history, everybody is read and absence still proves nothing")
    func forgottenHistory() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.spoil {
            $0.hasForgottenHistory = true
            $0.unlisted = [Fixture.object(4)]
        }
        let run = try await scene.synchronize()
        #expect(run.reading?.reason == .changeHistoryEnded)
        #expect(run.counts == OutcomeCounts([.unchanged: 10]))
        #expect(run.reading?.candidates == 1)
    }

    @Test("A history that has ended is no reason to stop a reconciling reading either")
    func forgottenHistoryAtReconciliation() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.wait(3_600)
        await scene.tenant.spoil { $0.hasForgottenHistory = true }
        #expect(try await scene.synchronize().reading?.reason == .changeHistoryEnded)
    }

    @Test("New settings for what is read make everybody be read")
    func settings() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        try await scene.change { $0.rules.mapping = .withTitle }
        let run = try await scene.synchronize()
        #expect(run.reading?.reason == .settingsChanged)
    }

    @Test("A checkpoint older than six days is not trusted")
    func age() async throws {
        let scene = try await Scene { $0.reconciliation = 365 * 24 * 3_600 }
        try await scene.synchronize()
        await scene.wait(6 * 24 * 3_600 + 1)
        #expect(try await scene.synchronize().reading?.reason == .checkpointTooOld)
    }

    @Test("A first reading is reconciled after an hour, and then once a week")
    func reconciliation() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.wait(3_600)
        #expect(try await scene.synchronize().reading?.reason == .reconciliationDue)
        for _ in 1...6 {
            await scene.wait(24 * 3_600)
            #expect(try await scene.synchronize().reading?.way == .delta)
        }
        await scene.wait(24 * 3_600)
        #expect(try await scene.synchronize().reading?.reason == .reconciliationDue)
    }

    @Test("What happens while everybody is read is read afterwards, from the mark made before")
    func meanwhile() async throws {
        let scene = try await Scene()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        await scene.tenant.spoil { $0.gate = gate }
        async let running = scene.synchronize()
        while await scene.tenant.calls.last != "listing" { await Task.yield() }
        await scene.tenant.edit { $0[Fixture.object(6)]?.surname = .value("Dahl") }
        open.finish()
        #expect(try await running.counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("Rejected, stopped and failed runs leave the checkpoint where it was")
    func checkpointStays() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await scene.preview()
        let hash = try #require(plan.state.hash)
        _ = try await scene.engine.reject(plan.id, hash: hash, in: Scene.organization, by: scene.request.actor)
        #expect(try await scene.synchronize().counts[.modified] == 1)
    }
}

extension FieldMapping {
    /// The standard mapping and a custom field.
    static var withTitle: FieldMapping {
        var sources = FieldMapping.standard.sources
        if let title = MappedField(rawValue: "attribute:title") { sources[title] = [.further(.jobTitle)] }
        return FieldMapping(sources: sources)
    }
}
