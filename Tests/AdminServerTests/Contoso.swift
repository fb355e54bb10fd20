import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport

/// An organization with a connected tenant, in a store of its own.
struct Contoso: Sendable {
    let store: any DirectoryStore
    let organization = OrganizationID(id(1))
    let connection: Connection

    /// - Parameters:
    ///   - people: how many have been imported, by run 1.
    ///   - tenant: what the tenant calls itself.
    ///   - store: an empty store.
    init(people: Int = 0, tenant: String = "Contoso", store: any DirectoryStore = InMemoryStore()) async throws {
        self.store = store
        let new = Connection(
            id: ConnectionID(Self.id(2)), organization: organization, cloud: .global,
            tenant: .domain("contoso.example"), client: ClientID(Self.id(3)), secret: SealedSecret(bytes: [1]),
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
        let planned = try await plan(kind, decisions)
        guard case .planned(let hash) = planned.state else { return planned }
        let ids = IDSource(first: 100_000 + planned.id.number * 10_000)
        return try await store.apply(
            planned.id, hash: hash, of: organization, at: Self.noon, newUser: { UserID(ids.next()) })
    }

    func plan(_ kind: RunKind, _ decisions: [Decision]) async throws -> Run {
        let plan = Plan(
            kind: kind, organization: organization, connection: connection.id, tenant: TenantID(Self.id(4)),
            connectionRevision: connection.revision, madeAt: Self.noon, decisions: decisions)
        let number = (try await store.runs(of: organization, limit: 1, before: nil).first?.id.number ?? 0) + 1
        let digits = String(number, radix: 16)
        return try await store.record(
            plan, hash: PlanHash(String(repeating: "a", count: 64 - digits.count) + digits),
            reading: ReadingFacts(way: .selected, people: decisions.count, candidates: 0), actor: .page,
            startedAt: Self.noon)
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
