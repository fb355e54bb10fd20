import FoundationEssentials

// MARK: - Lists

extension German {
    func title(of place: Place) -> String {
        switch place {
        case .overview: "Übersicht"
        case .users: "Benutzer"
        case .importing: "Personen importieren"
        case .synchronize: "Synchronisieren"
        case .runs: "Läufe"
        case .duplicates: "Duplikate"
        case .deleted: "Gelöschte Benutzer"
        case .members: "Mitglieder"
        case .tokens: "Tokens"
        case .audit: "Prüfprotokoll"
        case .settings: "Einstellungen der Organisation"
        }
    }

    func titled(_ title: String, page: Int, of pages: Int) -> String {
        page == 1 ? title : "\(title) (Seite \(number(page)) von \(number(pages)))"
    }

    func users(_ count: Int) -> String { counted(count, "Benutzer", "Benutzer") }
    func people(_ count: Int) -> String { counted(count, "Person", "Personen") }
    func conflicts(_ count: Int) -> String { counted(count, "Konflikt", "Konflikte") }
    func tick(_ name: String) -> String { "\(name) ankreuzen" }

    var searchUsers: String { "Name, Benutzername oder E-Mail suchen" }
    var searchTenant: String { "Im Mandanten suchen" }

    func range(first: Int, last: Int, of total: Int) -> String {
        "\(number(first))–\(number(last)) von \(number(total))"
    }

    func position(page: Int, of pages: Int) -> String { "Seite \(number(page)) von \(number(pages))" }

    var pastTheEnd: String { "Die Liste endet vor dieser Seite." }
    func lastPage(_ page: Int) -> String { "Ihre letzte Seite ist Seite \(number(page))." }
    var goToLastPage: String { "Zur letzten Seite" }

    var noColumnMatchAdvice: String { "Jedes dieser Felder sucht nur in seiner Spalte, und alle müssen passen." }
    var noMatchAdvice: String { "Gesucht wird in Namen, Benutzernamen und E-Mail-Adressen." }
    var clearSearch: String { "Alle anzeigen" }

    var noUsersYet: String { "Noch keine Benutzer." }
    var importFirst: String { "Wählen Sie Personen des verbundenen Mandanten aus, um sie zu importieren." }
    var connectFirst: String { "Verbinden Sie einen Microsoft-Entra-Mandanten, um Ihre Personen zu importieren." }
    var howToConnect: String { "So verbinden Sie einen Mandanten" }
    func nobodyImported(from tenant: String) -> String { "Aus \(tenant) wurde noch niemand importiert." }

    var noDuplicates: String { "Keine Duplikate." }
    func noDuplicatesDetail(lastRun: Date?) -> String {
        guard let lastRun else { return "Noch kein Lauf hat danach gesucht." }
        return "Der letzte Lauf war am \(moment(lastRun).text)."
    }

    var noRuns: String { "Noch keine Läufe." }
    var noRunsAdvice: String { "Hier stehen Importe und Synchronisierungen mit allem, was sie getan haben." }

    var noTombstones: String { "Niemand ist gelöscht." }
    var noTombstonesAdvice: String { "Benutzer, die ein Lauf löscht, stehen hier 30 Tage lang." }
    func daysLeft(_ days: Int) -> String { "noch \(counted(days, "Tag", "Tage"))" }
    var restoreLabel: String { "Wiederherstellen" }
}
