/// What somebody did, as the audit names it.
package enum Deed: String, CaseIterable, Codable, Sendable {
    // Who may come in
    case claimOffered = "server.claim-offered"
    case serverClaimed = "server.claimed"
    case signedIn = "account.signed-in"
    case signInRefused = "account.sign-in-refused"
    case proved = "account.proved"
    case signedOut = "account.signed-out"
    case accountCreated = "account.created"
    case accountChanged = "account.changed"
    case accountSuspended = "account.suspended"
    case accountReinstated = "account.reinstated"
    case passwordChanged = "account.password-changed"
    case secondFactorAdded = "account.second-factor-added"
    case secondFactorRemoved = "account.second-factor-removed"
    case recoveryCodeUsed = "account.recovery-code-used"
    case entraLinked = "account.entra-linked"
    case entraUnlinked = "account.entra-unlinked"
    case sessionEnded = "account.session-ended"
    case recoveryOffered = "account.recovery-offered"

    // Members
    case memberInvited = "member.invited"
    case invitationWithdrawn = "member.invitation-withdrawn"
    case memberJoined = "member.joined"
    case roleChanged = "member.role-changed"
    case memberRemoved = "member.removed"
    case tokenCreated = "token.created"
    case tokenRevoked = "token.revoked"

    // Organizations
    case organizationCreated = "organization.created"
    case organizationChanged = "organization.changed"

    // Connection
    case connectionMade = "connection.made"
    case connectionChanged = "connection.changed"
    case connectionTested = "connection.tested"
    case credentialAdded = "credential.added"
    case credentialRemoved = "credential.removed"
    case credentialDownloaded = "credential.certificate-downloaded"
    case keysRotated = "keys.rotated"

    // Runs
    case runAsked = "run.asked"
    case planApplied = "run.apply-asked"
    case planApproved = "run.approved"
    case planRejected = "run.rejected"
    case planNarrowed = "run.narrowed"
    case planRefreshed = "run.refreshed"
    case runStopped = "run.stop-asked"
    case runPaused = "run.pause-asked"
    case runResumed = "run.resume-asked"

    // Users
    case userAdded = "user.added"
    case usersHeld = "user.held"
    case usersReleased = "user.released"
    case usersProtected = "user.protected"
    case usersUnprotected = "user.unprotected"
    case userErased = "user.erased"
    case usersExported = "user.exported"

    // The audit itself
    case auditExported = "audit.exported"
    case retentionApplied = "audit.retention-applied"
}
