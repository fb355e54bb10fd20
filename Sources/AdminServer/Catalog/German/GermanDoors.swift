import DirectoryCore

// MARK: - At the doors

extension German {
    var signIn: String { "Anmelden" }
    var signInWithEntra: String { "Mit Microsoft Entra anmelden" }
    var onwardToEntra: String { "Microsoft Entra fragt, wer Sie sind, und schickt Sie hierher zurück." }
    var goOn: String { "Weiter" }
    var beginAgain: String { "Von vorn beginnen" }

    var nameLabel: String { "Ihr Name" }
    var emailLabel: String { "E-Mail" }
    var passwordLabel: String { "Kennwort" }
    var newPasswordLabel: String { "Neues Kennwort" }
    var passwordHint: String {
        "Mindestens 15 Zeichen; gut sind ein paar Wörter hintereinander. Alle Zeichen sind erlaubt, Einfügen auch."
    }
    var oneTimeCodeLabel: String { "Einmalcode" }
    var organizationLabel: String { "Name der Organisation" }
    var handleLabel: String { "Kurzname in Adressen" }
    var handleHint: String {
        "Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, entsteht er aus dem Namen."
    }

    var codeTitle: String { "Code eingeben" }
    var codeLead: String { "Das Kennwort war richtig. Jetzt fehlt noch ein Code aus Ihrer Authenticator-App." }
    var codeLabel: String { "Code aus der App" }
    var codeHint: String { "Sechs Ziffern aus der App oder einer Ihrer Wiederherstellungscodes." }

    var proofTitle: String { "Sind Sie es noch?" }
    var proofLead: String {
        "Was jetzt kommt, ist wichtig, und Sie wurden länger nicht gefragt. Danach werden Sie 15 Minuten lang nicht noch einmal gefragt."
    }
    var proofButton: String { "Weiter" }

    var claimTitle: String { "Diesen Server einrichten" }
    var claimLead: String { "Sie werden sein Administrator und Besitzer seiner ersten Organisation." }
    var claimCodeHint: String {
        "Er steht auf der Konsole des Servers; einen neuen erstellt der Befehl „rollcall claim“."
    }
    var claimButton: String { "Einrichten" }

    var joinTitle: String { "Einer Organisation beitreten" }
    func joinTitle(_ organization: String) -> String { "Beitreten: \(organization)" }
    func joinLead(_ role: Role) -> String { "Sie sind als \(self.role(role)) eingeladen." }
    var joinButton: String { "Beitreten" }
    func joinAs(_ name: String) -> String { "Als \(name) beitreten" }
    var joinWithEntra: String { "Mit Microsoft Entra beitreten" }
    var codeLinkLead: String { "Geben Sie den Code ein, den Sie erhalten haben. Er gilt einmal." }
    var recoverTitle: String { "Neues Kennwort festlegen" }
    func recoverLead(_ email: String) -> String {
        "Für \(email). Ein zweiter Faktor wird entfernt, und alle Browser, in denen dieses Konto angemeldet ist, werden abgemeldet."
    }
    var recoverButton: String { "Kennwort festlegen und anmelden" }

    var chooseOrganization: String { "Organisation auswählen" }
    var noOrganizations: String { "Sie gehören zu keiner Organisation." }
    var noOrganizationsAdvice: String { "Bitten Sie einen Besitzer um eine Einladung." }

    func role(_ role: Role) -> String {
        switch role {
        case .viewer: "Betrachter"
        case .operative: "Bediener"
        case .admin: "Administrator"
        case .owner: "Besitzer"
        }
    }

    func askOwner(_ owners: [String], _ advice: String) -> String {
        "\(advice) \(owners.count == 1 ? "Besitzer ist" : "Besitzer sind") \(list(owners))."
    }
}
