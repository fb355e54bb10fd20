import DirectoryCore

// MARK: - Accounts

extension English {
    var organizationsTitle: String { "Organizations" }
    var organizationsLead: String {
        "Administering the server opens no organization: their owners decide who sees their users."
    }
    var noOrganizationsYet: String { "There are no organizations yet." }
    var newOrganizationTitle: String { "Make an organization" }
    var accountsTitle: String { "Accounts" }
    var serverAuditTitle: String { "Audit of the server" }
    var suspend: String { "Suspend" }
    var reinstate: String { "Reinstate" }
    var offerRecovery: String { "Make a recovery link" }
    var serverAdministrator: String { "Server administrator" }
    var recoveryTitle: String { "Hand this over" }
    var recoveryLead: String {
        "Whoever opens this link sets a new password for the account, once, within an hour. It is not shown again."
    }
    var accountTitle: String { "Your account" }
    var renameTitle: String { "Change name or email" }
    var saveAccount: String { "Save" }
    var passwordTitle: String { "Set another password" }
    var passwordLead: String { "Everybody else who is signed in to your account is signed out." }
    var proofsTitle: String { "How you prove who you are" }
    var sessionsTitle: String { "Where you are signed in" }
    var otherSessionsTitle: String { "Everywhere else" }
    var everywhereElse: String { "All other browsers" }
    var endSession: String { "Sign out" }
    var thisBrowser: String { "This browser" }
    var unknownBrowser: String { "A browser that does not say what it is" }
    var notSet: String { "Not set" }
    var isSet: String { "Set" }
    var notLinked: String { "Not linked" }
    var linked: String { "Linked" }
    var unlink: String { "Unlink" }
    var factorTitle: String { "Second factor" }
    var factorLead: String {
        "Enter the key in an authenticator app, then the six digits that it shows."
    }
    var newCodeHint: String { "Six digits from the app. It counts from then on." }
    var factorButton: String { "Turn it on" }
    var recoveryCodesTitle: String { "Your recovery codes" }
    var recoveryCodesLead: String {
        "Each works once in the place of a code, when the app is lost. Keep them on paper: they are not shown again."
    }
    func since(_ date: String) -> String { "Since \(date)" }
    func linkEntra(_ organization: String) -> String { "Link to Microsoft Entra by way of \(organization)" }
    func factorSet(_ recoveryCodes: Int) -> String {
        "Set, with \(counted(recoveryCodes, "recovery code", "recovery codes")) left"
    }
}
