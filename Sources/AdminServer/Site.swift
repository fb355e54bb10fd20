import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// What every page needs: where to read, whom to ask, and how to render.
struct Site: Sendable {
    let store: any DirectoryStore
    let audit: any AuditStore
    let engine: any Synchronizing
    let connecting: any ConnectionAdministration
    let doors: any Authenticating
    let office: any AccountAdministration
    let face: ServerFace
    let renderer: Renderer
    let now: @Sendable () -> Date
    /// Waits between two looks at a run. Throws when whoever waits has gone.
    let pace: @Sendable (Duration) async throws -> Void
    let listeners = Listeners(limit: 200)
    let makeUUID: @Sendable () -> UUID
    /// What the latest test of each connection found.
    let tests = TestShelf()
    /// Who is chosen on the pages of the list to synchronize.
    let chosenUsers = SelectionShelf<UserID>()
    /// Who is chosen in the tenant to be imported.
    let chosenPeople = SelectionShelf<DirectoryObjectID>()

    /// A page of an organization, in its frame.
    func response(
        _ page: some PageView, for visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await response(page, visit.context, status: status)
    }

    /// A page in no organization.
    func response(_ page: some PageView, for visit: DoorVisit, status: HTTPResponse.Status = .ok) throws -> Response {
        try renderer.response(page, in: frame(page, visit.context, rail: nil), status: status)
    }

    /// A page in no organization.
    func response(
        _ page: some PageView, for visit: PersonalVisit, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try renderer.response(page, in: frame(page, visit.context, rail: nil), status: status)
    }

    /// A page in the frame of the organization that the context knows, if it knows one.
    func response(
        _ page: some PageView, _ context: AdminContext, status: HTTPResponse.Status
    ) async throws -> Response {
        let rail = await rail(context, of: page)
        return try renderer.response(page, in: frame(page, context, rail: rail), status: status)
    }

    /// When the connection's next run begins by itself.
    func cadence(of connection: Connection) async throws(Problem) -> Cadence {
        let history =
            connection.schedule == nil ? [] : try await store.scheduledRuns(of: connection, limit: Cadence.memory)
        return Cadence(schedule: connection.schedule, history: history, now: now())
    }

    /// An address of this server, as other people open it.
    func address(_ path: String, in context: AdminContext, _ request: Request) -> String {
        let own = "\(context.arrival.scheme.rawValue)://\(request.head.authority ?? "localhost")"
        return (face.publicURL?.description ?? own) + path
    }

    private func frame(_ page: some PageView, _ context: AdminContext, rail: Rail?) -> Frame {
        let menu = context.asker.person.map { AccountMenu($0, at: context.place?.organization, context.words) }
        let languages = context.here.map { LanguageChoice(current: context.words.language, backTo: $0) }
        return Frame(page, context.words, rail: rail, menu: menu, languages: languages)
    }

    /// What leads on from every page of an organization. It is there even when the store cannot say which tenant is
    /// connected.
    private func rail(_ context: AdminContext, of page: some PageView) async -> Rail? {
        guard let person = context.asker.person, let organization = context.place?.organization,
            let caller = person.caller(in: organization.handle)
        else { return nil }
        let address = OrganizationAddress(organization.handle)
        do {
            let connection = try await store.connection(of: organization.id)
            let runs = try await store.runsAtAGlance(of: organization.id, held: HeldBanner.mostNamed)
            let health = Health.finding(runs).map { HealthPill($0.health, of: $0.run, address, context.words) }
            let untold = runs.held.filter { !page.tells(ofHeld: $0) }
            return Rail(
                address, at: page.place, connection: .known(connection), caller: caller, health: health,
                held: caller.may(.viewRuns) ? HeldBanner(untold, address, context.words) : nil)
        } catch {
            return Rail(address, at: page.place, connection: .unknown, caller: caller)
        }
    }
}
