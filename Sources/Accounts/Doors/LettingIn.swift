import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension ProofKind {
    var change: AuditDraft.Change { AuditDraft.Change(.proof, after: words.description) }
}

extension AccountOffice {
    /// A new session of an account, with its token.
    func newSession(of account: AccountID, _ visitor: Visitor, since start: Date? = nil, provenAt: Date? = nil)
        -> (session: Session, token: Secret)
    {
        let token = codes.token()
        let now = world.now()
        let session = Session(
            id: SessionID(world.makeUUID()), account: account, token: TokenFingerprint(of: token),
            createdAt: start ?? now, lastSeenAt: now, provenAt: provenAt ?? now, address: visitor.origin.address ?? "",
            agent: String(visitor.agent.prefix(200)))
        return (session, token)
    }

    /// Signs in somebody who has proved who they are.
    ///
    /// - Parameter changed: the account as signing in left it, if it did.
    func letIn(
        _ account: Account, by proof: ProofKind, saving changed: Account? = nil, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let (session, token) = newSession(of: account.id, visitor)
        let note = noted(account, visitor, .signedIn, [proof.change])
        try await store.add(session, saving: changed, noting: note, at: session.createdAt)
        return try await signedIn(session, token, visitor)
    }

    /// What goes into the browser of somebody whose session is stored.
    func signedIn(_ session: Session, _ token: Secret, _ visitor: Visitor) async throws(Problem) -> SignedIn {
        guard let account = try await store.account(session.account) else { throw .signInNeeded }
        let isKnown = knownDevice(visitor)?.content == account.id
        return SignedIn(
            person: SignedInPerson(account: account, session: session, places: try await places(of: account.id)),
            sessionToken: token, deviceToken: isKnown ? nil : try tickets.cookie(account.id, .device))
    }

    /// The organizations of an account, by name.
    func places(of account: AccountID) async throws(Problem) -> [SignedInPerson.Place] {
        var places: [SignedInPerson.Place] = []
        for membership in try await store.memberships(of: account) {
            guard let organization = try await store.organization(membership.organization) else { continue }
            places.append(SignedInPerson.Place(organization: organization, membership: membership))
        }
        return places.sorted { ($0.organization.name, $0.organization.id) < ($1.organization.name, $1.organization.id) }
    }

    /// An entry in the server's book about something that an account did to itself.
    func noted(
        _ account: Account, _ visitor: Visitor, _ deed: Deed, _ changes: [AuditDraft.Change] = []
    ) -> AuditNote {
        let requester = Requester(.account(account.id, name: account.name), from: visitor.origin)
        return AuditNote(
            requester.did(deed, to: account.id.description, named: account.name, changes), in: .server)
    }

    /// Notes that somebody was not let in. Who tried is not known; what they typed may be a password and is not kept.
    func noteRefusal(of account: Account?, by proof: ProofKind, visitor: Visitor) async throws(Problem) {
        let draft = AuditDraft(
            actor: .system, origin: visitor.origin, .signInRefused,
            of: account?.id.description ?? AuditObject.unknown.rawValue,
            name: account?.name ?? "", changes: [proof.change])
        try await store.note(AuditNote(draft, in: .server), at: world.now())
    }

    /// The account as it is stored now, if it may sign in.
    ///
    /// - Throws: `sign-in-needed`.
    func current(_ person: SignedInPerson) async throws(Problem) -> Account {
        guard let account = try await store.account(person.account.id), account.standing == .active else {
            throw .signInNeeded
        }
        return account
    }
}
