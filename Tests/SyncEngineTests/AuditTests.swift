import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import SyncEngine
import TestSupport
import Testing

@Suite("Who asked for what is written down before it is begun")
struct AuditTests {
    private let ana = Requester(
        .account(AccountID(Fixture.uuid(0xA1)), name: "Ana"), from: Origin(address: "192.0.2.7", request: "r1"))

    private func scene() async throws -> (scene: Scene, engine: AuditedEngine, book: NoteBook) {
        let scene = try await Scene()
        let book = NoteBook()
        return (scene, AuditedEngine(scene.engine, audit: book, world: scene.clock.world), book)
    }

    private static func facts(_ draft: AuditDraft?) -> [String: String] {
        Dictionary((draft?.changes ?? []).map { ($0.field, $0.after ?? "") }) { first, _ in first }
    }

    @Test("Ana previews, leaves Bo out, applies: each is there with its run and the hash of its plan")
    func planning() async throws {
        let (scene, engine, book) = try await scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await engine.planSynchronization(
            of: .everyone, in: Scene.organization, request: RunRequest(by: ana))
        let hash = try #require(plan.state.hash)
        let fresh = try await engine.narrow(
            plan.id, hash: hash, to: .leavingOut([Fixture.object(2)]), in: Scene.organization, by: ana)
        let freshHash = try #require(fresh.state.hash)
        _ = try await engine.apply(fresh.id, hash: freshHash, in: Scene.organization, by: ana)

        let notes = await book.notes
        #expect(notes.map(\.book) == Array(repeating: .organization(Scene.organization), count: 3))
        #expect(notes.map(\.draft.deed) == [.runAsked, .planNarrowed, .planApplied])
        #expect(notes.map(\.draft.object) == ["synchronization", "run \(plan.id)", "run \(fresh.id)"])
        #expect(Self.facts(notes.first?.draft) == ["purpose": "synchronize everybody", "then": "preview"])
        #expect(Self.facts(notes.last?.draft) == ["plan": freshHash.description])
        #expect(notes.allSatisfy { $0.draft.actor == ana.actor && $0.draft.origin == ana.origin })
    }

    @Test("How many were chosen is written down, who they are and what was searched for are not")
    func choosing() async throws {
        let (scene, engine, book) = try await scene()
        let users = try await scene.users().prefix(3).map(\.id)
        let request = RunRequest(by: ana)
        _ = try await engine.synchronize(.users(users), in: Scene.organization, request: request)
        _ = try await engine.synchronize(.matching("Ana"), in: Scene.organization, request: request)
        let notes = await book.notes
        #expect(Self.facts(notes.first?.draft)["chosen"] == "3")
        #expect(Self.facts(notes.last?.draft)["purpose"] == "synchronize users who match a text")
        #expect(!notes.contains { "\($0)".contains("\"Ana\",") && $0.draft.changes.contains { $0.after == "Ana" } })
    }

