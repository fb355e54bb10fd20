import DirectoryCore

// MARK: - A run as a whole

extension Sentences {
    static func run(_ run: RunID) -> String { "Run \(run)" }
    static func openRun(_ run: RunID) -> String { openRun(run.description) }

    static func kind(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Import"
        case .synchronization: "Synchronization"
        }
    }

    static func state(_ state: RunState) -> Badge {
        switch state {
        case .planned: Badge("Preview", .notice)
        case .applied: Badge("Done", .good)
        case .stopped: Badge("Stopped", .danger)
        }
    }

    static func actor(_ actor: Actor) -> String {
        switch actor {
        case .command(let account): "\(account) (command)"
        case .page: "Administrator"
        }
    }

    static func reading(_ facts: ReadingFacts) -> String {
        let read =
            switch facts.way {
            case .selected: "\(people(facts.people)) read one by one"
            case .full: "\(people(facts.people)) read, the whole tenant"
            }
        return facts.candidates == 0 ? read : "\(read), \(number(facts.candidates)) not found and looked up"
    }

    static func runTitle(_ run: Run, chosen: Outcome?, page: Int) -> String {
        let run = run.isPlan ? "Preview \(run.id)" : self.run(run.id)
        guard let chosen else { return run }
        return page == 1 ? "\(run): \(label(chosen))" : "\(run): \(label(chosen)) (page \(number(page)))"
    }

    static func mood(of run: Run) -> String {
        switch run.state {
        case .planned: "waiting"
        case .stopped: "stopped"
        case .applied: run.counts.needsAttention ? "attention" : "good"
        }
    }

    static func headline(of run: Run) -> String {
        switch (run.state, run.kind) {
        case (.stopped, .importing): "Stopped. Nobody was imported."
        case (.stopped, .synchronization): "Stopped. No user was changed."
        case (.planned, .importing): importPlan(run.counts)
        case (.planned, .synchronization): synchronizationPlan(run.counts)
        case (.applied, .importing): imported(run.counts)
        case (.applied, .synchronization): synchronized(run.counts)
        }
    }

    private static func synchronized(_ counts: OutcomeCounts) -> String {
        if counts[.unchanged] == counts.total {
            return counts.total == 1
                ? "This user already matches Entra." : "All \(users(counts.total)) already match Entra."
        }
        return "Synchronized \(users(counts.total))."
    }

    private static func imported(_ counts: OutcomeCounts) -> String {
        counts[.imported] == 0 ? "Nobody was imported." : "Imported \(people(counts[.imported]))."
    }

    private static func importPlan(_ counts: OutcomeCounts) -> String {
        var parts: [String] = []
        if counts[.imported] > 0 { parts.append("import \(people(counts[.imported]))") }
        if counts[.restored] > 0 { parts.append("restore \(users(counts[.restored]))") }
        let left = counts[.duplicate]
        if left > 0 { parts.append("leave \(counted(left, "duplicate")) out") }
        let already = counts[.alreadyImported]
        return sentence(parts, otherwise: "This will import nobody.")
            + (already == 0
                ? "" : already == 1 ? " 1 is already imported." : " \(number(already)) are already imported.")
    }

    private static func synchronizationPlan(_ counts: OutcomeCounts) -> String {
        let verbs: [(Outcome, String)] = [
            (.modified, "change"), (.deleted, "delete"), (.deactivated, "deactivate"), (.reactivated, "reactivate"),
            (.restored, "restore"),
        ]
        var parts: [String] = []
        for (outcome, verb) in verbs where counts[outcome] > 0 {
            parts.append(parts.isEmpty ? "\(verb) \(users(counts[outcome]))" : "\(verb) \(number(counts[outcome]))")
        }
        if counts[.duplicate] > 0 { parts.append("leave \(counted(counts[.duplicate], "duplicate")) untouched") }
        let same = counts[.unchanged]
        return sentence(parts, otherwise: "This will change nothing.")
            + (same == 0 ? "" : same == 1 ? " 1 is already up to date." : " \(number(same)) are already up to date.")
    }

    private static func sentence(_ parts: [String], otherwise: String) -> String {
        guard let last = parts.last else { return otherwise }
        let first = parts.dropLast().joined(separator: ", ")
        return "This will \(first.isEmpty ? last : "\(first) and \(last)")."
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// What the button of a plan does; nil when there is nothing to write.
    static func applyLabel(_ run: Run) -> String? {
        let count = run.counts.changing
        if count > 0 { return "Apply \(changes(count))" }
        if run.counts[.protected] > 0 { return "Apply this plan" }
        return run.kind == .importing ? nil : "Record that nothing changes"
    }

    /// `27 modified + 2 deleted + 1 duplicated = 30 selected`
    static func sum(_ counts: OutcomeCounts, isPlan: Bool) -> String {
        let parts = counts.listed.map { listed in
            "\(number(listed.count)) \(label(listed.outcome, listed.count, isPlan: isPlan))"
        }
        return "\(parts.joined(separator: " + ")) = \(number(counts.total)) selected"
    }
}

