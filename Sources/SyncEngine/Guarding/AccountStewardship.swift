package import DirectoryCore
package import DirectoryPorts

/// The stewards of an organization, as its members' accounts say.
package struct AccountStewardship: Stewardship {
    private let accounts: any AccountStore

    package init(accounts: any AccountStore) { self.accounts = accounts }

    package func stewards(of organization: OrganizationID, when actor: Actor) async throws(Problem) -> Stewards {
        let owners = try await accounts.members(of: organization)
            .filter { $0.membership.role == .owner && $0.account.standing == .active }
            .sorted { ($0.membership.since, $0.account.id) < ($1.membership.since, $1.account.id) }
        return Stewards(
            asking: try await identity(of: actor, in: organization), owners: owners.map(\.account.entraIdentity))
    }

    private func identity(
        of actor: Actor, in organization: OrganizationID
    ) async throws(Problem) -> EntraIdentity? {
        switch actor {
        case .account(let id, _): return try await accounts.account(id)?.entraIdentity
        case .token(let id, _):
            guard let token = try await accounts.tokens(of: organization).first(where: { $0.id == id }) else {
                return nil
            }
            return try await accounts.account(token.createdBy)?.entraIdentity
        case .command, .page, .schedule, .system: return nil
        }
    }
}
