import DirectoryCore

// MARK: - Outcomes

extension German {
    /// After a number: `27 geändert`.
    func word(_ outcome: Outcome, _ count: Int) -> String {
        switch outcome {
        case .modified: "geändert"
        case .deleted: "gelöscht"
        case .duplicate: count == 1 ? "Duplikat" : "Duplikate"
        case .imported: "importiert"
        case .alreadyImported: "bereits importiert"
        case .deactivated: "deaktiviert"
        case .reactivated: "reaktiviert"
        case .restored: "wiederhergestellt"
        case .unchanged: "unverändert"
        case .invalid: "ungültig"
        case .missing: count == 1 ? "fehlt in Entra" : "fehlen in Entra"
        case .unreadable: "nicht lesbar"
        case .outOfScope: "außerhalb des Bereichs"
        case .protected: "geschützt"
        case .held: "zurückgehalten"
        case .failed: "fehlgeschlagen"
        }
    }

    func outcome(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return word(outcome, count) }
        return switch outcome {
        case .modified: "zu ändern"
        case .deleted: "zu löschen"
        case .imported: "zu importieren"
        case .deactivated: "zu deaktivieren"
        case .reactivated: "zu reaktivieren"
        case .restored: "wiederherzustellen"
        default: word(outcome, count)
        }
    }

    func badge(_ outcome: Outcome) -> String {
        let word = word(outcome, 1)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    func sectionHeading(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return "\(number(count)) \(word(outcome, count))" }
        return switch outcome {
        case .modified: "\(users(count)) zu ändern"
        case .deleted: "\(users(count)) zu löschen"
        case .imported: "\(people(count)) zu importieren"
        case .deactivated: "\(users(count)) zu deaktivieren"
        case .reactivated: "\(users(count)) zu reaktivieren"
        case .restored: "\(users(count)) wiederherzustellen"
        default: "\(number(count)) \(word(outcome, count))"
        }
    }

    func explanation(_ outcome: Outcome, of run: Run) -> String? {
        switch outcome {
        case .duplicate:
            "Keines ihrer Felder wird geschrieben. Sobald die Adresse frei ist, werden sie von selbst wieder synchronisiert."
        case .deleted:
            switch run.state {
            case .applied: "Sie haben keinen Zugriff mehr. Gelöschte Benutzer werden 30 Tage aufbewahrt."
            case .discarded: "Sie wurden nicht gelöscht: Der Plan wurde nicht angewendet."
            case .running, .planned, .held, .stopped:
                "Sie verlieren den Zugriff, wenn der Plan angewendet wird. Gelöschte Benutzer werden 30 Tage aufbewahrt."
            }
        case .invalid:
            "Ein Wert in Entra lässt sich nicht speichern; deshalb wird keines der Felder geschrieben. Berichtigen Sie ihn in Entra."
        case .missing:
            "Entra zeigt sie nicht, und das beweist nicht, dass es sie nicht mehr gibt. Sie bleiben erhalten und werden wieder gesucht."
        case .unreadable: "Entra hat zu wenig von ihnen gezeigt, um zu vergleichen. Sie bleiben, wie sie sind."
        case .deactivated: "Sie behalten ihre Daten und können die Anwendung nicht nutzen."
        case .protected: "Als geschützt markiert: Kein Lauf löscht oder deaktiviert sie."
        case .outOfScope: "Nicht mehr im Bereich der Verbindung. Sie bleiben, wie sie sind."
        case .held where run.purpose.leavingOut.isEmpty:
            "Zurückgehalten: Läufe lassen sie in Ruhe, bis sie freigegeben werden."
        case .held:
            "Aus diesem Plan ausgelassen oder zurückgehalten: Läufe lassen sie in Ruhe, bis sie freigegeben werden."
        case .failed: "Jeweils aus einem eigenen Grund. Alle anderen waren nicht betroffen."
        case .modified, .imported, .alreadyImported, .reactivated, .restored, .unchanged: nil
        }
    }

    func showAll(_ count: Int) -> String { "Alle \(number(count)) anzeigen" }
    func nobodyEnded(_ outcome: Outcome) -> String {
        "Niemand in diesem Lauf hat das Ergebnis „\(badge(outcome))“."
    }
    var nobodyEndedAdvice: String { "Wählen Sie eine der Zahlen oben." }

    func change(_ kind: ChangeKind) -> String {
        switch kind {
        case .username: "Benutzername geändert"
        case .email: "E-Mail geändert"
        case .emailCleared: "E-Mail geleert"
        case .phone: "Telefon geändert"
        case .phoneCleared: "Telefon geleert"
        case .name: "Name geändert"
        case .access: "Zugriff geändert"
        case .restored: "Wiederhergestellt"
        }
    }

    func change(_ kind: ChangeKind, _ count: Int) -> String { "\(change(kind)) (\(number(count)))" }
    var allChanges: String { "Alle Änderungen" }
    func sectionHeading(_ change: ChangeKind, _ count: Int) -> String { "\(self.change(change)): \(users(count))" }
    var nobodyChangesSo: String { "In diesem Lauf ändert sich niemand so." }
}