    @Test("Approving, rejecting, refreshing, stopping and testing are written down")
    func everythingElse() async throws {
        let (scene, engine, book) = try await scene()
        for number in 1...6 as ClosedRange<UInt64> { await scene.tenant.delete(Fixture.object(number)) }
        let held = try await engine.synchronize(
            .everyone, in: Scene.organization, request: RunRequest(by: ana))
        _ = try await engine.approve(
            held.id, hash: try #require(held.state.hash), in: Scene.organization, by: ana)
        let fresh = try await engine.refresh(held.id, in: Scene.organization, request: RunRequest(by: ana))
        _ = try await engine.reject(
            fresh.id, hash: try #require(fresh.state.hash), in: Scene.organization, by: ana)
        let tooLate = try await scene.problem {
            try await engine.cancel(fresh.id, in: Scene.organization, by: ana)
        }
        #expect(tooLate == .runNotApplicable)
        _ = try await engine.test(Scene.organization, by: ana)
        #expect(
            await book.notes.map(\.draft.deed)
                == [.runAsked, .planApproved, .planRefreshed, .planRejected, .runStopped, .connectionTested])
    }

    @Test("Nothing is begun while the book cannot be written")
    func unwritable() async throws {
        let (scene, engine, book) = try await scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await scene.preview()
        let hash = try #require(plan.state.hash)
        let calls = await scene.tenant.calls.count
        await book.refuse()
        let organization = Scene.organization
        let attempts: [() async throws -> Void] = [
            { _ = try await engine.synchronize(.everyone, in: organization, request: RunRequest(by: ana)) },
            { _ = try await engine.apply(plan.id, hash: hash, in: organization, by: ana) },
            { _ = try await engine.approve(plan.id, hash: hash, in: organization, by: ana) },
            { _ = try await engine.reject(plan.id, hash: hash, in: organization, by: ana) },
            { _ = try await engine.narrow(plan.id, hash: hash, to: .theRest, in: organization, by: ana) },
            { _ = try await engine.refresh(plan.id, in: organization, request: RunRequest(by: ana)) },
            { try await engine.cancel(plan.id, in: organization, by: ana) },
            { _ = try await engine.test(organization, by: ana) },
        ]
        for attempt in attempts { #expect(try await scene.problem(attempt) == .storeUnavailable) }
        #expect(await scene.tenant.calls.count == calls)
        #expect(try await scene.latestRun() == plan)
        #expect(try await scene.user(3)?.profile.lastName == "No. 3")
    }

    @Test("The schedule asks like everybody else, and not at all for a run that would be refused at once")
    func schedule() async throws {
        let (scene, engine, book) = try await scene()
        try await scene.change { $0.schedule = Schedule(.every(minutes: 60)) }
        let scheduler = Scheduler(
            engine: engine, store: scene.store, world: scene.clock.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let keeper = Task { try await scheduler.run() }
        while try await scene.latestRun()?.actor != .schedule { await Task.yield() }
        keeper.cancel()
        _ = await keeper.result
        #expect(await book.notes.map(\.draft.actor) == [.schedule])

        await scene.wait(3_600)
        try await scene.store.save(
            Connection(
                id: ConnectionID(Fixture.uuid(0xFA1)), organization: Fixture.fabrikam, cloud: .global,
                tenant: .id(Fixture.tenant), pinnedTenant: PinnedTenant(id: Fixture.tenant, displayName: "Nobody's"),
                client: ClientID(Fixture.uuid(0xC11E)), credentials: [.secret([0])],
                schedule: Schedule(.every(minutes: 60)), createdAt: Fixture.morning))
        #expect(await scheduler.dueConnections().map(\.organization) == [Scene.organization])
        let connection = try #require(try await scene.store.connection(of: Scene.organization))
        _ = try await scene.store.begin(
            RunPurpose(.synchronizing(.matching("Ana")), then: .apply), of: connection, by: .page,
            at: scene.clock.world.now())
        #expect(await scheduler.dueConnections().isEmpty)
    }
}

/// A book that remembers what was noted, or refuses to be written.
actor NoteBook: AuditStore {
    private(set) var notes: [AuditNote] = []
    private var refuses = false
    private let store = InMemoryStore()

    func refuse() { refuses = true }

    func note(_ note: AuditNote, at date: Date) async throws(Problem) -> AuditEntry {
        if refuses { throw Problem(.storeUnavailable, cause: "The disk is full.", advice: "Make room.") }
        notes.append(note)
        return try await store.note(note, at: date)
    }

    func entries(_ query: AuditQuery, in book: AuditBook) async throws(Problem) -> Page<AuditEntry> {
        try await store.entries(query, in: book)
    }

    func entries(in book: AuditBook, after number: Int64, limit: Int) async throws(Problem) -> [AuditEntry] {
        try await store.entries(in: book, after: number, limit: limit)
    }

    func start(of book: AuditBook) async throws(Problem) -> AuditChain.Start { try await store.start(of: book) }
    func books() async throws(Problem) -> [AuditBook] { try await store.books() }
}
