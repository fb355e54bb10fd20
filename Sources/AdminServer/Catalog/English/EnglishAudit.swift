import DirectoryCore

// MARK: - Audit

extension English {
    var auditTitle: String { "Audit" }
    var searchAudit: String { "Person, object or name" }
    var verifyAudit: String { "Verify" }
    var exportAudit: String { "Export (JSON lines)" }
    var noEntries: String { "Nothing is written here." }
    var noEntriesAdvice: String { "The search looks at who did it, to what, and its name." }
    var deedCode: String { "Deed" }
    var previousHash: String { "Hash of the entry before" }
    var ownHash: String { "Hash" }
    func auditEntryTitle(_ entry: Int64) -> String { "Entry \(entry)" }

    func verdict(_ verdict: AuditVerdict) -> String {
        switch verdict.flaw {
        case nil:
            "\(counted(verdict.count, "entry follows", "entries follow")) on each other, and none was changed. Whoever has kept the hash below finds out when all of them are replaced."
        case .changed(let entry):
            "Entry \(entry) was changed after it was written. The \(verdict.count) before it hold."
        case .broken(let entry):
            "Something is missing before entry \(entry), or was put in. The \(verdict.count) before it hold."
        }
    }

    func deed(_ deed: Deed) -> String {
        switch deed {
        case .claimOffered: "Offered to claim the server"
        case .serverClaimed: "Claimed the server"
        case .signedIn: "Signed in"
        case .signInRefused: "Was refused a sign-in"
        case .proved: "Proved again who they are"
        case .signedOut: "Signed out"
        case .accountCreated: "Made the account"
        case .accountChanged: "Changed the account"
        case .accountSuspended: "Suspended the account"
        case .accountReinstated: "Reinstated the account"
        case .passwordChanged: "Changed the password"
        case .secondFactorAdded: "Added a second factor"
        case .secondFactorRemoved: "Removed the second factor"
        case .recoveryCodeUsed: "Used a recovery code"
        case .entraLinked: "Linked to Microsoft Entra"
        case .entraUnlinked: "Unlinked from Microsoft Entra"
        case .sessionEnded: "Ended sessions"
        case .recoveryOffered: "Offered a new password"
        case .memberInvited: "Invited"
        case .invitationWithdrawn: "Withdrew the invitation"
        case .memberJoined: "Joined"
        case .roleChanged: "Changed the role"
        case .memberRemoved: "Removed the member"
        case .tokenCreated: "Made the token"
        case .tokenRevoked: "Revoked the token"
        case .organizationCreated: "Made the organization"
        case .organizationChanged: "Changed the organization"
        case .connectionMade: "Connected a tenant"
        case .connectionChanged: "Changed the connection"
        case .connectionTested: "Tested the connection"
        case .credentialAdded: "Added a credential"
        case .credentialRemoved: "Removed a credential"
        case .credentialDownloaded: "Downloaded a certificate"
        case .keysRotated: "Changed the server’s keys"
        case .runAsked: "Asked for a run"
        case .planApplied: "Applied a plan"
        case .planApproved: "Approved a held plan"
        case .planRejected: "Rejected a plan"
        case .planNarrowed: "Left people out of a plan"
        case .planRefreshed: "Asked for a plan anew"
        case .runStopped: "Stopped a run"
        case .runPaused: "Paused a run"
        case .runResumed: "Resumed a run"
        case .userAdded: "Added the user"
        case .usersHeld: "Held users"
        case .usersReleased: "Released users"
        case .usersProtected: "Protected users"
        case .usersUnprotected: "Ended the protection of users"
        case .userErased: "Erased the user for good"
        case .usersExported: "Exported users"
        case .auditExported: "Exported the audit"
        case .retentionApplied: "Removed what is not kept any longer"
        }
    }
}
