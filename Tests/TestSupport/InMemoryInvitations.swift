import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryServer {
    mutating func add(_ invitation: Invitation) throws(Problem) {
        switch invitation.purpose {
        case .claim:
            guard accounts.isEmpty else { throw .alreadyClaimed }
            invitations = invitations.filter { $0.value.purpose != .claim }
        case .recovery(let account):
            guard accounts[account] != nil else { throw .notFound("There is no account here.") }
            invitations = invitations.filter { $0.value.purpose != .recovery(account) }
        case .membership(let organization, _, _):
            guard self[organization].card != nil else { throw .notFound("There is no organization here.") }
        }
        invitations[invitation.id] = invitation
    }

    func invitation(_ code: TokenFingerprint, at date: Date) -> Invitation? {
        invitations.values.first { $0.code == code && works($0, at: date) }
    }

    func invitations(of organization: OrganizationID, at date: Date) -> [Invitation] {
        invitations.values.filter { $0.organization == organization && works($0, at: date) }
            .sorted { ($0.madeAt, $0.id) > ($1.madeAt, $1.id) }
    }

    mutating func withdraw(_ id: InvitationID, of organization: OrganizationID) throws(Problem) {
        guard invitations[id]?.organization == organization else { throw .notFound("There is no invitation here.") }
        invitations[id] = nil
    }

    func works(_ invitation: Invitation, at date: Date) -> Bool {
        date < invitation.expiresAt && (invitation.purpose != .claim || accounts.isEmpty)
    }

    mutating func redeem(_ redemption: Redemption, at date: Date) throws(Problem) {
        guard let invitation = invitations[redemption.invitation], date < invitation.expiresAt,
            redemption.fulfills(invitation)
        else { throw .codeInvalid }
        let unnamed = organizations.values.filter { $0.card == nil }.map(\.id).min()
        let redemption = unnamed.map(redemption.takingOver) ?? redemption
        invitations[invitation.id] = nil
        try bring(about: redemption.outcome, at: date)
        try add(redemption.session)
        for note in redemption.notes { self.note(note, at: date) }
    }

    private mutating func bring(about outcome: Redemption.Outcome, at date: Date) throws(Problem) {
        switch outcome {
        case .claim(let account, let organization):
            guard accounts.isEmpty else { throw .alreadyClaimed }
            try add(account)
            try add(organization)
            try join(
                Membership(account: account.id, organization: organization.id, role: .owner, since: date))
        case .newMember(let account, let membership):
            try add(account)
            try join(membership)
        case .knownMember(let membership): try join(membership)
        case .recovered(let account): _ = try save(account, ending: .all)
        }
    }
}

extension Invitation {
    fileprivate var organization: OrganizationID? {
        if case .membership(let organization, _, _) = purpose { organization } else { nil }
    }
}
