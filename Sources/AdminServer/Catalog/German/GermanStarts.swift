// MARK: - Starting a run

extension German {
    func onlyImported(from tenant: String) -> String {
        "Hier stehen nur Personen, die aus \(tenant) importiert wurden, dem Mandanten, mit dem diese Organisation verbunden ist."
    }

    var synchronizeLabels: ScopeView.RunLabels {
        .init(
            plain: "Synchronisieren", one: "1\u{A0}Benutzer synchronisieren",
            many: "{n}\u{A0}Benutzer synchronisieren")
    }

    func importPremise(_ tenant: String) -> String {
        "Suchen Sie in \(tenant) nach dem Anfang eines Namens, eines Benutzernamens oder einer E-Mail-Adresse."
    }

    func found(_ count: Int, importable: Int) -> String {
        let importable =
            switch importable {
            case 0: "keine kann importiert werden"
            case 1: "1 kann importiert werden"
            default: "\(number(importable)) können importiert werden"
            }
        return "\(people(count)) gefunden, \(importable)"
    }

    func allFound(_ text: String) -> String { "Alle, die eine Suche nach „\(text)“ findet" }
    var everyoneInTenant: String { "Alle im Mandanten" }
    var importLabels: ScopeView.RunLabels {
        .init(
            plain: "Importieren", one: "1\u{A0}Person importieren", many: "{n}\u{A0}Personen importieren")
    }
    func noMatchUpstream(_ text: String) -> String { "Niemand im Mandanten passt zu „\(text)“." }
    var noMatchUpstreamAdvice: String {
        "Versuchen Sie den Anfang des Namens, des Benutzernamens oder der E-Mail-Adresse."
    }
}
