import DirectoryCore

// MARK: - Members

extension German {
    var invitationsTitle: String { "Einladungen" }
    var noInvitations: String { "Zurzeit ist niemand eingeladen." }
    var noMembers: String { "Es gibt niemanden." }
    var inviteTitle: String { "Jemanden einladen" }
    var inviteLead: String {
        "Sie erhalten einen Link zum Weitergeben. Er gilt einmal und eine Woche lang; verschickt wird nichts."
    }
    var inviteButton: String { "Einladung erstellen" }
    var theirEmailLabel: String { "E-Mail der Person" }
    var roleLabel: String { "Rolle" }
    var changeRole: String { "Rolle ändern" }
    var remove: String { "Entfernen" }
    var withdraw: String { "Zurückziehen" }
    var suspended: String { "Gesperrt" }
    var invitationTitle: String { "Geben Sie dies weiter" }
    var invitationLead: String {
        "Wer diesen Link öffnet, wird Mitglied. Er wird nur dieses eine Mal angezeigt; darüber steht der Code allein."
    }
    var tokensLead: String {
        "Programme weisen sich mit einem Token aus. Ein Token darf, was seine Rechte sagen, und nie mehr als seine Rolle."
    }
    var newTokenTitle: String { "Token erstellen" }
    var newTokenLead: String {
        "Er wird nur einmal angezeigt. Geben Sie ihm nur die Rechte, die das Programm braucht."
    }
    var newTokenButton: String { "Token erstellen" }
    var noTokens: String { "Es gibt keine Tokens." }
    var tokenTitle: String { "Ihr neuer Token" }
    var tokenLead: String { "Kopieren Sie ihn jetzt. Er wird nicht gespeichert und nicht noch einmal angezeigt." }
    var tokenNameLabel: String { "Verwendungszweck" }
    var scopesLabel: String { "Rechte" }
    var daysLabel: String { "Tage, bis er abläuft (1–366)" }
    var revoke: String { "Widerrufen" }
    var revoked: String { "Widerrufen" }
    var expired: String { "Abgelaufen" }
    var live: String { "Gültig" }
    var neverUsed: String { "Nie verwendet" }
    var saveName: String { "Namen speichern" }
    var saveSignIn: String { "Anmeldung speichern" }
    var saveRetention: String { "Aufbewahrung speichern" }
    var entraLabel: String { "Anmeldung mit Microsoft Entra" }
    var factorLabel: String { "Zweiter Faktor bei einem Kennwort" }
    var runsKeptLabel: String { "Tage, die Läufe aufbewahrt werden (30–3650)" }
    var auditKeptLabel: String { "Tage, die das Prüfprotokoll aufbewahrt wird (30–3650)" }
    func worksUntil(_ date: String) -> String { "Gültig bis \(date)" }
    func lastUsed(_ date: String) -> String { "Zuletzt verwendet: \(date)" }

    func choice(_ choice: SignInPolicy.EntraSignIn) -> String {
        switch choice {
        case .off: "Aus"
        case .offered: "Angeboten, durch den Mandanten der Verbindung"
        }
    }

    func choice(_ choice: SignInPolicy.Requirement) -> String {
        switch choice {
        case .optional: "Freiwillig"
        case .required: "Erforderlich"
        }
    }
}
