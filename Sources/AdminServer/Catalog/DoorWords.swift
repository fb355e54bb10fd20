import DirectoryCore

/// What the doors say: signing in, claiming a server, joining, recovering, proving.
protocol DoorWords: Sendable {
    var signIn: String { get }
    var signInWithEntra: String { get }
    var onwardToEntra: String { get }
    var goOn: String { get }
    var beginAgain: String { get }

    // Fields
    var nameLabel: String { get }
    var emailLabel: String { get }
    var passwordLabel: String { get }
    var newPasswordLabel: String { get }
    /// How long a password has to be.
    var passwordHint: String { get }
    var oneTimeCodeLabel: String { get }
    var organizationLabel: String { get }
    var handleLabel: String { get }
    var handleHint: String { get }

    // The second factor
    var codeTitle: String { get }
    var codeLead: String { get }
    var codeLabel: String { get }
    var codeHint: String { get }

    // Proving again
    var proofTitle: String { get }
    var proofLead: String { get }
    var proofButton: String { get }

    // The first account
    var claimTitle: String { get }
    var claimLead: String { get }
    var claimCodeHint: String { get }
    var claimButton: String { get }

    // One-time codes
    var joinTitle: String { get }
    func joinTitle(_ organization: String) -> String
    func joinLead(_ role: Role) -> String
    var joinButton: String { get }
    func joinAs(_ name: String) -> String
    var joinWithEntra: String { get }
    var codeLinkLead: String { get }
    var recoverTitle: String { get }
    func recoverLead(_ email: String) -> String
    var recoverButton: String { get }

    // Choosing
    var chooseOrganization: String { get }
    var noOrganizations: String { get }
    var noOrganizationsAdvice: String { get }
    func role(_ role: Role) -> String

    /// Whom to ask for what one may not do oneself.
    ///
    /// - Parameter advice: what it takes.
    func askOwner(_ owners: [String], _ advice: String) -> String
}
