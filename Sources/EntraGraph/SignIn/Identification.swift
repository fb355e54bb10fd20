package import DirectoryCore
package import DirectoryPorts
import Foundation

extension GraphDirectory {
    /// Reads `/organization`, for which User.Read.All suffices.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/organization-list>
    package func identify() async throws(Problem) -> UpstreamTenant {
        let link = GraphLink(
            host: endpoint.host, path: "/organization", query: [.select(["id", "displayName", "verifiedDomains"])])
        var conversation = Conversation(with: endpoint)
        let organization = try await conversation.ask(.get(link), Organization.read)
        let token = try await endpoint.signIn.token()
        guard organization.isNamed(tenant) else { throw .anotherTenant(organization.name, insteadOf: tenant) }
        return UpstreamTenant(
            id: organization.id, displayName: organization.displayName ?? organization.id.description,
            credential: token.credential)
    }

    /// Asks for a token by each credential, whether one is at hand or not.
    package func tryCredentials() async throws(Problem) -> [CredentialTrial] {
        try await endpoint.signIn.tryEach()
    }
}

private struct Organization: Decodable {
    let id: TenantID
    let displayName: String?
    let verifiedDomains: [Domain]?

    struct Domain: Decodable { let name: String }

    /// A tenant has exactly one.
    static func read(_ reply: Reply) -> Result<Organization, Setback> {
        struct List: Decodable { let value: [Organization] }
        guard let list = try? JSONDecoder().decode(List.self, from: reply.data), list.value.count == 1,
            let organization = list.value.first
        else { return .failure(.unreadable(reply)) }
        return .success(organization)
    }

    var name: String { "\(displayName ?? "") (\(id))" }

    /// Whether this is the tenant that was asked for. The sign-in service sees to it; a machine's identity is of
    /// whatever tenant the machine is in. A tenant that does not tell its domains is taken by its word.
    func isNamed(_ reference: TenantReference) -> Bool {
        switch reference {
        case .id(let asked): asked == id
        case .domain(let asked):
            verifiedDomains.map { $0.isEmpty || $0.contains { TenantReference($0.name) == .domain(asked) } } ?? true
        }
    }
}

extension Problem {
    fileprivate static func anotherTenant(_ answered: String, insteadOf asked: TenantReference) -> Problem {
        Problem(
            .tenantChanged, cause: "Another tenant answered: \(answered) instead of \(asked).",
            advice: "Check the connection's tenant. A managed identity reaches only the tenant that its machine is in.",
            field: "tenant")
    }
}
