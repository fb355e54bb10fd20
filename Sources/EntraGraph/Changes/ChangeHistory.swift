import DirectoryCore
import Logging

extension GraphEndpoint {
    /// What it means that the tenant refuses a delta link, or a link that followed it.
    ///
    /// Sources: <https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset>,
    /// <https://learn.microsoft.com/graph/errors>
    func meaning(ofRefusedCursor problem: Problem) -> Problem {
        guard let trace = problem.trace, let end = EndOfHistory(trace) else { return problem }
        switch end {
        case .told: logger.notice("The tenant's history of changes ended", metadata: problem.labels)
        // Nobody but us could have damaged it.
        case .malformedToken: logger.warning("The tenant cannot read its delta link", metadata: problem.labels)
        }
        return .changeHistoryEnded(trace)
    }
}

/// The ways in which a tenant says that it does not know a delta link any more.
private enum EndOfHistory {
    case told
    /// "Badly formed token."
    case malformedToken

    private static let codes: Set<String> = [
        "syncstatenotfound", "resyncrequired", "resyncchangesapplydifferences", "resyncchangesuploaddifferences",
    ]

    init?(_ trace: Problem.Trace) {
        let code = trace.code?.lowercased()
        switch trace.status {
        case 410: self = .told
        case 400 where code.map(Self.codes.contains) == true, 404 where code.map(Self.codes.contains) == true:
            self = .told
        case 400 where code == "badrequest": self = .malformedToken
        default: return nil
        }
    }
}

extension Problem {
    /// - Parameter trace: the answer that told so.
    static func changeHistoryEnded(_ trace: Trace) -> Problem {
        Problem(
            .changeHistoryEnded,
            cause: "The tenant no longer knows up to where its changes were read.",
            effect: "What has changed since could not be told, and nothing was changed.",
            advice: """
                Nothing needs to be done: everybody is read again. Whoever is missing then is looked up, and not taken \
                for deleted.
                """,
            trace: trace)
    }
}
