package import DirectoryCore
package import FoundationEssentials

/// Accounts and what lets them in. Every method that changes something notes it in the same transaction.
package protocol AccountStore: Sendable {
    /// How many accounts there are: a server without one is unclaimed.
    func accountCount() async throws(Problem) -> Int
    /// By name.
    func accounts() async throws(Problem) -> [Account]
    func account(_ id: AccountID) async throws(Problem) -> Account?
    func account(email: EmailKey) async throws(Problem) -> Account?
    func account(_ identity: EntraIdentity) async throws(Problem) -> Account?

    /// Stores the account as it is to be, and counts its revision up.
    ///
    /// - Parameter ending: which of its sessions end with it.
    /// - Throws: `not-found`; `changed-since` when it is not the stored revision; `account-exists`, `identity-taken` when
    ///   the address or identity is another's; `last-owner` when a suspension would leave an organization without an
    ///   active owner, or the server without an active administrator.
    func save(
        _ account: Account, ending: EndedSessions, noting note: AuditNote, at date: Date
    ) async throws(Problem) -> Account

    // MARK: Members

    func memberships(of account: AccountID) async throws(Problem) -> [Membership]
    /// Members of an organization with their accounts, by name.
    func members(of organization: OrganizationID) async throws(Problem) -> [Member]

    /// Gives a member another role; nil removes it, with its tokens in the organization. Whoever is in no organization
    /// any more and administers no server keeps the account and sees nothing.
    ///
    /// - Throws: `not-found`; `last-owner`.
    func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    // MARK: Invitations

    /// Stores an invitation; one for a claim or a recovery takes the place of earlier ones for the same.
    func add(_ invitation: Invitation, noting note: AuditNote, at date: Date) async throws(Problem)
    /// The invitation with this code, if it still works.
    func invitation(_ code: TokenFingerprint, at date: Date) async throws(Problem) -> Invitation?
    /// Invitations of an organization that still work, the latest first.
    func invitations(of organization: OrganizationID, at date: Date) async throws(Problem) -> [Invitation]
    /// - Throws: `not-found`.
    func withdraw(
        _ invitation: InvitationID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    /// Uses an invitation up, and makes everything it promises, in one transaction.
    ///
    /// - Throws: `code-invalid` when it does not work any more; `already-claimed`; `account-exists`, `identity-taken`,
    ///   `handle-taken`.
    func redeem(_ redemption: Redemption, at date: Date) async throws(Problem)

    // MARK: Sessions

    func add(_ session: Session, noting note: AuditNote, at date: Date) async throws(Problem)
    /// The session with this token, live or not.
    func session(_ token: TokenFingerprint) async throws(Problem) -> Session?
    func sessions(of account: AccountID) async throws(Problem) -> [Session]
    /// Remembers that a session was used; at most once a minute is written.
    func touch(_ session: SessionID, at date: Date) async throws(Problem)
    /// Puts a session with a new token in the place of another: after a proof, so that a stolen token of before is
    /// worthless.
    func replace(_ old: SessionID, by new: Session, noting note: AuditNote, at date: Date) async throws(Problem)
    func end(_ sessions: EndedSessions, of account: AccountID, noting note: AuditNote, at date: Date)
        async throws(Problem)
    /// Removes sessions, invitations and attempts that nobody can use any more.
    func sweep(at date: Date) async throws(Problem)

    // MARK: Tokens

    func add(_ token: APIToken, noting draft: AuditDraft, at date: Date) async throws(Problem)
    /// The token with this public part, live or not; nil when its creator is suspended or no longer a member.
    func token(prefix: String) async throws(Problem) -> APIToken?
    /// The latest first.
    func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken]
    func touch(_ token: APITokenID, at date: Date) async throws(Problem)
    /// - Throws: `not-found`.
    func revoke(
        _ token: APITokenID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    // MARK: Attempts

    /// How attempts to sign in have gone lately for these keys (an account, an address, a device).
    func attempts(_ keys: [AttemptKey]) async throws(Problem) -> [AttemptKey: AttemptRecord]
    /// Changes the records of attempts in one transaction, so that a thousand guesses at once count as a thousand.
    ///
    /// - Parameter change: sees the records as they are, and says what they become; nil removes one.
    /// - Returns: what `change` returned.
    func changeAttempts<Verdict: Sendable>(
        _ keys: [AttemptKey], _ change: @Sendable (inout [AttemptKey: AttemptRecord]) -> Verdict
    ) async throws(Problem) -> Verdict
}

/// A member of an organization.
package struct Member: Hashable, Sendable {
    package let account: Account
    package let membership: Membership

    package init(account: Account, membership: Membership) {
        self.account = account
        self.membership = membership
    }
}

/// An entry for the audit, and the book it goes into.
package struct AuditNote: Hashable, Sendable {
    package let book: AuditBook
    package let draft: AuditDraft

    package init(_ draft: AuditDraft, in book: AuditBook) {
        self.draft = draft
        self.book = book
    }
}

/// Which sessions of an account end.
package enum EndedSessions: Hashable, Sendable {
    case none
    case one(SessionID)
    case allBut(SessionID)
    case all
}

/// What an invitation turns into when somebody brings its code.
package struct Redemption: Hashable, Sendable {
    package let invitation: InvitationID
    package let outcome: Outcome
    /// Where whoever brought it is signed in from now on.
    package let session: Session
    package let notes: [AuditNote]

    package init(invitation: InvitationID, outcome: Outcome, session: Session, notes: [AuditNote]) {
        self.invitation = invitation
        self.outcome = outcome
        self.session = session
        self.notes = notes
    }

    /// What comes of it.
    package enum Outcome: Hashable, Sendable {
        /// The first account, which administers the server and owns its first organization. Takes over the organization
        /// that an earlier version of Rollcall stored without a name, if there is one.
        case claim(Account, Organization)
        /// A new account as a member.
        case newMember(Account, Membership)
        /// An account that exists as a member.
        case knownMember(Membership)
        /// The account as it is from now on. Its other sessions end.
        case recovered(Account)
    }
}

/// Whose attempts are counted: a hash, so that the store holds neither addresses nor guessed names.
package struct AttemptKey: Hashable, Codable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }
}

/// How attempts have gone.
package struct AttemptRecord: Hashable, Codable, Sendable {
    /// Failed ones since the latest success.
    package var failures: Int
    package var lastAt: Date

    package init(failures: Int, lastAt: Date) {
        self.failures = failures
        self.lastAt = lastAt
    }
}
