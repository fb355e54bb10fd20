import DirectoryCore
import DirectoryPorts
import Foundation
import StoreConformance
import Synchronization
import TestSupport
import Testing

@testable import StoreSQLite

/// Whatever happens, in whatever order: the database and the store that forgets are in the same state after it.
@Suite("Two stores, one history")
struct HistoryTests {
    @Test("After every step of a random history both stores say the same", arguments: 1...12)
    func random(seed: Int) async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        var left = try await History(in: store, seed: UInt64(seed))
        var right = try await History(in: InMemoryStore(), seed: UInt64(seed))
        for step in 1...60 {
            let results = (try await left.step(), try await right.step())
            #expect(results.0 == results.1, "seed \(seed), step \(step)")
            let states = (try await left.state(), try await right.state())
            try #require(states.0.difference(from: states.1) == [], "seed \(seed), step \(step): \(results.0)")
            try #require(try await left.book() == right.book(), "seed \(seed), step \(step): \(results.0)")
        }
        #expect(try await StoreConformance.flaws(of: .organization(Fixture.contoso), in: store).isEmpty)
    }
}

/// One history of fifteen people, which a seed repeats exactly.
private struct History {
    private let store: any ServerStore
    private let scene: Scene
    private var random: SeededRandom
    private var now = Date.noon
    private var steps = 0

    init(in store: any ServerStore, seed: UInt64) async throws {
        self.store = store
        scene = try await Scene(in: store)
        random = SeededRandom(seed: seed)
        try await scene.importPeople((1...8).map { ($0, .extra($0)) })
    }

    func state() async throws -> Snapshot {
        try await Snapshot(of: scene, objects: (1...15).map(Fixture.object))
    }

    func book() async throws -> [AuditEntry] {
        try await store.entries(in: .organization(scene.organization), after: 0, limit: 1_000)
    }

    /// Does something.
    ///
    /// - Returns: what came of it, in words.
    mutating func step() async throws -> String {
        steps += 1
        now += [1, 15, 400, 90_000].randomElement(using: &random) ?? 1
        do {
            switch Int.random(in: 0..<14, using: &random) {
            case 0: return try await mark()
            case 1: return "\(try await scene.store.purge(at: now + Double.random(in: 0...3e6, using: &random)))"
            case 2: return try await giveUp()
            case 3: return "\(try await scene.store.closeInterrupted(at: now).map(\.id))"
            case 4...5: return try await applyWaiting()
            case 6: return try await erase()
            case 7: return try await forget()
            default: return try await work()
            }
        } catch let problem as Problem {
            return problem.description
        } catch is Scene.SomebodyAtWork {
            return "joined"
        }
    }

    private mutating func mark() async throws -> String {
        let ids = try await people().filter { _ in Bool.random(using: &random) }.map(\.id)
        let marks: [UserMark] = [.held, .released, .protected, .unprotected]
        let mark = marks.randomElement(using: &random) ?? .held
        try await scene.store.mark(ids, mark, of: scene.organization, at: now)
        return "\(mark) \(ids)"
    }

    private mutating func erase() async throws -> String {
        guard let user = try await people().randomElement(using: &random) else { return "" }
        try await store.erase(user.id, of: scene.organization, noting: .of(.userErased), at: now)
        return "erased \(user.id)"
    }

    private mutating func forget() async throws -> String {
        let (runs, audit) = (Double.random(in: 0...3e5, using: &random), Double.random(in: 0...3e5, using: &random))
        let forgotten = try await store.forget(
            runsBefore: now - runs, auditBefore: now - audit, of: scene.organization, at: now)
        return "\(forgotten)"
    }

    private mutating func giveUp() async throws -> String {
        let runs = try await scene.store.runs(of: scene.organization, limit: 3, before: nil)
        guard let run = runs.randomElement(using: &random) else { return "" }
        let reason = RunState.Discard.rejected(by: .page)
        return "\(try await scene.store.discard(run.id, Scene.hash, reason, in: scene.organization, at: now).state)"
    }

