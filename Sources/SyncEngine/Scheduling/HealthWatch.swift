import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Tells once of each thing that somebody should know about a connection: that its scheduled runs fail, that they work
/// again, and that a credential is about to end.
struct HealthWatch {
    let store: any DirectoryStore
    let connection: Connection
    /// The runs that the schedule has started, the latest first.
    let history: [Run]

    func tell(at now: Date) async throws(Problem) {
        switch (cadence(of: history, at: now).health, cadence(of: Array(history.dropFirst()), at: now).health) {
        case (.quarantined(_, let code, let key), _):
            try await store.notice(.connectionUnhealthy, key: key, name: code.rawValue, of: connection, at: now)
        case (.healthy, .quarantined(_, let code, let key)):
            try await store.notice(
                .connectionRecovered, key: "recovered:\(key)", name: code.rawValue, of: connection, at: now)
        default: break
        }
        for notice in ExpiryWatch.notices(for: connection, at: now) {
            try await store.notice(
                .credentialExpiring, key: notice.key, name: notice.sentence, of: connection, at: now)
        }
    }

    private func cadence(of history: [Run], at now: Date) -> Cadence {
        Cadence(schedule: connection.schedule, history: history, now: now)
    }
}

extension ExpiryWatch.Notice {
    fileprivate var sentence: String {
        switch daysLeft {
        case 0: "The \(label) has ended."
        case 1: "The \(label) ends within a day."
        default: "The \(label) ends within \(daysLeft) days."
        }
    }
}
