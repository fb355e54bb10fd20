package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

extension InMemoryStore {
    /// Changes something and notes it.
    private func change<Value>(
        noting note: AuditNote, at date: Date, _ body: (inout InMemoryServer) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        try change { (server) throws(Problem) in
            let value = try body(&server)
            server.note(note, at: date)
            return value
        }
    }

    private func change(
        noting draft: AuditDraft, in organization: OrganizationID, at date: Date,
        _ body: (inout InMemoryServer) throws(Problem) -> Void
    ) throws(Problem) {
        try change(noting: AuditNote(draft, in: .organization(organization)), at: date, body)
    }
}

// MARK: Accounts and members

extension InMemoryStore {
    package func accountCount() async throws(Problem) -> Int { server.accounts.count }
    package func accounts() async throws(Problem) -> [Account] { server.accountsByName }
    package func account(_ id: AccountID) async throws(Problem) -> Account? { server.accounts[id] }
    package func account(email: EmailKey) async throws(Problem) -> Account? { server.account(email: email) }

    package func account(_ identity: EntraIdentity) async throws(Problem) -> Account? { server.account(identity) }

    package func save(
        _ account: Account, ending: EndedSessions, noting note: AuditNote, at date: Date
    ) async throws(Problem) -> Account {
        try change(noting: note, at: date) { (server) throws(Problem) in try server.save(account, ending: ending) }
    }

    package func memberships(of account: AccountID) async throws(Problem) -> [Membership] {
        server.memberships(of: account)
    }

    package func members(of organization: OrganizationID) async throws(Problem) -> [Member] {
        server.members(of: organization)
    }

    package func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change(noting: draft, in: organization, at: date) { (server) throws(Problem) in
            try server.setRole(role, of: account, in: organization)
        }
    }
}

// MARK: Invitations

extension InMemoryStore {
    package func add(_ invitation: Invitation, noting note: AuditNote, at date: Date) async throws(Problem) {
        try change(noting: note, at: date) { (server) throws(Problem) in try server.add(invitation) }
    }

    package func invitation(_ code: TokenFingerprint, at date: Date) async throws(Problem) -> Invitation? {
        server.invitation(code, at: date)
    }

    package func invitations(of organization: OrganizationID, at date: Date) async throws(Problem) -> [Invitation] {
        server.invitations(of: organization, at: date)
    }

    package func withdraw(
        _ invitation: InvitationID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change(noting: draft, in: organization, at: date) { (server) throws(Problem) in
            try server.withdraw(invitation, of: organization)
        }
    }

    package func redeem(_ redemption: Redemption, at date: Date) async throws(Problem) {
        try change { (server) throws(Problem) in try server.redeem(redemption, at: date) }
    }
}

// MARK: Sessions and tokens

extension InMemoryStore {
    package func add(
        _ session: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try change(noting: note, at: date) { (server) throws(Problem) in
            try server.saveIfChanged(account)
            try server.add(session)
        }
    }

    package func session(_ token: TokenFingerprint) async throws(Problem) -> Session? {
        server.sessions.values.first { $0.token == token }
    }

    package func sessions(of account: AccountID) async throws(Problem) -> [Session] { server.sessions(of: account) }

    package func touch(_ session: SessionID, at date: Date) async throws(Problem) {
        server.touch(session, at: date)
    }

    package func replace(
        _ old: SessionID, by new: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try change(noting: note, at: date) { (server) throws(Problem) in
            try server.saveIfChanged(account)
            try server.replace(old, by: new)
        }
    }

    package func end(
        _ sessions: EndedSessions, of account: AccountID, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try change(noting: note, at: date) { (server) throws(Problem) in server.end(sessions, of: account) }
    }

    package func sweep(at date: Date) async throws(Problem) { server.sweep(at: date) }

    package func add(_ token: APIToken, noting draft: AuditDraft, at date: Date) async throws(Problem) {
        try change(noting: draft, in: token.organization, at: date) { (server) throws(Problem) in
            try server.add(token)
        }
    }

    package func token(prefix: String) async throws(Problem) -> APIToken? { server.token(prefix: prefix) }

    package func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken] {
        server.tokens(of: organization)
    }

    package func touch(_ token: APITokenID, at date: Date) async throws(Problem) { server.touch(token, at: date) }

    package func revoke(
        _ token: APITokenID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change(noting: draft, in: organization, at: date) { (server) throws(Problem) in
            try server.revoke(token, of: organization, at: date)
        }
    }

    package func attempts(_ keys: [AttemptKey]) async throws(Problem) -> [AttemptKey: AttemptRecord] {
        records(of: keys)
    }

    private func records(of keys: [AttemptKey]) -> [AttemptKey: AttemptRecord] {
        keys.reduce(into: [:]) { $0[$1] = server.attempts[$1] }
    }

    package func changeAttempts<Verdict: Sendable>(
        _ keys: [AttemptKey], _ change: @Sendable (inout [AttemptKey: AttemptRecord]) -> Verdict
    ) async throws(Problem) -> Verdict {
        var records = records(of: keys)
        let verdict = change(&records)
        for key in keys { server.attempts[key] = records[key] }
        return verdict
    }
}
