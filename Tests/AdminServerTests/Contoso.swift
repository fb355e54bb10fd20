import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport

/// An organization with a connected tenant, in a store of its own.
struct Contoso: Sendable {
    let store: any DirectoryStore
    /// Where accounts and the audit are kept: the same store, where it keeps them.
    let accounts: InMemoryStore
    let organization = Self.organization
    let connection: Connection

    /// - Parameters:
    ///   - people: how many have been imported, by run 1.
    ///   - tenant: what the tenant calls itself.
    ///   - store: an empty store.
    init(people: Int = 0, tenant: String = "Contoso", store: any DirectoryStore = InMemoryStore()) async throws {
        self.store = store
        accounts = store as? InMemoryStore ?? InMemoryStore()
        try await Self.hire(into: accounts)
        let new = Connection(
            id: ConnectionID(Self.id(2)), organization: organization, cloud: .global,
            tenant: .domain("contoso.example"), client: ClientID(Self.id(3)), credentials: [.secret([1])],
            createdAt: Self.morning)
        let saved = try await store.save(new)
        connection = try await store.pin(
            PinnedTenant(id: TenantID(Self.id(4)), displayName: tenant), to: saved)
        if people > 0 {
            _ = try await run(.importing, (1...people).map { .imported(Self.object($0), Self.person($0)) })
        }
    }

    /// Records a plan of these decisions and applies it.
    @discardableResult
    func run(_ kind: RunKind, _ decisions: [Decision]) async throws -> Run {
        try await work(kind.purpose(then: .apply), decisions)
    }

    /// Records a plan of these decisions, which waits; held when there are findings.
    func plan(_ kind: RunKind, _ decisions: [Decision], findings: [BrakeFinding] = []) async throws -> Run {
        try await work(kind.purpose(then: .preview), decisions, findings: findings)
    }

    /// Begins a run and stops it.
    @discardableResult
    func stop(_ problem: Problem, _ kind: RunKind = .synchronization, by actor: Actor = .page) async throws -> Run {
        let lease = try await begin(kind.purpose(then: .apply), by: actor)
        return try await store.stop(lease, because: problem, reading: nil, at: Self.noon)
    }

    /// Begins a run that nobody works on.
    func begin(_ purpose: RunPurpose, by actor: Actor = .page) async throws(Problem) -> Lease {
        switch try await store.begin(purpose, of: connection, by: actor, at: Self.noon) {
        case .granted(let lease, _): return lease
        case .joined(let run): throw .runInProgress(run.id)
        }
    }

    /// Does what an engine does once it has decided.
    func work(
        _ purpose: RunPurpose, _ decisions: [Decision], findings: [BrakeFinding] = [], by actor: Actor = .page
    ) async throws(Problem) -> Run {
        let lease = try await begin(purpose, by: actor)
        let plan = Plan(
            kind: purpose.kind, organization: organization, connection: connection.id, tenant: TenantID(Self.id(4)),
            connectionRevision: connection.revision, madeAt: Self.noon, decisions: decisions,
            aftermath: purpose.aftermath)
        let digits = String(lease.run.number, radix: 16)
        let hash = PlanHash(String(repeating: "a", count: 64 - digits.count) + digits)
        let facts = ReadingFacts(way: .selected, reason: .chosenPeople, people: decisions.count, candidates: 0)
        let run = try await store.record(
            PlanRecord(
                plan: plan, hash: hash, reading: purpose.kind.readsTenant ? facts : nil, findings: findings,
                ending: purpose.ending),
            under: lease, at: Self.noon)
        guard case .running = run.state else { return run }
        return try await apply(lease.run, hash, by: actor, under: lease)
    }

    func apply(
        _ run: RunID, _ hash: PlanHash, by actor: Actor = .page, under lease: Lease? = nil
    ) async throws(Problem) -> Run {
        let ids = IDSource(first: 100_000 + run.number * 10_000)
        return try await store.apply(
            PlanApplication(run: run, organization: organization, hash: hash, actor: actor, lease: lease),
            at: Self.noon, newUser: { UserID(ids.next()) })
    }

    func addLocal(_ profile: Profile, number: Int64) async throws -> User {
        try await store.addLocalUser(profile, id: UserID(Self.id(number)), to: organization, at: Self.morning)
    }

    /// Imported users by name.
    func imported() async throws -> [User] {
        try await store.selected(.everyone, by: connection)
    }

    // MARK: Values

    /// 9 Nov 2026, 08:00 UTC
    static let morning = Date(timeIntervalSince1970: 1_794_211_200)
    /// 22 Nov 2026, 14:02:11 UTC
    static let noon = Date(timeIntervalSince1970: 1_795_356_131)

    static func id(_ number: Int64) -> UUID {
        let digits = String(number, radix: 16)
        let text = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        return UUID(uuidString: text) ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }

    static func object(_ number: Int) -> DirectoryObjectID { DirectoryObjectID(id(1_000_000 + Int64(number))) }

    private static let names = [
        ("Ana", "Ruiz"), ("Li", "Wei"), ("Søren", "Kjær"), ("Fatima", "al-Zahra"), ("민수", "김"), ("Olga", "Иванова"),
        ("Chidi", "Okafor"), ("Maria José", "da Conceição"), ("יעל", "כהן"), ("Jean-Luc", "Müller"),
        ("Priya", "Raghunathan"), ("Tomás", "Ó Súilleabháin"),
    ]

    static func person(_ number: Int) -> Profile {
        let (first, last) = names[number % names.count]
        return Profile(
            username: "person\(number)@contoso.example", firstName: first,
            lastName: number < names.count ? last : "\(last) \(number)", email: "person\(number)@contoso.example",
            phone: number % 3 == 0 ? nil : "+49 30 5550 \(1_000 + number)")
    }
}

extension RunKind {
    /// What somebody asks for who wants everybody.
    func purpose(then ending: RunPurpose.Ending) -> RunPurpose {
        switch self {
        case .importing: RunPurpose(.importing(.everyone), then: ending)
        case .synchronization: RunPurpose(.synchronizing(.everyone), then: ending)
        case .undo: RunPurpose(.undoing(RunID(1), .follow), then: ending)
        case .restoration: RunPurpose(.restoring([]), then: ending)
        }
    }
}

extension RunPurpose {
    /// What becomes of the users.
    var aftermath: Aftermath {
        if case .undoing(_, let aftermath) = work { aftermath } else { .follow }
    }
}

extension Decision {
    static func imported(_ object: DirectoryObjectID, _ profile: Profile) -> Decision {
        Decision(subject: .person(object), name: profile.name, verdict: .imported(profile))
    }

    /// What a run decides about a user.
    static func about(_ user: User, _ verdict: Verdict) -> Decision {
        let object = user.binding?.object ?? DirectoryObjectID(Contoso.id(9))
        return Decision(
            subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
            verdict: verdict)
    }
}

extension AddressConflict {
    /// Somebody wants the email of a user.
    static func email(_ wanted: String, of holder: User) -> AddressConflict {
        AddressConflict(
            field: .email, wanted: wanted,
            holder: .init(
                user: holder.id, object: holder.binding?.object, name: holder.profile.name,
                value: holder.profile.email ?? ""))
    }
}
