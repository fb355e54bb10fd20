import DirectoryCore
import DirectoryPorts

/// Checks a connection step by step, as far as it comes.
struct ConnectionTest {
    private let engine: SyncEngine
    private let connection: Connection
    private var current = ConnectionStep.Check.signInHost
    private var results: [ConnectionStep.Check: ConnectionStep.Result] = [:]
    private var trials: [CredentialTrial] = []
    private var tenant: UpstreamTenant?
    private var pinned: PinnedTenant?

    init(of connection: Connection, by engine: SyncEngine) {
        self.engine = engine
        self.connection = connection
        pinned = connection.pinnedTenant
    }

    mutating func report() async -> ConnectionReport {
        do throws(Problem) {
            let upstream = try await engine.gateway.open(connection)
            try await signIn(to: upstream)
            try await identify(upstream)
            try await readSomebody(in: upstream)
        } catch {
            results[failingCheck(error)] = .failed(error)
        }
        return ConnectionReport(
            steps: ConnectionStep.Check.allCases.map { ConnectionStep($0, results[$0] ?? .open) }, tenant: pinned,
            grantedPermissions: accepted?.grantedPermissions, credential: tenant?.credential ?? accepted?.credential,
            credentials: trials)
    }

    /// The trial of the first credential that was accepted.
    private var accepted: CredentialTrial? { trials.first { $0.problem == nil } }

    private mutating func signIn(to upstream: any UpstreamDirectory) async throws(Problem) {
        trials = try await upstream.tryCredentials()
        let isAccepted = trials.isEmpty || trials.contains { $0.problem == nil }
        if let problem = trials.first?.problem, !isAccepted {
            if !problem.isOfReaching { current = .token }
            if problem.isAnswer { results[.signInHost] = .passed }
            throw problem
        }
        results[.signInHost] = .passed
        results[.token] = .passed
    }

    private mutating func identify(_ upstream: any UpstreamDirectory) async throws(Problem) {
        current = .tenant
        let (tenant, connection) = try await engine.identify(upstream, connection)
        self.tenant = tenant
        pinned = connection.pinnedTenant
        results[.tenant] = .passed
    }

    private mutating func readSomebody(in upstream: any UpstreamDirectory) async throws(Problem) {
        current = .permissions
        // An application without permissions that may read all the same has a role in the directory.
        if let granted = accepted?.grantedPermissions, !granted.isEmpty {
            let missing = PermissionCheck(granted: granted).missing
            guard missing.isEmpty else { throw .permissionsMissing(missing) }
            results[.permissions] = .passed
        }
        current = .person
        guard let person = try await upstream.sample(1).first else { throw .upstreamEmpty(expected: 1) }
        guard person.userPrincipalName.value != nil else { throw .permissionInsufficient }
        results[.permissions] = .passed
        results[.person] = .passed
    }

    /// A permission that is missing shows in whatever is asked first.
    private func failingCheck(_ problem: Problem) -> ConnectionStep.Check {
        problem.code == .permissionMissing ? .permissions : current
    }
}

extension Problem {
    /// Whether nobody who could judge a credential was reached.
    fileprivate var isOfReaching: Bool {
        switch code {
        case .upstreamUnreachable, .certificateNotTrusted, .upstreamBadPayload: true
        case .managedIdentityUnavailable: !isAnswer
        default: false
        }
    }

    /// Whether it was told by one of Microsoft's services.
    fileprivate var isAnswer: Bool { trace != nil && code != .upstreamBadPayload }

    fileprivate static func permissionsMissing(_ names: [String]) -> Problem {
        let names = names.joined(separator: ", ")
        return Problem(
            .permissionMissing, cause: "The application may sign in, but lacks the permission \(names).",
            advice: "Grant it the application permission \(names), with an administrator's consent.")
    }
}
