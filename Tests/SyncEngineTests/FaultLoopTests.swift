import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

/// After the manner of SQLite's tests: the n-th call fails, n = 1, 2, 3 …, until the work ends without meeting it.
///
/// Source: <https://sqlite.org/testing.html>
@Suite("Whatever call fails, nothing is half done, and the next run converges")
struct FaultLoopTests {
    /// What is made to fail.
    enum Part: CaseIterable {
        case tenant
        case store
    }

    /// From which run the failing one is.
    enum Way: CaseIterable {
        case full
        case delta
        case chosen
    }

    @Test(
        "The n-th call fails, for every n",
        arguments: Part.allCases, Way.allCases)
    func everyCall(part: Part, way: Way) async throws {
        var call = 1
        while try await meetsFailure(at: call, of: part, way) { call += 1 }
        #expect(call > 6, "the loop tried \(call) calls")
    }

    /// Five people: a new name, a swap, a deletion, and somebody who was purged.
    private func meetsFailure(at call: Int, of part: Part, _ way: Way) async throws -> Bool {
        let store = FailingStore(InMemoryStore())
        let scene = try await Scene(people: 12, store: store)
        if way == .delta { try await scene.synchronize() }
        await happen(in: scene.tenant)
        let before = try await scene.users()
        let selection = way == .chosen ? Selection.users(before.map(\.id)) : .everyone
        await scene.tenant.resetCalls()
        store.fail(at: part == .store ? call : 0)
        await scene.tenant.spoil { $0.failingCall = part == .tenant ? call : nil }
        let problem = try await scene.problem { try await scene.synchronize(selection) }
        let met = part == .store ? store.calls >= call : await scene.tenant.calls.count >= call
        store.fail(at: 0)
        await scene.tenant.spoil { $0.failingCall = nil }
        if problem != nil { try await expectUntouched(scene, before) }
        await scene.wait(21)
        try await converge(scene, selection, call)
        return met
    }

    private func happen(in tenant: ScriptedTenant) async {
        await tenant.edit { people in
            people[Fixture.object(1)]?.surname = .value("Dahl")
            people[Fixture.object(2)]?.mail = Scene.person(3).mail
            people[Fixture.object(3)]?.mail = Scene.person(2).mail
        }
        await tenant.delete(Fixture.object(4))
        await tenant.mention(Fixture.object(5))
        await tenant.purge(Fixture.object(5))
    }

    private func expectUntouched(_ scene: Scene, _ before: [User]) async throws {
        #expect(try await scene.users() == before)
        let run = try #require(try await scene.latestRun())
        switch run.state {
        case .stopped, .running, .applied: break
        case .planned, .held, .discarded: Issue.record("the run is \(run.state.name)")
        }
    }

    /// The next run does all that is to be done; the purged person needs a second strike a quarter of an hour later.
    private func converge(_ scene: Scene, _ selection: Selection, _ call: Int) async throws {
        _ = try await scene.problem { try await scene.synchronize() }
        await scene.wait(900)
        try await scene.synchronize()
        let users = try await scene.users()
        #expect(users.count == 10, "call \(call)")
        #expect(try await scene.user(1)?.profile.lastName == "Dahl", "call \(call)")
        #expect(try await scene.user(2)?.profile.email == Scene.person(3).mail.value, "call \(call)")
        #expect(try await scene.user(3)?.profile.email == Scene.person(2).mail.value, "call \(call)")
        for run in try await scene.store.runs(of: Scene.organization, limit: 10, before: nil) {
            #expect(run.state.hasEnded, "call \(call): run \(run.id) is \(run.state.name)")
        }
    }
}
