import DirectoryCore

// MARK: - What a run has to say for itself

extension German {
    func story(of run: Run) -> RunStory? {
        switch run.state {
        case .running(let progress):
            RunStory(
                seen: [self.progress(progress)], effect: "Noch wurde kein Benutzer geändert.",
                advice: "Warten Sie, bis der Lauf beendet ist, oder brechen Sie ihn ab: Nichts bleibt halb geschrieben."
            )
        case .planned:
            RunStory(
                seen: ["Der Plan wartet."], effect: "Es wurde kein Benutzer geändert.",
                advice: "Sehen Sie den Plan an, und wenden Sie dann genau ihn an oder lehnen Sie ihn ab.")
        case .held(_, let findings):
            RunStory(
                seen: findings.map(seen), effect: "Der Plan ist zurückgehalten. Nichts davon wurde geschrieben.",
                advice: "Prüfen Sie, ob der richtige Mandant verbunden ist und diese Änderungen gewollt sind. "
                    + "Genehmigen Sie dann genau diesen Plan, wenden Sie nur den Rest an, oder lehnen Sie ihn ab.")
        case .discarded(_, let discard): story(of: discard)
        case .stopped(let problem):
            RunStory(seen: [problem.cause], effect: problem.effect, advice: problem.advice)
        case .applied: nil
        }
    }

    private func story(of discard: RunState.Discard) -> RunStory {
        let effect = "Nichts von dem Plan wurde geschrieben."
        return switch discard {
        case .rejected(let actor):
            RunStory(
                seen: ["Der Plan wurde abgelehnt von: \(self.actor(actor))."], effect: effect,
                advice: "Berichtigen Sie, was falsch war, und beginnen Sie dann einen neuen Lauf.")
        case .replaced(let run):
            RunStory(
                seen: ["Lauf \(run) ist an die Stelle dieses Laufs getreten."], effect: effect,
                advice: "Sehen Sie Lauf \(run) an.")
        }
    }

    private func seen(_ finding: BrakeFinding) -> String {
        switch finding {
        case .removals(let planned, let recent, let limit, let population):
            "Dieser Lauf würde \(number(planned)) von \(usersInDative(population)) löschen oder deaktivieren"
                + "\(after(recent)); die Grenze liegt bei \(number(limit))."
        case .half(let planned, let population):
            "Dieser Lauf würde mindestens die Hälfte der Benutzer der Verbindung löschen oder deaktivieren: "
                + "\(number(planned)) von \(number(population))."
        case .renames(let planned, let recent, let limit, let population):
            "Dieser Lauf würde E-Mail oder Benutzernamen von \(number(planned)) von \(usersInDative(population)) ändern"
                + "\(after(recent)); die Grenze liegt bei \(number(limit))."
        case .clearings(let field, let planned, let limit):
            "Das Feld „\(self.field(field))“ würde bei \(usersInDative(planned)) leer; die Grenze liegt bei "
                + "\(number(limit)). Vielleicht zeigt Entra es nicht mehr."
        }
    }

    private func usersInDative(_ count: Int) -> String { counted(count, "Benutzer", "Benutzern") }

    private func after(_ recent: Int) -> String {
        recent == 0 ? "" : ", nach \(number(recent)) in den letzten 24 Stunden"
    }

    // MARK: How the tenant was read

    func reading(_ facts: ReadingFacts) -> String {
        let people =
            facts.way == .delta && facts.people == 0 && facts.candidates == 0
            ? "Niemand musste gelesen werden"
            : "\(self.people(facts.people)) \(facts.people == 1 ? "wurde" : "wurden") gelesen"
        let candidates =
            switch facts.candidates {
            case 0: ""
            case 1: "; 1 kam nicht und wurde nachgeschlagen"
            default: "; \(number(facts.candidates)) kamen nicht und wurden einzeln nachgeschlagen"
            }
        return "\(reason(facts.reason, for: facts.way)) \(people)\(candidates)."
    }

    private func reason(_ reason: ReadingFacts.Reason, for way: ReadingFacts.Way) -> String {
        switch (reason, way) {
        case (.chosenPeople, .full): "Alle gelesen, um die ausgewählten Personen zu finden."
        case (.chosenPeople, _): "Nur die ausgewählten Personen gelesen."
        case (.changesSinceCheckpoint, _): "Nur gelesen, was sich seit dem letzten Lauf über alle geändert hatte."
        case (.noCheckpoint, _): "Alle gelesen, weil noch keine Synchronisierung aller angewendet worden war."
        case (.settingsChanged, _): "Alle gelesen, weil sich die Einstellungen der Verbindung geändert hatten."
        case (.checkpointTooOld, _):
            "Alle gelesen, weil der letzte Lauf über alle mehr als sechs Tage zurücklag und Microsoft Änderungen nur "
                + "sieben Tage aufbewahrt."
        case (.reconciliationDue, _): "Alle gelesen, weil das vollständige Lesen fällig war."
        case (.changeHistoryEnded, _): "Alle gelesen, weil sich die Folge der Änderungen nicht weiter verfolgen ließ."
        case (.importing, .full): "Alle gelesen, für den Import."
        case (.importing, _): "Nur die Personen gelesen, die importiert werden sollen."
        }
    }

    // MARK: What whoever takes something back has to know

    func warning(of run: Run) -> String? {
        let isDone: Bool
        switch run.state {
        case .planned, .held: isDone = false
        case .applied: isDone = true
        case .running, .discarded, .stopped: return nil
        }
        return switch run.purpose.work {
        case .undoing(_, .follow): undoWarning
        case .undoing(_, .hold): holdingWarning(isDone: isDone)
        case .restoring: run.counts[.restored] == 0 ? nil : restoringWarning
        case .synchronizing, .importing: nil
        }
    }

    var undoWarning: String {
        "\(entraKeeps) Bei der nächsten Synchronisierung kommen sie zurück, sofern diese Benutzer nicht zurückgehalten "
            + "werden."
    }

    private func holdingWarning(isDone: Bool) -> String {
        isDone
            ? "\(entraKeeps) Diese Benutzer sind zurückgehalten: Synchronisierungen lassen sie in Ruhe, bis sie freigegeben werden."
            : "\(entraKeeps) Diese Benutzer werden zurückgehalten: Synchronisierungen lassen sie in Ruhe, bis sie freigegeben werden."
    }

    private var entraKeeps: String { "In Entra stehen weiterhin die Werte jenes Laufs." }

    var restoringWarning: String {
        "Wer in Entra noch gelöscht ist, wird bei der nächsten Synchronisierung auch hier wieder gelöscht, sofern das "
            + "Konto dort nicht wiederhergestellt oder der Benutzer hier nicht zurückgehalten wird."
    }
}
