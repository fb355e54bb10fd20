import DirectoryCore
import Foundation
import Rollcall

/// The settings of a connection, for a person or a script.
struct SettingsDocument: Encodable {
    let scope: String
    let newcomers: SynchronizationRules.Newcomers
    let whenDeleted: LifecyclePolicy.Consequence
    let whenDisabled: LifecyclePolicy.Consequence
    let whenOutOfScope: LifecyclePolicy.Consequence
    let removals: String
    let renames: String
    let clearings: String
    let reconcileDays: Int
    let credentialExpires: String?
    let mapping: [String: [String]]
    let localWins: [String]

    init(_ connection: Connection) {
        let rules = connection.rules
        scope = rules.scope.text
        newcomers = rules.newcomers
        whenDeleted = rules.policy.deleted
        whenDisabled = rules.policy.disabled
        whenOutOfScope = rules.policy.outOfScope
        removals = connection.brakes.removals.entered
        renames = connection.brakes.renames.entered
        clearings = connection.brakes.clearings.entered
        reconcileDays = Int(connection.reconciliation / (24 * 3_600))
        credentialExpires = connection.credentialExpiresAt?.formatted(.iso8601.year().month().day())
        mapping = Dictionary(
            rules.mapping.sources.map { ($0.key.rawValue, $0.value.map(\.rawValue)) },
            uniquingKeysWith: { first, _ in first })
        localWins = rules.mapping.localWins.sorted().map(\.rawValue)
    }

    func show(_ output: OutputOptions, _ console: Console) throws {
        if output.json { return try console.printJSON(self) }
        show(lines, console)
        console.print("\nFields, and what fills them: the first of these that has a value")
        show(sources, console)
    }

    private func show(_ lines: [(name: String, value: String)], _ console: Console) {
        let width = max(20, lines.map(\.name.count).max() ?? 0)
        for (name, value) in lines { console.print("\(name.padded(to: width))  \(value.safeForTerminal)") }
    }

    private var lines: [(name: String, value: String)] {
        [
            ("Scope", scope), ("Newcomers", newcomers.rawValue), ("When deleted", whenDeleted.rawValue),
            ("When disabled", whenDisabled.rawValue), ("When out of scope", whenOutOfScope.rawValue),
            ("Removals", "\(removals)  (share of the users, at least, at most)"),
            ("Renames", "\(renames)  (share, at least)"), ("Clearings", "\(clearings)  (share, at least)"),
            ("Read everybody", "every \(reconcileDays) days"),
            ("Secret ends", credentialExpires ?? "unknown"),
        ]
    }

    private var sources: [(name: String, value: String)] {
        mapping.sorted { $0.key < $1.key }.map { field, sources in
            (field, sources.joined(separator: ", ") + (localWins.contains(field) ? "  (local value wins)" : ""))
        }
    }
}

extension Scope {
    fileprivate var text: String {
        switch self {
        case .everyone: "everyone"
        case .matching(let filter): filter.text
        }
    }
}
