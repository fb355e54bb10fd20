import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// What every page needs: where to read, whom to ask, and how to render.
struct Site: Sendable {
    let store: any DirectoryStore
    let engine: any Synchronizing
    let connecting: any ConnectionAdministration
    let organizations: any OrganizationFinding
    let renderer: Renderer
    let now: @Sendable () -> Date
    /// Waits between two looks at a run. Throws when whoever waits has gone.
    let pace: @Sendable (Duration) async throws -> Void
    let listeners = Listeners(limit: 200)

    /// A page of an organization, in its frame.
    func response(
        _ page: some PageView, for visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let rail = await rail(of: visit.organization, at: page.place)
        return try renderer.response(page, in: Frame(page, visit.viewing.words, rail: rail), status: status)
    }

    /// What leads on from every page of an organization. It is there even when the store cannot say which tenant is
    /// connected.
    func rail(of organization: Organization, at place: Place?) async -> Rail {
        let address = OrganizationAddress(organization.handle)
        do {
            return Rail(address, at: place, connection: .known(try await store.connection(of: organization.id)))
        } catch {
            return Rail(address, at: place, connection: .unknown)
        }
    }
}
