import DirectoryCore

// MARK: - A run as a whole

extension English {
    func run(_ run: RunID) -> String { "Run \(run)" }

    func kind(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Import"
        case .synchronization: "Synchronization"
        case .undo: "Undo"
        case .restoration: "Restoration"
        }
    }

    func state(_ state: RunState) -> String {
        switch state {
        case .running(let progress): progress.paused == nil ? "At work" : "Paused"
        case .planned: "Preview"
        case .held: "Held for review"
        case .applied: "Done"
        case .discarded(_, .rejected): "Rejected"
        case .discarded(_, .replaced): "Replaced"
        case .stopped: "Stopped"
        }
    }

    func actor(_ actor: Actor) -> String {
        switch actor {
        case .command(let account): "\(account) (command)"
        case .page: "Administrator"
        case .account(_, let name): name
        case .token(_, let name): "\(name) (token)"
        case .schedule: "Schedule"
        case .system: "Rollcall"
        }
    }

    func runTitle(_ run: Run, chosen: Outcome?, page: Int) -> String {
        let name = run.isPreview ? "Preview \(run.id)" : self.run(run.id)
        guard let chosen else { return run.isHeld ? "\(name), held for review" : name }
        return page == 1 ? "\(name): \(word(chosen))" : "\(name): \(word(chosen)) (page \(number(page)))"
    }

    func headline(of run: Run) -> String {
        switch (run.state, run.kind) {
        case (.running, _): atWork(run.kind)
        case (.stopped, .importing): "Stopped. Nobody was imported."
        case (.stopped, _): "Stopped. No user was changed."
        case (.held(_, let findings), _): findings.first.map(heading) ?? "Held before any user was changed."
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

    private func atWork(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Importing…"
        case .synchronization: "Synchronizing…"
        case .undo: "Undoing…"
        case .restoration: "Restoring…"
        }
    }

    private func undone(_ run: Run) -> String {
        guard run.counts.changing > 0 else { return "Nobody was changed back." }
        guard case .undoing(let other, _) = run.purpose.work else {
            return "Changed back \(users(run.counts.changing))."
        }
        return "Undid run \(other): \(users(run.counts.changing)) changed back."
    }

    private func restored(_ counts: OutcomeCounts) -> String {
        counts[.restored] == 0 ? "Nobody was restored." : "Restored \(users(counts[.restored]))."
    }

    private func synchronized(_ counts: OutcomeCounts) -> String {
        if counts[.unchanged] == counts.total {
            return counts.total == 1
                ? "This user already matches Entra." : "All \(users(counts.total)) already match Entra."
        }
        return "Synchronized \(users(counts.total))."
    }

    private func imported(_ counts: OutcomeCounts) -> String {
        counts[.imported] == 0 ? "Nobody was imported." : "Imported \(people(counts[.imported]))."
    }

    private func importPlan(_ counts: OutcomeCounts) -> String {
        var parts: [String] = []
        if counts[.imported] > 0 { parts.append("import \(people(counts[.imported]))") }
        if counts[.restored] > 0 { parts.append("restore \(users(counts[.restored]))") }
        let left = counts[.duplicate]
        if left > 0 { parts.append("leave \(duplicates(left)) out") }
        let already = counts[.alreadyImported]
        return sentence(parts, otherwise: "This will import nobody.")
            + (already == 0
                ? "" : already == 1 ? " 1 is already imported." : " \(number(already)) are already imported.")
    }

    private func changePlan(_ counts: OutcomeCounts) -> String {
        let verbs: [(Outcome, String)] = [
            (.modified, "change"), (.deleted, "delete"), (.deactivated, "deactivate"), (.reactivated, "reactivate"),
            (.restored, "restore"),
        ]
        var parts: [String] = []
        for (outcome, verb) in verbs where counts[outcome] > 0 {
            parts.append(parts.isEmpty ? "\(verb) \(users(counts[outcome]))" : "\(verb) \(number(counts[outcome]))")
        }
        if counts[.duplicate] > 0 { parts.append("leave \(duplicates(counts[.duplicate])) untouched") }
        if counts[.failed] > 0 { parts.append("leave \(users(counts[.failed])) alone") }
        let same = counts[.unchanged]
        return sentence(parts, otherwise: "This will change nothing.")
            + (same == 0 ? "" : same == 1 ? " 1 is already up to date." : " \(number(same)) are already up to date.")
    }

    private func sentence(_ parts: [String], otherwise: String) -> String {
        parts.isEmpty ? otherwise : "This will \(list(parts))."
    }

    func duplicates(_ count: Int) -> String { counted(count, "duplicate", "duplicates") }

    func apply(changes: Int) -> String { "Apply \(counted(changes, "change", "changes"))" }
    var applyPlan: String { "Apply this plan" }
    var recordNothing: String { "Record that nothing changes" }
    func approve(changes: Int) -> String { "Approve and apply \(counted(changes, "change", "changes"))" }

    func sum(_ counts: OutcomeCounts, isPlan: Bool) -> String {
        let parts = counts.listed.map { listed in
            "\(number(listed.count)) \(outcome(listed.outcome, listed.count, isPlan: isPlan))"
        }
        return "\(parts.joined(separator: " + ")) = \(number(counts.total)) selected"
    }
}
