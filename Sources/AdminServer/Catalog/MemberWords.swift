import DirectoryCore

/// What the pages of members, tokens and settings say.
protocol MemberWords: Sendable {
    var invitationsTitle: String { get }
    var noInvitations: String { get }
    var noMembers: String { get }
    var inviteTitle: String { get }
    var inviteLead: String { get }
    var inviteButton: String { get }
    var theirEmailLabel: String { get }
    var roleLabel: String { get }
    var changeRole: String { get }
    var remove: String { get }
    var withdraw: String { get }
    var suspended: String { get }
    var invitationTitle: String { get }
    var invitationLead: String { get }
    var tokensLead: String { get }
    var newTokenTitle: String { get }
    var newTokenLead: String { get }
    var newTokenButton: String { get }
    var noTokens: String { get }
    var tokenTitle: String { get }
    var tokenLead: String { get }
    var tokenNameLabel: String { get }
    var scopesLabel: String { get }
    var daysLabel: String { get }
    var revoke: String { get }
    var revoked: String { get }
    var expired: String { get }
    var live: String { get }
    var neverUsed: String { get }
    var saveName: String { get }
    var saveSignIn: String { get }
    var saveRetention: String { get }
    var entraLabel: String { get }
    var factorLabel: String { get }
    var runsKeptLabel: String { get }
    var auditKeptLabel: String { get }
    func worksUntil(_ date: String) -> String
    func lastUsed(_ date: String) -> String
    func choice(_ choice: SignInPolicy.EntraSignIn) -> String
    func choice(_ choice: SignInPolicy.Requirement) -> String
}
