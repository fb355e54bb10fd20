import DirectoryCore
import Hummingbird

/// `/`: leads to the organization, when there is one only.
struct Entrance: Sendable {
    let organizations: any OrganizationFinding

    @Sendable func enter(_ request: Request, context: AdminContext) async throws -> Response {
        let all = try await organizations.organizations()
        guard let organization = all.first, all.count == 1 else { throw Refusal.noSuchPage }
        return .redirect(to: OrganizationAddress(organization.handle).link("/"))
    }
}
