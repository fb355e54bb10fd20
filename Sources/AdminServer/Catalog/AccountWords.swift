import DirectoryCore

/// What the pages of the server and of one’s own account say.
protocol AccountWords: Sendable {
    var organizationsTitle: String { get }
    var organizationsLead: String { get }
    var noOrganizationsYet: String { get }
    var newOrganizationTitle: String { get }
    var accountsTitle: String { get }
    var serverAuditTitle: String { get }
    var suspend: String { get }
    var reinstate: String { get }
    var offerRecovery: String { get }
    var serverAdministrator: String { get }
    var recoveryTitle: String { get }
    var recoveryLead: String { get }
    var accountTitle: String { get }
    var renameTitle: String { get }
    var saveAccount: String { get }
    var passwordTitle: String { get }
    var passwordLead: String { get }
    var proofsTitle: String { get }
    var sessionsTitle: String { get }
    var otherSessionsTitle: String { get }
    var everywhereElse: String { get }
    var endSession: String { get }
    var thisBrowser: String { get }
    var unknownBrowser: String { get }
    var notSet: String { get }
    var isSet: String { get }
    var notLinked: String { get }
    var linked: String { get }
    var unlink: String { get }
    var factorTitle: String { get }
    var factorLead: String { get }
    var newCodeHint: String { get }
    var factorButton: String { get }
    var recoveryCodesTitle: String { get }
    var recoveryCodesLead: String { get }
    func since(_ date: String) -> String
    func linkEntra(_ organization: String) -> String
    func factorSet(_ recoveryCodes: Int) -> String
}
