import DirectoryCore
import DirectoryPorts
import FoundationEssentials

// MARK: - Runs that wait

extension German {
    var pause: String { "Anhalten" }
    var resume: String { "Fortsetzen" }

    var pausing: String {
        "Beim Anhalten bleibt erhalten, was gelesen wurde, und kein Benutzer wird geändert. "
            + "Nach 30 Minuten wird der Lauf von selbst abgebrochen."
    }

    func paused(_ pause: RunPause) -> String {
        "Angehalten von \(actor(pause.by)) seit \(clock(pause.since)). Kein Benutzer wird geändert. "
            + "Setzt ihn innerhalb von 30 Minuten niemand fort, wird der Lauf abgebrochen, weil das Gelesene dann zu alt ist."
    }

    func pauseHeard(_ pause: RunPause) -> String { "Angehalten von \(actor(pause.by))." }

    func timeLeft(_ left: TimeLeft) -> String {
        switch left {
        case .moments: "noch einige Sekunden"
        case .lessThanAMinute: "noch weniger als eine Minute"
        case .minutes(1): "noch etwa 1 Minute"
        case .minutes(let minutes): "noch etwa \(minutes) Minuten"
        case .hours(let hours): "noch etwa \(hours) Stunden"
        }
    }

    func planMade(at date: Date) -> String {
        "Erstellt am \(moment(ClockReading(date, in: zone)))."
    }

    func stale(_ change: PlanStanding.Change, leavesOut: Bool) -> String {
        let cause =
            switch change {
            case .users(1): "1 Benutzer hat sich seit dieser Vorschau geändert."
            case .users(let count): "\(number(count)) Benutzer haben sich seit dieser Vorschau geändert."
            case .connection: "Die Verbindung hat sich seit dieser Vorschau geändert."
            }
        return "\(cause) Aktualisieren Sie die Vorschau, um zu sehen, was jetzt geschähe."
            + (leavesOut ? " Wer ausgelassen wurde, bleibt ausgelassen." : "")
    }

    func held(_ runs: [RunID]) -> String {
        guard let first = runs.first else { return "" }
        return runs.count == 1
            ? "Lauf \(first) ist zur Prüfung zurückgehalten."
            : "\(number(runs.count)) Läufe sind zur Prüfung zurückgehalten, zuletzt Lauf \(first)."
    }

    var reviewHeld: String { "Prüfen" }
    var rejectHeld: String { "Ablehnen und Benutzer behalten, wie sie sind" }

    func heading(of finding: BrakeFinding) -> String {
        switch finding {
        case .removals(let planned, _, _, let population), .half(let planned, let population):
            "Zurückgehalten: \(number(planned)) von \(number(population)) Benutzern verlören den Zugriff."
        case .renames(let planned, _, _, let population):
            "Zurückgehalten: \(number(planned)) von \(number(population)) Benutzern bekämen eine andere E-Mail-Adresse "
                + "oder einen anderen Benutzernamen."
        case .clearings(let field, let planned, _):
            "Zurückgehalten: \(self.field(field)) würde bei \(number(planned)) Benutzern leer."
        }
    }

    private func clock(_ date: Date) -> String {
        let reading = ClockReading(date, in: zone)
        return "\(reading.time) \(reading.zone)"
    }
}