    private mutating func applyWaiting() async throws -> String {
        let runs = try await scene.store.runs(of: scene.organization, limit: 4, before: nil)
        guard let run = runs.randomElement(using: &random) else { return "" }
        if case .held(let hash, _) = run.state {
            _ = try await scene.store.approve(run.id, hash, in: scene.organization, by: .page, at: now)
        }
        return "\(try await apply(run).state)"
    }

    /// A run as an engine does it, which may be cut off after any part of it.
    private mutating func work() async throws -> String {
        let lease = try await scene.begin(at: now)
        guard Int.random(in: 0..<9, using: &random) > 0 else { return "cut off" }
        let kind: RunKind = Int.random(in: 0..<4, using: &random) == 0 ? .undo : .synchronization
        let decisions = try await decisions()
        let quiet = try await scene.store.boundUsers(by: scene.connection, after: 0, limit: 99).map(\.user.id)
            .filter { id in !decisions.contains { $0.subject.user == id } }.count
        let isOverEverybody = Bool.random(using: &random)
        let plan = scene.plan(
            decisions, kind: kind, quiet: isOverEverybody ? quiet : 0,
            aftermath: Bool.random(using: &random) ? .hold : .follow, at: now)
        let record = PlanRecord(
            plan: plan, hash: Scene.hash, reading: .fixture(plan),
            findings: Int.random(in: 0..<6, using: &random) == 0 ? [.half(planned: 1, of: 2)] : [],
            checkpoint: isOverEverybody ? .fixture("\(now)", at: now) : nil,
            ending: Bool.random(using: &random) ? .preview : .apply)
        let run = try await scene.store.record(record, under: lease, at: now)
        guard case .running = run.state, Int.random(in: 0..<9, using: &random) > 0 else { return run.state.name }
        do {
            return "\(try await apply(run, under: lease).counts.listed)"
        } catch let problem as Problem {
            return try await scene.store.stop(lease, because: problem, reading: nil, at: now).state.name
        }
    }

    /// Whoever is imported has an id of the step, whatever plans were refused before.
    private func apply(_ run: Run, under lease: Lease? = nil) async throws -> Run {
        let ids = Mutex(UInt64(steps * 100))
        let application = PlanApplication(
            run: run.id, organization: scene.organization, hash: Scene.hash, actor: .page, lease: lease)
        return try await scene.store.apply(application, at: now) {
            ids.withLock { number in
                number += 1
                return Fixture.userID(number)
            }
        }
    }

    private mutating func decisions() async throws -> [Decision] {
        let users = try await people()
        var decisions: [Decision] = []
        for number in UInt64(1)...15 where Bool.random(using: &random) {
            let user = users.first { $0.binding?.object == Fixture.object(number) }
            decisions.append(decision(number, user, rivals: users))
        }
        return decisions
    }

    private mutating func decision(_ number: UInt64, _ user: User?, rivals: [User]) -> Decision {
        let other = Profile.extra(UInt64.random(in: 1...15, using: &random))
        let rival = rivals.randomElement(using: &random).map {
            AddressConflict.over(Bool.random(using: &random) ? .email : .username, $0.profile.username, heldBy: $0)
        }
        guard let user else {
            guard let rival, Bool.random(using: &random) else { return .importing(number, .extra(number)) }
            return Decision(
                subject: .person(Fixture.object(number)), name: "Stranger \(number)", verdict: .duplicate([rival]))
        }
        if user.isTombstone { return .about(user, .restored(Bool.random(using: &random) ? user.profile : other)) }
        let verdicts: [(Verdict, Decision.AccessChange)] = [
            (.modified(user.profile.changes(to: other)), .keep), (.unchanged, .keep), (.unreadable, .keep),
            (.outOfScope, .keep), (.held, .keep), (.missing(since: now), .keep), (.deleted(.leftScope), .keep),
            (.deactivated(.disabledUpstream, []), .deactivate), (.reactivated([]), .reactivate),
            (.duplicate(rival.map { [$0] } ?? []), .keep), (.protected([]), .keep),
        ]
        let (verdict, access) = verdicts.randomElement(using: &random) ?? (.unchanged, .keep)
        return .about(user, verdict, access: access)
    }

    private func people() async throws -> [User] { try await scene.users(Array(1...15)) }
}
