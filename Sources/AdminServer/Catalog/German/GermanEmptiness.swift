import DirectoryCore

// MARK: - Lists that show nobody

extension German {
    func noRun(matches filters: [String]) -> String { "Kein Lauf passt zu \(list(filters))." }
    func noEntry(matches filters: [String]) -> String { "Kein Eintrag passt zu \(list(filters))." }
    func filter(byState state: String) -> String { "Stand „\(state)“" }
    func filter(byKind kind: String) -> String { "Art „\(kind)“" }
    func filter(byDeed deed: String) -> String { "Vorgang „\(deed)“" }
    func filter(from day: String) -> String { "ab \(day)" }
    func filter(until day: String) -> String { "bis \(day)" }
    var filterByPerson: String { "einer Person" }

    var noEntriesYet: String { "Was hier jemand tut, wird aufgeschrieben: wer, was und wann." }

    func couldNotLoad(_ place: Place) -> String {
        switch place {
        case .overview: "Die Übersicht konnte nicht geladen werden"
        case .users: "Die Benutzer konnten nicht geladen werden"
        case .importing: "Der Mandant konnte nicht durchsucht werden"
        case .synchronize: "Die zu synchronisierenden Personen konnten nicht geladen werden"
        case .runs: "Die Läufe konnten nicht geladen werden"
        case .duplicates: "Die Duplikate konnten nicht geladen werden"
        case .deleted: "Die gelöschten Benutzer konnten nicht geladen werden"
        case .members: "Die Mitglieder konnten nicht geladen werden"
        case .tokens: "Die Token konnten nicht geladen werden"
        case .audit: "Das Prüfprotokoll konnte nicht geladen werden"
        case .settings: "Die Einstellungen konnten nicht geladen werden"
        }
    }

    var tryAgain: String { "Erneut versuchen" }
}
