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
    ///   active owner, or any change the server without an active administrator; `invalid-value` for an email that is
    ///   no address. A suspension ends all sessions.
    func save(
        _ account: Account, ending: EndedSessions, noting note: AuditNote, at date: Date
    ) async throws(Problem) -> Account

    // MARK: Members

    func memberships(of account: AccountID) async throws(Problem) -> [Membership]
    /// Members of an organization with their accounts, by name.
    func members(of organization: OrganizationID) async throws(Problem) -> [Member]

    /// Gives a member another role; nil removes it, with the tokens it made in the organization. Whoever is in no
    /// organization any more and administers no server keeps the account and sees nothing.
    ///
    /// - Throws: `not-found`; `last-owner`.
    func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    // MARK: Invitations

    /// Stores an invitation; one for a claim or a recovery takes the place of earlier ones for the same.
    ///
    /// - Throws: `not-found` for an organization or account that is not there; `already-claimed` for a claim.
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
    /// - Throws: `code-invalid` when it does not work any more or promises something else; `already-claimed`;
    ///   `account-exists`, `identity-taken`, `handle-taken`; `changed-since` when the account that recovers is not the
    ///   stored revision; `sign-in-failed` when whoever brings the code is suspended.
    func redeem(_ redemption: Redemption, at date: Date) async throws(Problem)

    // MARK: Sessions

    /// Adds a session, and stores the account as signing in left it.
    ///
    /// - Parameter account: with the code used up or the password hashed anew; nil when it is as it was.
    /// - Throws: `sign-in-failed` when the account is not there or suspended; what `save` throws.
    func add(
        _ session: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem)
    /// The session with this token, live or not. Those of a suspended account have ended.
    func session(_ token: TokenFingerprint) async throws(Problem) -> Session?
    /// The latest used first.
    func sessions(of account: AccountID) async throws(Problem) -> [Session]
    /// Remembers that a session was used; at most once a minute is written.
    func touch(_ session: SessionID, at date: Date) async throws(Problem)
    /// Puts a session with a new token in the place of another: after a proof, so that a stolen token of before is
    /// worthless.
    ///
    /// - Parameter account: as the proof left it; nil when it is as it was.
    /// - Throws: `sign-in-needed` when the old one has ended meanwhile or is another account's; what `save` throws.
    func replace(
        _ old: SessionID, by new: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem)
    func end(_ sessions: EndedSessions, of account: AccountID, noting note: AuditNote, at date: Date)
        async throws(Problem)
    /// Removes sessions, invitations and records of attempts that nobody can use any more.
    func sweep(at date: Date) async throws(Problem)

    // MARK: Tokens

    /// - Throws: `not-found` when whoever makes it is no member of the organization.
    func add(_ token: APIToken, noting draft: AuditDraft, at date: Date) async throws(Problem)
    /// The token with this public part, live or not, with no more than the role that its creator has now; nil when its
    /// creator is suspended or no longer a member.
    func token(prefix: String) async throws(Problem) -> APIToken?
    /// The latest first.
    func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken]
    /// Remembers that a token was used; at most once a minute is written.
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

extension AccountStore {
    /// Adds a session of an account that is as it was.
    package func add(_ session: Session, noting note: AuditNote, at date: Date) async throws(Problem) {
        try await add(session, saving: nil, noting: note, at: date)
    }

    /// Replaces a session of an account that is as it was.
    package func replace(
        _ old: SessionID, by new: Session, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try await replace(old, by: new, saving: nil, noting: note, at: date)
    }
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
        /// that an earlier version of Rollcall stored without a name, if there is one: that organization gets the
        /// handle, name and settings given here and keeps its own id, so whoever claims reads the organization back.
        case claim(Account, Organization)
        /// A new account as a member.
        case newMember(Account, Membership)
        /// An account that exists as a member. One that is a member already keeps the higher of both roles.
        case knownMember(Membership)
        /// The account as it is from now on. Its other sessions end.
        case recovered(Account)
    }
}

extension Redemption {
    /// Whether the invitation promises what is to come of it.
    package func fulfills(_ invitation: Invitation) -> Bool {
        guard self.invitation == invitation.id else { return false }
        return switch (invitation.purpose, outcome) {
        case (.claim, .claim(let account, _)): account.id == session.account
        case (.membership(let organization, let role, _), .newMember(let account, let membership)):
            (membership.organization, membership.role, membership.account) == (organization, role, account.id)
                && account.id == session.account
        case (.membership(let organization, let role, _), .knownMember(let membership)):
            (membership.organization, membership.role, membership.account) == (organization, role, session.account)
        case (.recovery(let id), .recovered(let account)): account.id == id && id == session.account
        default: false
        }
    }

    /// The same claim of an organization that is there without a name: what it says of the new one it says of that one.
    package func takingOver(_ kept: OrganizationID) -> Redemption {
        guard case .claim(let account, let new) = outcome else { return self }
        let organization = Organization(
            id: kept, handle: new.handle, name: new.name, signIn: new.signIn, retention: new.retention,
            createdAt: new.createdAt, revision: new.revision)
        return Redemption(
            invitation: invitation, outcome: .claim(account, organization), session: session,
            notes: notes.map { $0.moved(from: new.id, to: kept) })
    }
}

extension AuditNote {
    fileprivate func moved(from old: OrganizationID, to new: OrganizationID) -> AuditNote {
        let isAboutIt = draft.object == old.description
        return AuditNote(
            AuditDraft(
                actor: draft.actor, origin: draft.origin, draft.deed, of: isAboutIt ? new.description : draft.object,
                name: draft.name, changes: draft.changes),
            in: book == .organization(old) ? .organization(new) : book)
    }
}
