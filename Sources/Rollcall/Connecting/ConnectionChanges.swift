import DirectoryCore
import Foundation

/// What is different between a connection as it was and as it is, for the audit: in the words of the settings, and
/// nothing secret.
enum ConnectionChanges {
    /// - Parameter before: nil for a new connection, of which only what was entered is told.
    static func between(_ before: Connection?, _ after: Connection) -> [AuditDraft.Change] {
        let differing = facts(after).compactMap { field, value -> AuditDraft.Change? in
            let old = before.flatMap { facts($0)[field] }
            return old == value ? nil : AuditDraft.Change(field, before: old, after: value)
        }
        let gone = (before.map(facts) ?? [:]).filter { facts(after)[$0.key] == nil }
            .map { AuditDraft.Change($0.key, before: $0.value, after: nil) }
        return (differing + gone).filter { before != nil || registration.contains($0.field) || isCredential($0) }
            .sorted { $0.field < $1.field }
    }

    private static let registration: Set = ["cloud", "tenant", "client-id"]

    private static func isCredential(_ change: AuditDraft.Change) -> Bool { change.field.hasPrefix("credential ") }

    private static func facts(_ connection: Connection) -> [String: String] {
        var facts = [
            "cloud": connection.cloud.rawValue, "tenant": connection.tenant.description,
            "client-id": connection.client.description,
            "reconcile-days": String(Int(connection.reconciliation / (24 * 3_600))),
            "removals": connection.brakes.removals.entered, "renames": connection.brakes.renames.entered,
            "clearings": connection.brakes.clearings.entered,
            "schedule": connection.schedule?.sentence ?? "none",
        ]
        facts.merge(self.facts(connection.rules)) { first, _ in first }
        for credential in connection.credentials { facts["credential \(credential.id)"] = credential.sentence }
        return facts
    }

    private static func facts(_ rules: SynchronizationRules) -> [String: String] {
        var facts = [
            "scope": rules.scope.sentence, "newcomers": rules.newcomers.rawValue,
            "when-deleted": rules.policy.deleted.rawValue, "when-disabled": rules.policy.disabled.rawValue,
            "when-out-of-scope": rules.policy.outOfScope.rawValue,
            "local-wins": rules.mapping.localWins.map(\.rawValue).sorted().joined(separator: ", "),
        ]
        for (field, sources) in rules.mapping.sources {
            facts[field.setting] = sources.map(\.rawValue).joined(separator: ", ")
        }
        return facts
    }
}

extension MappedField {
    /// The setting that says what fills it.
    fileprivate var setting: String {
        switch self {
        case .attribute(let name): "attribute \(name.rawValue)"
        default: "map \(rawValue)"
        }
    }
}

extension StoredCredential {
    /// Its label, and when it ends if that is known.
    fileprivate var sentence: String {
        let end = expiresAt.map { ", ends \($0.formatted(.iso8601.year().month().day()))" } ?? ""
        return label + end
    }
}

extension Scope {
    fileprivate var sentence: String {
        switch self {
        case .everyone: "everyone"
        case .matching(let filter): filter.text
        }
    }
}

extension Schedule {
    fileprivate var sentence: String {
        let rhythm =
            switch rhythm {
            case .every(let minutes): "every \(minutes) minutes"
            case .cron(let expression, let zone): "\(expression.text) (\(zone))"
            }
        return activity == .paused ? rhythm + ", paused" : rhythm
    }
}
