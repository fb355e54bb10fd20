import DirectoryCore

// MARK: - A run as a whole

extension Sentences {
    static func run(_ run: RunID) -> String { "Run \(run)" }
    static func runIsHeld(_ run: RunID) -> String { "Run \(run) is held for review." }
    static func openRun(_ run: RunID) -> String { openRun(run.description) }

    static func kind(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Import"
        case .synchronization: "Synchronization"
        case .undo: "Undo"
        case .restoration: "Restoration"
        }
    }

    static func state(_ state: RunState) -> Badge {
        switch state {
        case .running: Badge("At work", .notice)
        case .planned: Badge("Preview", .notice)
        case .held: Badge("Held for review", .danger)
        case .applied: Badge("Done", .good)
        case .discarded(_, .rejected): Badge("Rejected")
        case .discarded(_, .replaced): Badge("Replaced")
        case .stopped: Badge("Stopped", .danger)
        }
    }

    static func actor(_ actor: Actor) -> String {
        switch actor {
        case .command(let account): "\(account) (command)"
        case .page: "Administrator"
        case .account(_, let name): name
        case .token(_, let name): "\(name) (token)"
        case .schedule: "Schedule"
        case .system: "Rollcall"
        }
    }

    static func runTitle(_ run: Run, chosen: Outcome?, page: Int) -> String {
        let run = run.isPreview ? "Preview \(run.id)" : self.run(run.id)
        guard let chosen else { return run }
        return page == 1 ? "\(run): \(label(chosen))" : "\(run): \(label(chosen)) (page \(number(page)))"
    }

    static func mood(of run: Run) -> String {
        switch run.state {
        case .running, .planned, .discarded: "waiting"
        case .held, .stopped: "stopped"
        case .applied: run.counts.needsAttention ? "attention" : "good"
        }
    }

    /// Colors the account of a run.
    static func storyTone(of state: RunState) -> String {
        switch state {
        case .held: "warning"
        case .stopped: "danger"
        case .running, .planned, .discarded, .applied: "quiet"
        }
    }

    static func headline(of run: Run) -> String {
        switch (run.state, run.kind) {
        case (.running, _): atWork(run.kind)
        case (.stopped, .importing): "Stopped. Nobody was imported."
        case (.stopped, _): "Stopped. No user was changed."
        case (.held(_, let findings), _): held(findings)
        case (.discarded(_, .rejected), _): "Rejected. No user was changed."
        case (.discarded(_, .replaced(let other)), _): "Replaced by run \(other). No user was changed."
        case (.planned, .importing): importPlan(run.counts)
        case (.planned, _): changePlan(run.counts)
        case (.applied, .importing): imported(run.counts)
        case (.applied, .synchronization): synchronized(run.counts)
        case (.applied, .undo): undone(run)
        case (.applied, .restoration): restored(run.counts)
        }
    }

    private static func atWork(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Importing…"
        case .synchronization: "Synchronizing…"
        case .undo: "Undoing…"
        case .restoration: "Restoring…"
        }
    }

    private static func held(_ findings: [BrakeFinding]) -> String {
        let takesAway = findings.contains { finding in
            switch finding {
            case .removals, .half: true
            case .renames, .clearings: false
            }
        }
        return takesAway
            ? "Held before anybody was deleted or deactivated." : "Held before any user was changed."
    }

    private static func undone(_ run: Run) -> String {
        guard run.counts.changing > 0 else { return "Nobody was changed back." }
        guard case .undoing(let other, _) = run.purpose.work else {
            return "Changed back \(users(run.counts.changing))."
        }
        return "Undid run \(other): \(users(run.counts.changing)) changed back."
    }

    private static func restored(_ counts: OutcomeCounts) -> String {
        counts[.restored] == 0 ? "Nobody was restored." : "Restored \(users(counts[.restored]))."
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

    private static func changePlan(_ counts: OutcomeCounts) -> String {
        let verbs: [(Outcome, String)] = [
            (.modified, "change"), (.deleted, "delete"), (.deactivated, "deactivate"), (.reactivated, "reactivate"),
            (.restored, "restore"),
        ]
        var parts: [String] = []
        for (outcome, verb) in verbs where counts[outcome] > 0 {
            parts.append(parts.isEmpty ? "\(verb) \(users(counts[outcome]))" : "\(verb) \(number(counts[outcome]))")
        }
        if counts[.duplicate] > 0 { parts.append("leave \(counted(counts[.duplicate], "duplicate")) untouched") }
        if counts[.failed] > 0 { parts.append("leave \(users(counts[.failed])) alone") }
        let same = counts[.unchanged]
        return sentence(parts, otherwise: "This will change nothing.")
            + (same == 0 ? "" : same == 1 ? " 1 is already up to date." : " \(number(same)) are already up to date.")
    }

    private static func sentence(_ parts: [String], otherwise: String) -> String {
        guard let last = parts.last else { return otherwise }
        let first = parts.dropLast().joined(separator: ", ")
        return "This will \(first.isEmpty ? last : "\(first) and \(last)")."
    }

    static func counted(_ count: Int, _ noun: String) -> String {
        "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// What the button of a plan does; nil when there is nothing to write.
    static func applyLabel(_ run: Run) -> String? {
        let count = run.counts.changing
        if count > 0 { return "Apply \(changes(count))" }
        if run.counts[.protected] > 0 { return "Apply this plan" }
        return run.kind == .synchronization ? "Record that nothing changes" : nil
    }

    /// What the button does that applies a held plan.
    static func approveLabel(_ run: Run) -> String { "Approve and apply \(changes(run.counts.changing))" }

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
