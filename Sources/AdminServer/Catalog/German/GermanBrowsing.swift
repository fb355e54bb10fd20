import DirectoryCore
import DirectoryPorts
import FoundationEssentials

// MARK: - Looking for users

extension German {
    var everybody: String { "Alle" }

    func view(_ standing: UserQuery.Standing) -> String {
        switch standing {
        case .attention: "Handlungsbedarf"
        case .synchronized: "Synchronisiert"
        case .duplicate: "Duplikate"
        case .held: "Zurückgehalten"
        case .missing: "Fehlt in Entra"
        case .outOfScope: "Außerhalb des Bereichs"
        case .deactivated: "Deaktiviert"
        case .never: "Nie synchronisiert"
        }
    }

    var anyStanding: String { "Jeder Status" }

    func source(_ source: UserQuery.Source) -> String {
        switch source {
        case .local: local
        case .imported: "Importiert"
        }
    }

    var anySource: String { "Jede Quelle" }
    func rows(_ count: Int) -> String { "\(number(count)) pro Seite" }
    func searched(_ text: String) -> String { "„\(text)“" }
    func remove(_ filter: String) -> String { "Filter entfernen: \(filter)" }

    func searched(_ text: String, in column: UserQuery.Column) -> String { "\(name(of: column)): „\(text)“" }
    func filter(_ standing: UserQuery.Standing) -> String { "Status „\(view(standing))“" }
    func filter(_ source: UserQuery.Source) -> String { "Quelle „\(self.source(source))“" }
    func contains(_ column: UserQuery.Column) -> String { "\(name(of: column)) enthält" }

    private func name(of column: UserQuery.Column) -> String {
        switch column {
        case .name: label(.name)
        case .username: label(.username)
        case .email: label(.email)
        }
    }

    func noMatch(_ filters: [String]) -> String { "Niemand passt zu \(list(filters))." }

    var noneStandsSo: String { "Das kann eine gute Nachricht sein: Es gibt niemanden, den dieser Filter zeigen würde." }

    func moreUsers(than count: Int) -> String { "mehr als \(users(count))" }

    func range(first: Int, last: Int, ofMoreThan count: Int) -> String {
        "\(number(first))–\(number(last)) von mehr als \(number(count))"
    }

    func position(page: Int) -> String { "Seite \(number(page))" }
}

// MARK: - Choosing users

extension German {
    func chosen(_ count: Int, fixedAt date: Date?, isEverybody: Bool) -> String {
        if isEverybody { return "Alle sind ausgewählt: \(people(count))." }
        guard let date else { return "\(number(count)) ausgewählt" }
        let reading = ClockReading(date, in: zone)
        return "\(number(count)) ausgewählt, Stand \(reading.time)\u{A0}\(reading.zone)"
    }

    func chooseAll(_ count: Int) -> String {
        count == 1 ? "Den einen Treffer auswählen" : "Alle \(number(count)) Treffer auswählen"
    }
    var chooseAllThatMatch: String { "Alle Treffer auswählen" }
    func chooseEveryone(_ count: Int) -> String { "Alle auswählen (\(people(count)))" }
    var clearSelection: String { "Auswahl aufheben" }
    var keepTicks: String { "Häkchen übernehmen" }
    var selectionEnded: String {
        "Die Auswahl ist abgelaufen: Es ist niemand mehr ausgewählt. Wählen Sie neu aus; es wurde nichts getan."
    }
    func basket(_ count: Int) -> String { "\(number(count)) im Korb" }
    func putBack(_ name: String) -> String { "\(name) aus dem Korb nehmen" }
}

// MARK: - One user

extension German {
    func lastSeen(in tenant: String?) -> String {
        tenant.map { "Zuletzt gesehen in \($0)" } ?? "Zuletzt im Mandanten gesehen"
    }
    var same: String { "Gleich" }
    var notTaken: String { "Nicht übernommen: gehört jemand anderem" }
    var userID: String { "Benutzer-ID" }
    var objectID: String { "Objekt-ID in Entra" }

    func happened(_ kind: ChangeEvent.Kind) -> String {
        switch kind {
        case .userImported: "Importiert"
        case .userUpdated: "Geändert"
        case .userDeactivated: deactivated
        case .userReactivated: "Reaktiviert"
        case .userDeleted: deleted
        case .userRestored: "Wiederhergestellt"
        case .userHeld: held
        case .userReleased: "Freigegeben"
        case .userPurged: "Endgültig entfernt"
        case .duplicateDetected: "Als Duplikat erkannt"
        case .duplicateResolved: "Kein Duplikat mehr"
        case .runHeld: "Ein Lauf wurde zurückgehalten"
        case .connectionUnhealthy: "Die Verbindung ist gestört"
        case .connectionRecovered: "Die Verbindung besteht wieder"
        case .credentialExpiring: "Die Anmeldeinformation läuft bald ab"
        }
    }

    var holdHint: String { "Läufe lassen diesen Benutzer in Ruhe, bis Sie ihn freigeben." }
    var releaseHint: String { "Der nächste Lauf vergleicht diesen Benutzer wieder." }
    var protect: String { "Schützen" }
    var protectHint: String { "Kein Lauf löscht oder deaktiviert diesen Benutzer." }
    var unprotect: String { "Schutz aufheben" }
    var unprotectHint: String { "Läufe dürfen diesen Benutzer wieder löschen oder deaktivieren." }
}
