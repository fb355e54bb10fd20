import DirectoryCore
import FoundationEssentials

// MARK: - Overview

extension German {
    var notConnected: String { "Es ist kein Mandant verbunden." }
    func connected(to tenant: String) -> String { "Verbunden mit \(tenant)." }

    func usersLabel(_ count: Int) -> String { "Benutzer" }
    func synchronizableLabel(_ count: Int) -> String {
        count == 1 ? "kann synchronisiert werden" : "können synchronisiert werden"
    }
    func duplicatesLabel(_ count: Int) -> String { count == 1 ? "offenes Duplikat" : "offene Duplikate" }

    func runIsHeld(_ run: RunID) -> String { "Lauf \(run) ist zur Prüfung zurückgehalten." }
    func openRun(_ run: RunID) -> String { "Lauf \(run) öffnen" }
    var planWaits: String { "Eine Vorschau wartet darauf, angewendet zu werden." }
    var runAtWork: String { "Ein Lauf ist im Gange." }

    func duplicatesWait(_ count: Int) -> String {
        count == 1
            ? "1 Adresse wird von zwei Personen beansprucht. Wer sie haben will, bleibt unberührt, bis das geklärt ist."
            : "\(number(count)) Adressen werden von je zwei Personen beansprucht. Wer eine haben will, bleibt unberührt, bis das geklärt ist."
    }
    var seeDuplicates: String { "Beide Seiten ansehen" }

    func credentialEnds(_ date: Date, inDays days: Int) -> String {
        days < 0
            ? "Die Anmeldeinformation der Verbindung ist am \(moment(date).day) abgelaufen. Bis sie ersetzt ist, kann nichts gelesen werden."
            : "Die Anmeldeinformation der Verbindung läuft am \(moment(date).day) ab, in \(counted(days, "Tag", "Tagen")). Ersetzen Sie sie vorher."
    }

    var peopleOverTime: String { "Importierte Personen im Zeitverlauf" }
    func peopleFrom(_ first: Int, to last: Int) -> String { "Von \(number(first)) auf \(people(last))" }
    var outcomesOfRuns: String { "Was Läufe getan haben" }
    var imported: String { "Importierte Personen" }

    func chartColumn(_ outcome: Outcome) -> String {
        outcome == .duplicate ? "Duplikate" : badge(outcome)
    }

    func health(_ health: Health) -> String {
        switch health {
        case .healthy: "In Ordnung"
        case .needsReview: "Prüfung nötig"
        case .stopped: "Gestört"
        }
    }

    var connectCommands: [String] {
        [
            "rollcall connection set --tenant contoso.onmicrosoft.com --client-id <Anwendungs-ID>",
            "rollcall connection test",
        ]
    }
}
