import DirectoryCore

// MARK: - Members

extension English {
    var invitationsTitle: String { "Invitations" }
    var noInvitations: String { "Nobody is invited at this time." }
    var noMembers: String { "There is nobody." }
    var inviteTitle: String { "Invite somebody" }
    var inviteLead: String {
        "You get a link to hand over. It works once, for a week; nothing is sent."
    }
    var inviteButton: String { "Make an invitation" }
    var theirEmailLabel: String { "Their email" }
    var roleLabel: String { "Role" }
    var changeRole: String { "Change role" }
    var remove: String { "Remove" }
    var withdraw: String { "Withdraw" }
    var suspended: String { "Suspended" }
    var invitationTitle: String { "Hand this over" }
    var invitationLead: String {
        "This link makes whoever opens it a member. It is shown once; here it is, with the code alone above it."
    }
    var tokensLead: String {
        "Programs come with a token. A token may do what its scopes say, and never more than its role."
    }
    var newTokenTitle: String { "Make a token" }
    var newTokenLead: String { "It is shown once. Give it the least that the program needs." }
    var newTokenButton: String { "Make the token" }
    var noTokens: String { "There are no tokens." }
    var tokenTitle: String { "Your new token" }
    var tokenLead: String { "Copy it now. It is not stored and not shown again." }
    var tokenNameLabel: String { "What it is for" }
    var scopesLabel: String { "Scopes" }
    var daysLabel: String { "Days until it expires (1–366)" }
    var revoke: String { "Revoke" }
    var revoked: String { "Revoked" }
    var expired: String { "Expired" }
    var live: String { "Works" }
    var neverUsed: String { "Never used" }
    var saveName: String { "Save the name" }
    var saveSignIn: String { "Save how members sign in" }
    var saveRetention: String { "Save how long things are kept" }
    var entraLabel: String { "Sign-in with Microsoft Entra" }
    var factorLabel: String { "Second factor with a password" }
    var runsKeptLabel: String { "Days that runs are kept (30–3650)" }
    var auditKeptLabel: String { "Days that the audit is kept (30–3650)" }
    func worksUntil(_ date: String) -> String { "Works until \(date)" }
    func lastUsed(_ date: String) -> String { "Last used \(date)" }

    func choice(_ choice: SignInPolicy.EntraSignIn) -> String {
        switch choice {
        case .off: "Off"
        case .offered: "Offered, by the tenant of the connection"
        }
    }

    func choice(_ choice: SignInPolicy.Requirement) -> String {
        switch choice {
        case .optional: "Optional"
        case .required: "Required"
        }
    }
}