extension OutcomeCounts {
    /// People whom applying the plan changes for certain.
    var changing: Int {
        [Outcome.modified, .deleted, .imported, .deactivated, .reactivated, .restored].reduce(0) { $0 + self[$1] }
    }

    /// Whether somebody should look at the result.
    fileprivate var needsAttention: Bool {
        [Outcome.failed, .invalid, .unreadable, .missing].contains { self[$0] > 0 }
    }
}

// MARK: - Outcomes

extension Sentences {
    /// After a number: `27 modified`.
    static func label(_ outcome: Outcome) -> String {
        switch outcome {
        case .modified: "modified"
        case .deleted: "deleted"
        case .duplicate: "duplicated"
        case .imported: "imported"
        case .alreadyImported: "already imported"
        case .deactivated: "deactivated"
        case .reactivated: "reactivated"
        case .restored: "restored"
        case .unchanged: "unchanged"
        case .invalid: "invalid"
        case .missing: "missing upstream"
        case .unreadable: "not readable"
        case .outOfScope: "out of scope"
        case .protected: "protected"
        case .held: "held"
        case .failed: "failed"
        }
    }

    /// After a number of a result or, before it is one, of a plan: `27 to modify`.
    static func label(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return label(outcome) }
        return switch outcome {
        case .modified: "to modify"
        case .deleted: "to delete"
        case .imported: "to import"
        case .deactivated: "to deactivate"
        case .reactivated: "to reactivate"
        case .restored: "to restore"
        case .duplicate: count == 1 ? "duplicate" : "duplicates"
        default: label(outcome)
        }
    }

    /// Alone, on a row.
    static func badge(_ outcome: Outcome) -> String {
        let word = outcome == .duplicate ? "duplicate" : label(outcome)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    static func sectionHeading(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return "\(number(count)) \(label(outcome))" }
        return switch outcome {
        case .modified: "\(users(count)) to change"
        case .deleted: "\(users(count)) to delete"
        case .imported: "\(people(count)) to import"
        case .deactivated: "\(users(count)) to deactivate"
        case .reactivated: "\(users(count)) to reactivate"
        case .restored: "\(users(count)) to restore"
        case .duplicate: counted(count, "duplicate")
        default: "\(number(count)) \(label(outcome))"
        }
    }

    static func explanation(_ outcome: Outcome, isPlan: Bool) -> String? {
        switch outcome {
        case .duplicate:
            "None of their fields is written. They are released by themselves once the address is free."
        case .deleted:
            isPlan
                ? "They lose access when the plan is applied. Deleted users are kept for 30 days."
                : "They have lost access. Deleted users are kept for 30 days."
        case .invalid: "A value in Entra cannot be stored, so none of the fields is written. Correct it in Entra."
        case .missing:
            "Entra does not show them, and that is no proof that they are gone. They are kept and looked for again."
        case .unreadable: "Entra did not show enough of them to compare. They are kept as they are."
        case .deactivated: "Their accounts are disabled in Entra. They keep their data and cannot use the application."
        case .protected: "Marked as protected: never deleted or deactivated by a run."
        case .outOfScope: "No longer in the scope of the connection. They are kept as they are."
        case .held: "Held: left alone by runs until released."
        case .failed: "Each for a reason of its own. Everybody else was not affected."
        case .modified, .imported, .alreadyImported, .reactivated, .restored, .unchanged: nil
        }
    }

    static func showAll(_ count: Int) -> String { "Show all \(number(count))" }
    static func nobodyEnded(_ outcome: Outcome) -> String { "Nobody in this run is \(label(outcome))." }
    static let nobodyEndedAdvice = "Choose one of the numbers above."

    static func noDuplicatesDetail(_ lastRun: Run?) -> String {
        noDuplicatesDetail(lastRun: lastRun.map { Moment($0.endedAt ?? $0.startedAt).text })
    }
}
