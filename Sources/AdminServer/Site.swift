import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// What every page needs: where to read, whom to ask, for which organization, and how to render.
struct Site: Sendable {
    let store: any DirectoryStore
    let engine: any Synchronizing
    let organization: OrganizationID
    let renderer: Renderer
    let now: @Sendable () -> Date

    /// A page in its frame.
    func response(_ page: some PageView, status: HTTPResponse.Status = .ok) async throws -> Response {
        try renderer.response(page, in: await frame(for: page), status: status)
    }

    /// What surrounds a page. It is shown even when the store cannot say which tenant is connected.
    func frame(for page: some PageView) async -> Frame {
        do {
            return Frame(page, connection: .known(try await store.connection(of: organization)))
        } catch {
            return Frame(page, connection: .unknown)
        }
    }
}
