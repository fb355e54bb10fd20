import DirectoryCore
import DirectoryPorts
import Synchronization
import TestSupport

/// An engine that decides what it was told to decide, and remembers what it was asked.
final class ScriptedEngine: Synchronizing {
    private let contoso: Contoso
    private let candidates: [ImportCandidate]
    private let decide: @Sendable (User) -> Verdict
    private let problem: Problem?
    private let isProblemRecorded: Bool
    private let memory = Mutex(Memory())

    struct Memory: Sendable {
        var selections: [Selection] = []
        var imports: [ImportSelection] = []
        var searches: [String] = []
    }

    /// - Parameters:
    ///   - problem: what every question is answered with.
    ///   - isProblemRecorded: whether it also leaves a stopped run.
    init(
        _ contoso: Contoso, candidates: [ImportCandidate] = [],
        problem: Problem? = nil, isProblemRecorded: Bool = false,
        decide: @escaping @Sendable (User) -> Verdict = { _ in .unchanged }
    ) {
        self.contoso = contoso
        self.candidates = candidates
        self.problem = problem
        self.isProblemRecorded = isProblemRecorded
        self.decide = decide
    }

    var asked: Memory { memory.withLock { $0 } }

    func test(_ organization: OrganizationID) async throws(Problem) -> ConnectionReport {
        ConnectionReport(
            tenant: PinnedTenant(id: TenantID(Contoso.id(4)), displayName: "Contoso"), grantedPermissions: [])
    }

    func search(_ text: String, in organization: OrganizationID) async throws(Problem) -> [ImportCandidate] {
        memory.withLock { $0.searches.append(text) }
        if let problem { throw problem }
        return candidates.filter { $0.person.label.lowercased().contains(text.lowercased()) }
    }

    func planSynchronization(
        of selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        memory.withLock { $0.selections.append(selection) }
        try await fail(.synchronization)
        let users = try await contoso.store.selected(selection, by: contoso.connection)
        return try await plan(.synchronization, users.map { .about($0, decide($0)) })
    }

    func planImport(
        of selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        memory.withLock { $0.imports.append(selection) }
        try await fail(.importing)
        let chosen = candidates.filter { candidate in
            guard case .people(let ids) = selection else { return true }
            return ids.contains(candidate.person.id)
        }
        return try await plan(
            .importing,
            chosen.map {
                Decision(subject: .person($0.person.id), name: $0.person.label, verdict: $0.verdict)
            })
    }

    func apply(_ run: RunID, hash: PlanHash, in organization: OrganizationID) async throws(Problem) -> Run {
        let ids = IDSource(first: 900_000 + run.number * 10_000)
        return try await contoso.store.apply(
            run, hash: hash, of: organization, at: Contoso.noon, newUser: { UserID(ids.next()) })
    }

    private func plan(_ kind: RunKind, _ decisions: [Decision]) async throws(Problem) -> Run {
        do {
            return try await contoso.plan(kind, decisions)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.storeUnavailable, cause: "\(error)", advice: "")
        }
    }

    private func fail(_ kind: RunKind) async throws(Problem) {
        guard let problem else { return }
        if isProblemRecorded {
            _ = try await contoso.store.recordStop(
                problem, kind: kind, connection: contoso.connection, actor: .page, startedAt: Contoso.noon,
                endedAt: Contoso.noon)
        }
        throw problem
    }
}
