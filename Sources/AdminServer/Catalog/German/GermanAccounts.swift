import DirectoryCore

// MARK: - Accounts

extension German {
    var organizationsTitle: String { "Organisationen" }
    var organizationsLead: String {
        "Wer den Server verwaltet, sieht damit in keine Organisation hinein: Deren Besitzer entscheiden, wer ihre Benutzer sieht."
    }
    var noOrganizationsYet: String { "Es gibt noch keine Organisationen." }
    var newOrganizationTitle: String { "Organisation anlegen" }
    var accountsTitle: String { "Konten" }
    var serverAuditTitle: String { "Prüfprotokoll des Servers" }
    var suspend: String { "Sperren" }
    var reinstate: String { "Entsperren" }
    var offerRecovery: String { "Wiederherstellungslink erstellen" }
    var serverAdministrator: String { "Serveradministrator" }
    var recoveryTitle: String { "Geben Sie dies weiter" }
    var recoveryLead: String {
        "Wer diesen Link öffnet, legt einmalig und innerhalb einer Stunde ein neues Kennwort für das Konto fest. Er wird nicht noch einmal angezeigt."
    }
    var accountTitle: String { "Ihr Konto" }
    var renameTitle: String { "Name oder E-Mail ändern" }
    var saveAccount: String { "Speichern" }
    var passwordTitle: String { "Kennwort ändern" }
    var passwordLead: String { "Alle anderen Browser, in denen Ihr Konto angemeldet ist, werden abgemeldet." }
    var proofsTitle: String { "Wie Sie sich ausweisen" }
    var sessionsTitle: String { "Wo Sie angemeldet sind" }
    var otherSessionsTitle: String { "Überall sonst" }
    var everywhereElse: String { "Alle anderen Browser" }
    var endSession: String { "Abmelden" }
    var thisBrowser: String { "Dieser Browser" }
    var unknownBrowser: String { "Ein Browser, der sich nicht zu erkennen gibt" }
    var notSet: String { "Nicht eingerichtet" }
    var isSet: String { "Eingerichtet" }
    var notLinked: String { "Nicht verknüpft" }
    var linked: String { "Verknüpft" }
    var unlink: String { "Verknüpfung lösen" }
    var factorTitle: String { "Zweiter Faktor" }
    var factorLead: String {
        "Geben Sie den Schlüssel in eine Authenticator-App ein und dann hier die sechs Ziffern, die sie anzeigt."
    }
    var newCodeHint: String { "Sechs Ziffern aus der App. Von da an wird der zweite Faktor verlangt." }
    var factorButton: String { "Einschalten" }
    var recoveryCodesTitle: String { "Ihre Wiederherstellungscodes" }
    var recoveryCodesLead: String {
        "Jeder ersetzt einmal den Code aus der App, falls sie verloren geht. Bewahren Sie sie auf Papier auf: Sie werden nicht noch einmal angezeigt."
    }
    func since(_ date: String) -> String { "Seit \(date)" }
    func linkEntra(_ organization: String) -> String { "Über \(organization) mit Microsoft Entra verknüpfen" }
    func factorSet(_ recoveryCodes: Int) -> String {
        "Eingerichtet, noch \(counted(recoveryCodes, "Wiederherstellungscode", "Wiederherstellungscodes")) übrig"
    }
}
