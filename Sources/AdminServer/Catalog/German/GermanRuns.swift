import DirectoryCore

// MARK: - A run as a whole

extension German {
    func run(_ run: RunID) -> String { "Lauf \(run)" }

    func kind(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Import"
        case .synchronization: "Synchronisierung"
        case .undo: "Rücknahme"
        case .restoration: "Wiederherstellung"
        }
    }

    func state(_ state: RunState) -> String {
        switch state {
        case .running(let progress): progress.paused == nil ? "Im Gange" : "Angehalten"
        case .planned: "Vorschau"
        case .held: "Zur Prüfung zurückgehalten"
        case .applied: "Abgeschlossen"
        case .discarded(_, .rejected): "Abgelehnt"
        case .discarded(_, .replaced): "Ersetzt"
        case .stopped: "Abgebrochen"
        }
    }

    func actor(_ actor: Actor) -> String {
        switch actor {
        case .command(let account): "\(account) (Befehl)"
        case .page: "Administrator"
        case .account(_, let name): name
        case .token(_, let name): "\(name) (Token)"
        case .schedule: "Zeitplan"
        case .system: "Rollcall"
        }
    }

    func runTitle(_ run: Run, chosen: Outcome?, page: Int) -> String {
        let name = run.isPreview ? "Vorschau \(run.id)" : self.run(run.id)
        guard let chosen else { return run.isHeld ? "\(name), zur Prüfung zurückgehalten" : name }
        return page == 1 ? "\(name): \(badge(chosen))" : "\(name): \(badge(chosen)) (Seite \(number(page)))"
    }

    func apply(changes: Int) -> String { "\(self.changes(changes)) anwenden" }
    var applyPlan: String { "Diesen Plan anwenden" }
    var recordNothing: String { "Festhalten, dass sich nichts ändert" }
    func approve(changes: Int) -> String { "\(self.changes(changes)) genehmigen und anwenden" }

    private func changes(_ count: Int) -> String { counted(count, "Änderung", "Änderungen") }

    func sum(_ counts: OutcomeCounts, isPlan: Bool) -> String {
        let parts = counts.listed.map { listed in
            "\(number(listed.count)) \(outcome(listed.outcome, listed.count, isPlan: isPlan))"
        }
        return "\(parts.joined(separator: " + ")) = \(number(counts.total)) ausgewählt"
    }

    func duplicates(_ count: Int) -> String { counted(count, "Duplikat", "Duplikate") }
}

// MARK: - The result

extension German {
    func headline(of run: Run) -> String {
        switch (run.state, run.kind) {
        case (.running, _): atWork(run.kind)
        case (.stopped, .importing): "Abgebrochen. Niemand wurde importiert."
        case (.stopped, _): "Abgebrochen. \(nobodyChanged)"
        case (.held(_, let findings), _): findings.first.map(heading) ?? "Zurückgehalten. \(nobodyChanged)"
        case (.discarded(_, .rejected), _): "Abgelehnt. \(nobodyChanged)"
        case (.discarded(_, .replaced(let other)), _): "Durch Lauf \(other) ersetzt. \(nobodyChanged)"
        case (.planned, .importing): importPlan(run.counts)
        case (.planned, _): changePlan(run.counts)
        case (.applied, .importing): imported(run.counts)
        case (.applied, .synchronization): synchronized(run.counts)
        case (.applied, .undo): undone(run)
        case (.applied, .restoration): restored(run.counts)
        }
    }

    private var nobodyChanged: String { "Kein Benutzer wurde geändert." }

    private func atWork(_ kind: RunKind) -> String {
        switch kind {
        case .importing: "Wird importiert\u{A0}…"
        case .synchronization: "Wird synchronisiert\u{A0}…"
        case .undo: "Wird rückgängig gemacht\u{A0}…"
        case .restoration: "Wird wiederhergestellt\u{A0}…"
        }
    }

    private func undone(_ run: Run) -> String {
        let count = run.counts.changing
        guard count > 0 else { return "Bei niemandem wurde etwas rückgängig gemacht." }
        let back = "\(users(count)) zurückgesetzt"
        guard case .undoing(let other, _) = run.purpose.work else { return "\(back)." }
        return "Lauf \(other) rückgängig gemacht: \(back)."
    }

    private func restored(_ counts: OutcomeCounts) -> String {
        counts[.restored] == 0 ? "Niemand wurde wiederhergestellt." : "\(users(counts[.restored])) wiederhergestellt."
    }

    private func synchronized(_ counts: OutcomeCounts) -> String {
        guard counts[.unchanged] == counts.total else { return "\(users(counts.total)) synchronisiert." }
        return counts.total == 1
            ? "Dieser Benutzer stimmt bereits mit Entra überein."
            : "Alle \(users(counts.total)) stimmen bereits mit Entra überein."
    }

    private func imported(_ counts: OutcomeCounts) -> String {
        counts[.imported] == 0 ? "Niemand wurde importiert." : "\(people(counts[.imported])) importiert."
    }

    private func importPlan(_ counts: OutcomeCounts) -> String {
        var parts: [String] = []
        if counts[.imported] > 0 { parts.append("\(people(counts[.imported])) importieren") }
        if counts[.restored] > 0 { parts.append("\(users(counts[.restored])) wiederherstellen") }
        if counts[.duplicate] > 0 { parts.append("\(duplicates(counts[.duplicate])) auslassen") }
        let already = counts[.alreadyImported]
        return planned(parts, otherwise: "Dieser Plan importiert niemanden.")
            + (already == 0 ? "" : " \(number(already)) \(already == 1 ? "ist" : "sind") bereits importiert.")
    }

    private func changePlan(_ counts: OutcomeCounts) -> String {
        let verbs: [(Outcome, String)] = [
            (.modified, "ändern"), (.deleted, "löschen"), (.deactivated, "deaktivieren"),
            (.reactivated, "reaktivieren"), (.restored, "wiederherstellen"),
        ]
        var parts: [String] = []
        for (outcome, verb) in verbs where counts[outcome] > 0 {
            parts.append("\(parts.isEmpty ? users(counts[outcome]) : number(counts[outcome])) \(verb)")
        }
        if counts[.duplicate] > 0 { parts.append("\(duplicates(counts[.duplicate])) unberührt lassen") }
        if counts[.failed] > 0 { parts.append("\(users(counts[.failed])) in Ruhe lassen") }
        let same = counts[.unchanged]
        return planned(parts, otherwise: "Dieser Plan ändert nichts.")
            + (same == 0 ? "" : " \(number(same)) \(same == 1 ? "ist" : "sind") bereits aktuell.")
    }

    private func planned(_ parts: [String], otherwise: String) -> String {
        parts.isEmpty ? otherwise : "Geplant: \(list(parts))."
    }
}
