import DirectoryCore

// MARK: - At the doors

extension English {
    var signIn: String { "Sign in" }
    var signInWithEntra: String { "Sign in with Microsoft Entra" }
    var onwardToEntra: String { "Microsoft Entra asks who you are, and sends you back here." }
    var goOn: String { "Continue" }
    var beginAgain: String { "Begin again" }

    var nameLabel: String { "Your name" }
    var emailLabel: String { "Email" }
    var passwordLabel: String { "Password" }
    var newPasswordLabel: String { "New password" }
    var passwordHint: String {
        "At least 15 characters; a few words in a row are good. Any characters, and pasting, are fine."
    }
    var oneTimeCodeLabel: String { "One-time code" }
    var organizationLabel: String { "Name of the organization" }
    var handleLabel: String { "Short name in addresses" }
    var handleHint: String { "Lower-case letters, digits and hyphens. Left empty, it is made from the name." }

    var codeTitle: String { "Enter a code" }
    var codeLead: String { "The password was right. Now a code from your authenticator app." }
    var codeLabel: String { "Code" }
    var codeHint: String { "Six digits from the app, or one of your recovery codes." }

    var proofTitle: String { "Is it still you?" }
    var proofLead: String {
        "What comes next matters, and you have not been asked for a while. You are not asked again for 15 minutes."
    }
    var proofButton: String { "Continue" }

    var claimTitle: String { "Set up this server" }
    var claimLead: String { "You become its administrator, and the owner of its first organization." }
    var claimCodeHint: String { "The server’s console shows it, and “rollcall claim” makes a new one." }
    var claimButton: String { "Set up" }

    var joinTitle: String { "Join an organization" }
    func joinTitle(_ organization: String) -> String { "Join \(organization)" }
    func joinLead(_ role: Role) -> String { "You are invited as \(article(role)) \(self.role(role).lowercased())." }
    var joinButton: String { "Join" }
    func joinAs(_ name: String) -> String { "Join as \(name)" }
    var joinWithEntra: String { "Join with Microsoft Entra" }
    var codeLinkLead: String { "Enter the code you were given. It works once." }
    var recoverTitle: String { "Set a new password" }
    func recoverLead(_ email: String) -> String {
        "For \(email). A second factor is removed, and everybody who is signed in to this account is signed out."
    }
    var recoverButton: String { "Set password and sign in" }

    var chooseOrganization: String { "Choose an organization" }
    var noOrganizations: String { "You are in no organization." }
    var noOrganizationsAdvice: String { "Ask an owner of one for an invitation." }

    func role(_ role: Role) -> String {
        switch role {
        case .viewer: "Viewer"
        case .operative: "Operator"
        case .admin: "Admin"
        case .owner: "Owner"
        }
    }

    func askOwner(_ owners: [String], _ advice: String) -> String {
        "\(advice) \(owners.count == 1 ? "The owner is" : "Owners are") \(list(owners))."
    }

    private func article(_ role: Role) -> String { role == .viewer ? "a" : "an" }
}
