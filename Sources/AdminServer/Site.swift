import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// What every page needs: where to read, whom to ask, and how to render.
struct Site: Sendable {
    let store: any DirectoryStore
    let engine: any Synchronizing
    let organizations: any OrganizationFinding
    let renderer: Renderer
    let now: @Sendable () -> Date
    let makeUUID: @Sendable () -> UUID
    /// Who is chosen on the pages of the list to synchronize.
    let chosenUsers = SelectionShelf<UserID>()
    /// Who is chosen in the tenant to be imported.
    let chosenPeople = SelectionShelf<DirectoryObjectID>()

    /// A page of an organization, in its frame.
    func response(
        _ page: some PageView, for visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let rail = await rail(of: visit.organization, at: page.place, words: visit.viewing.words)
        return try renderer.response(page, in: Frame(page, visit.viewing.words, rail: rail), status: status)
    }

    /// What leads on from every page of an organization. It is there even when the store cannot say which tenant is
    /// connected.
    func rail(of organization: Organization, at place: Place?, words: any Words) async -> Rail {
        let address = OrganizationAddress(organization.handle)
        do {
            let runs = try await store.runs(of: organization.id, limit: Health.runsLookedAt, before: nil)
            return Rail(
                address, at: place, connection: .known(try await store.connection(of: organization.id)),
                health: Health.finding(runs).map { HealthPill($0.health, of: $0.run, address, words) })
        } catch {
            return Rail(address, at: place, connection: .unknown)
        }
    }
}
