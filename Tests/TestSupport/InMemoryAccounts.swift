import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryServer {
    var accountsByName: [Account] {
        accounts.values.sorted { ($0.sortName, $0.id) < ($1.sortName, $1.id) }
    }

    func account(email key: EmailKey) -> Account? {
        accounts.values.first { (try? EmailAddress($0.email))?.key == key }
    }

    func account(_ identity: EntraIdentity) -> Account? { accounts.values.first { $0.entraIdentity == identity } }

    mutating func add(_ account: Account) throws(Problem) {
        try checkUniqueness(of: account)
        accounts[account.id] = account
    }

    mutating func save(_ account: Account, ending: EndedSessions) throws(Problem) -> Account {
        guard let stored = accounts[account.id] else { throw .notFound("There is no account here.") }
        guard stored.revision == account.revision else {
            throw .changedMeanwhile("The account has been changed meanwhile.")
        }
        try checkUniqueness(of: account)
        var saved = account
        saved.revision += 1
        let before = self
        accounts[account.id] = saved
        try checkPowers(since: before)
        end(account.standing == .suspended ? .all : ending, of: account.id)
        return saved
    }

    private func checkUniqueness(of account: Account) throws(Problem) {
        guard let key = (try? EmailAddress(account.email))?.key else { throw .emailInvalid }
        if let other = self.account(email: key), other.id != account.id { throw .accountExists }
        guard let identity = account.entraIdentity else { return }
        if let other = self.account(identity), other.id != account.id { throw .identityTaken }
    }

    /// Whoever had an active owner or administrator still has one.
    private func checkPowers(since before: InMemoryServer) throws(Problem) {
        guard before.activeOwners.keys.allSatisfy({ activeOwners[$0] != nil }) else { throw .lastOwner }
        guard !before.hasAdministrator || hasAdministrator else { throw .lastAdministrator }
    }

    private var activeOwners: [OrganizationID: [Membership]] {
        Dictionary(grouping: memberships.filter { $0.role == .owner && isActive($0.account) }, by: \.organization)
    }

    private var hasAdministrator: Bool {
        accounts.values.contains { $0.isServerAdministrator && $0.standing == .active }
    }

    func isActive(_ account: AccountID) -> Bool { accounts[account]?.standing == .active }

    // MARK: Members

    func memberships(of account: AccountID) -> [Membership] {
        memberships.filter { $0.account == account }.sorted { $0.organization < $1.organization }
    }

    func members(of organization: OrganizationID) -> [Member] {
        accountsByName.compactMap { account in
            membership(of: account.id, in: organization).map { Member(account: account, membership: $0) }
        }
    }

    func membership(of account: AccountID, in organization: OrganizationID) -> Membership? {
        memberships.first { $0.account == account && $0.organization == organization }
    }

    mutating func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID
    ) throws(Problem) {
        guard var member = membership(of: account, in: organization) else {
            throw .notFound("There is no member here.")
        }
        let before = self
        memberships.removeAll { $0.account == account && $0.organization == organization }
        if let role {
            member.role = role
            memberships.append(member)
        } else {
            tokens = tokens.filter { $0.value.organization != organization || $0.value.createdBy != account }
        }
        try checkPowers(since: before)
    }

    /// One that is a member already keeps the higher role.
    mutating func join(_ new: Membership) throws(Problem) {
        guard accounts[new.account] != nil else { throw .notFound("There is no account here.") }
        guard let known = membership(of: new.account, in: new.organization) else { return memberships.append(new) }
        try setRole(max(known.role, new.role), of: new.account, in: new.organization)
    }
}

extension Account {
    fileprivate var sortName: ExactText { ExactText(name.foldedForSearch) }
}
