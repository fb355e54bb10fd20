package import DirectoryCore
package import DirectoryPorts
import Foundation

extension GraphDirectory {
    /// Reads `/organization`, for which User.Read.All suffices.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/organization-list>
    package func identify() async throws(Problem) -> UpstreamTenant {
        let link = GraphLink(host: endpoint.host, path: "/organization", query: [.select(["id", "displayName"])])
        var conversation = Conversation(with: endpoint)
        let organization = try await conversation.ask(.get(link), Organization.read)
        let token = try await endpoint.signIn.token()
        return UpstreamTenant(
            id: organization.id, displayName: organization.displayName ?? organization.id.description,
            grantedPermissions: token.grantedPermissions)
    }
}

private struct Organization: Decodable {
    let id: TenantID
    let displayName: String?

    /// A tenant has exactly one.
    static func read(_ reply: Reply) -> Result<Organization, Setback> {
        struct List: Decodable { let value: [Organization] }
        guard let list = try? JSONDecoder().decode(List.self, from: reply.data), list.value.count == 1,
            let organization = list.value.first
        else { return .failure(.unreadable(reply)) }
        return .success(organization)
    }
}
