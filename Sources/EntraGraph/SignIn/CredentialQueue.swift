import DirectoryCore

/// Decides which credential is shown next when one was not accepted. Asks nobody itself.
///
/// A credential that is refused because of itself passes its turn to the next. What does not lie in the credential —
/// the service cannot be reached, or does not know the tenant or the application — would be said of the next one too:
/// those that the same service judges are passed over.
struct CredentialQueue {
    private let accepted: CredentialID?
    private var order: [CredentialID] = []
    private var waiting: [OfferedCredential] = []
    private var problems: [CredentialID: Problem] = [:]

    /// - Parameter accepted: the one by which the last token was had; it comes first.
    init(beginningWith accepted: CredentialID? = nil) { self.accepted = accepted }

    /// Queues those that have not been here yet. Called again when none was accepted: meanwhile there may be others.
    ///
    /// - Returns: whether anybody waits.
    mutating func admit(_ offered: [OfferedCredential]) -> Bool {
        let new = offered.filter { !order.contains($0.id) }
        order = offered.map(\.id) + order.filter { known in !offered.contains { $0.id == known } }
        waiting += new.filter { $0.id == accepted } + new.filter { $0.id != accepted }
        return !waiting.isEmpty
    }

    /// The one to show now; nil when none is left.
    mutating func next() -> OfferedCredential? { waiting.isEmpty ? nil : waiting.removeFirst() }

    /// Notes that a credential was not accepted.
    mutating func refuse(_ refused: OfferedCredential, because problem: Problem) {
        problems[refused.id] = problem
        guard !problem.liesInCredential else { return }
        for other in waiting where other.judge == refused.judge { problems[other.id] = problem }
        waiting.removeAll { $0.judge == refused.judge }
    }

    /// Why a credential was not accepted; nil for one that was, or has not been shown.
    func problem(of credential: CredentialID) -> Problem? { problems[credential] }

    /// What is wrong with the preferred one: it tells most.
    var problem: Problem { order.lazy.compactMap { problems[$0] }.first ?? .noCredential }
}

extension OfferedCredential {
    /// Who says whether a credential is accepted.
    fileprivate enum Judge {
        case signInService
        case machine
        /// It is not shown to anybody.
        case nobody
    }

    fileprivate var judge: Judge {
        switch credential {
        case .clientSecret, .certificate, .federated: .signInService
        case .managedIdentity: .machine
        case .unusable: .nobody
        }
    }
}

extension Problem {
    /// Whether another credential may do better with the same service.
    fileprivate var liesInCredential: Bool {
        switch code {
        case .tenantNotFound, .applicationNotFound, .certificateNotTrusted, .upstreamUnreachable,
            .upstreamUnavailable, .upstreamThrottled, .upstreamRefused, .upstreamBadPayload, .pageTooLarge:
            false
        default: true
        }
    }
}
