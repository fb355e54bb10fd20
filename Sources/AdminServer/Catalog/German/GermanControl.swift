import DirectoryCore
import DirectoryPorts
import FoundationEssentials

// MARK: - Läufe, die warten

extension German {
    var pause: String { "Pausieren" }
    var resume: String { "Fortsetzen" }

    var pausing: String {
        "Beim Pausieren bleibt erhalten, was gelesen wurde, und kein Benutzer wird geändert. "
            + "Nach 30 Minuten hält der Lauf von selbst an."
    }

    func paused(_ pause: RunPause) -> String {
        "Pausiert von \(name(pause.by)) seit \(clock(pause.since)). Kein Benutzer wird geändert. "
            + "Setzt ihn innerhalb von 30 Minuten niemand fort, hält der Lauf an, weil das Gelesene dann zu alt ist."
    }

    func pauseHeard(_ pause: RunPause) -> String { "Pausiert von \(name(pause.by))." }

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
        let reading = ClockReading(date, in: zone)
        return "Erstellt am \(reading.day).\(reading.month).\(reading.year), \(reading.time) \(reading.zone)."
    }

    func stale(_ change: PlanStanding.Change, leavesOut: Bool) -> String {
        let cause =
            switch change {
            case .users(1): "1 Benutzer hat sich seit dieser Vorschau geändert."
            case .users(let count): "\(grouped(count)) Benutzer haben sich seit dieser Vorschau geändert."
            case .connection: "Die Verbindung hat sich seit dieser Vorschau geändert."
            }
        return "\(cause) Aktualisieren Sie die Vorschau, um zu sehen, was jetzt geschähe."
            + (leavesOut ? " Wer ausgelassen wurde, bleibt ausgelassen." : "")
    }

    func held(_ runs: [RunID]) -> String {
        guard let first = runs.first else { return "" }
        return runs.count == 1
            ? "Lauf \(first) ist zur Prüfung angehalten."
            : "\(grouped(runs.count)) Läufe sind zur Prüfung angehalten, zuletzt Lauf \(first)."
    }

    var reviewHeld: String { "Prüfen" }
    var rejectHeld: String { "Ablehnen und Benutzer behalten, wie sie sind" }

    func heading(of finding: BrakeFinding) -> String {
        switch finding {
        case .removals(let planned, _, _, let population), .half(let planned, let population):
            "Angehalten: \(grouped(planned)) von \(grouped(population)) Benutzern verlören den Zugang."
        case .renames(let planned, _, _, let population):
            "Angehalten: \(grouped(planned)) von \(grouped(population)) Benutzern bekämen eine andere E-Mail-Adresse "
                + "oder einen anderen Benutzernamen."
        case .clearings(let field, let planned, _):
            "Angehalten: \(label(of: field)) würde bei \(grouped(planned)) Benutzern leer."
        }
    }

    private func clock(_ date: Date) -> String {
        let reading = ClockReading(date, in: zone)
        return "\(reading.time) \(reading.zone)"
    }

    private func name(_ actor: Actor) -> String {
        switch actor {
        case .command(let account): "\(account) (Befehl)"
        case .page: "Verwaltung"
        case .account(_, let name): name
        case .token(_, let name): "\(name) (Token)"
        case .schedule: "Zeitplan"
        case .system: "Rollcall"
        }
    }

    private func label(of field: MappedField) -> String {
        switch field {
        case .username: "Benutzername"
        case .firstName: "Vorname"
        case .lastName: "Nachname"
        case .email: "E-Mail-Adresse"
        case .phone: "Telefonnummer"
        case .attribute(let name): "\(name)"
        }
    }

    /// `4.312`
    private func grouped(_ number: Int) -> String { number.grouped.replacing(",", with: ".") }
}
