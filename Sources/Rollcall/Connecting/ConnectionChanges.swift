import DirectoryCore
import DirectoryPorts
import Foundation

/// What is different between a connection as it was and as it is, for the audit: in the words of the settings, and
/// nothing secret.
enum ConnectionChanges {
    /// - Parameter before: nil for a new connection, of which only what was entered is told.
    static func between(_ before: Connection?, _ after: Connection) -> [AuditDraft.Change] {
        let (old, new) = (before.map(facts) ?? [:], facts(after))
        return Set(old.keys).union(new.keys).filter { before != nil || isEntered($0) }
            .filter { old[$0] != new[$0] }
            .map { AuditDraft.Change($0.rawValue, before: old[$0], after: new[$0]) }
            .sorted { $0.field < $1.field }
    }

    private static func isEntered(_ field: AuditField) -> Bool {
        switch field {
        case .topic(.cloud), .topic(.tenant), .topic(.client), .credential: true
        case .topic, .source: false
        }
    }

    private static func facts(_ connection: Connection) -> [AuditField: String] {
        var facts = topics(connection)
        for (field, sources) in connection.rules.mapping.sources {
            facts[.source(field)] = sources.map(\.rawValue).joined(separator: ", ")
        }
        for credential in connection.credentials { facts[.credential(credential.id)] = credential.sentence }
        return facts
    }

    private static func topics(_ connection: Connection) -> [AuditField: String] {
        let rules = connection.rules
        return [
            .topic(.cloud): connection.cloud.rawValue,
            .topic(.tenant): connection.tenant.description,
            .topic(.client): connection.client.description,
            .topic(.reconcileDays): String(Int(connection.reconciliation / (24 * 3_600))),
            .topic(.removals): connection.brakes.removals.entered,
            .topic(.renames): connection.brakes.renames.entered,
            .topic(.clearings): connection.brakes.clearings.entered,
            .topic(.schedule): Schedule.recorded(connection.schedule).description,
            .topic(.scope): rules.scope.recorded.description,
            .topic(.newcomers): rules.newcomers.rawValue,
            .topic(.whenDeleted): rules.policy.deleted.rawValue,
            .topic(.whenDisabled): rules.policy.disabled.rawValue,
            .topic(.whenOutOfScope): rules.policy.outOfScope.rawValue,
            .topic(.localWins): rules.mapping.localWins.map(\.rawValue).sorted().joined(separator: ", "),
        ]
    }
}

extension StoredCredential {
    fileprivate var sentence: String {
        words(endingOn: expiresAt?.formatted(.iso8601.year().month().day())).description
    }
}
