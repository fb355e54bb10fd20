import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSimulator
import Foundation
import StoreSQLite
import SyncEngine
import Synchronization
import TestSupport

/// One organization and its tenant: what a history happens to.
struct Company {
    let street: Street
    let control: TenantControl
    let organization: OrganizationID
    let clock = HistoryClock()
    let engine: any Synchronizing

    static let ana = DirectoryCore.Actor.command(account: "ana")

    /// - Parameter seed: which tenant of the street; also names the organization.
    static func found(on street: Street, seed: UInt64) async throws -> Company {
        let company = Company(
            street: street, control: try street.simulator.control(ofTenant: Street.tenant(seed)),
            organization: OrganizationID(Fixture.uuid(0xC000_0000_0000 + seed)))
        try await street.store.save(
            Connection(
                id: ConnectionID(Fixture.uuid(0xCC00_0000_0000 + seed)), organization: company.organization,
                cloud: .global, tenant: try company.tenant(), client: try company.client(),
                credentials: [.secret([0])], createdAt: company.clock.now))
        return company
    }

    private init(street: Street, control: TenantControl, organization: OrganizationID) {
        self.street = street
        self.control = control
        self.organization = organization
        engine = SyncEngine(
            store: street.store, gateway: CompanyGateway(street: street, clock: clock), secrets: PlainBox(),
            stewardship: NoStewards(), world: clock.world, logger: Street.quiet)
    }

    private func tenant() throws -> TenantReference {
        guard let reference = TenantReference(control.tenantID) else { throw NoSuchThing() }
        return reference
    }

    private func client() throws -> ClientID {
        guard let id = ClientID(SimulatedApplication().clientID) else { throw NoSuchThing() }
        return id
    }

    struct NoSuchThing: Error {}
}

extension Company {
    var store: any DirectoryStore { street.store }
    var request: RunRequest { RunRequest(by: Requester(Self.ana)) }

    func connection() async throws -> Connection {
        guard let connection = try await store.connection(of: organization) else { throw NoSuchThing() }
        return connection
    }

    func change(_ setting: (inout Connection) -> Void) async throws {
        var connection = try await connection()
        setting(&connection)
        try await store.save(connection)
    }

    /// Everybody who is not deleted.
    func users() async throws -> [User] {
        try await store.users(UserQuery(page: PageRequest(size: 1_000)), of: organization).rows.map(\.user)
    }

    func tombstones() async throws -> [User] {
        try await store.tombstones(of: organization, page: PageRequest(size: 1_000)).rows
    }

    func latestRun() async throws -> Run? {
        try await store.runs(of: organization, limit: 1, before: nil).first
    }
}

/// A clock that moves when somebody waits, and when a test says so.
final class HistoryClock: Sendable {
    private let state = Mutex((now: Fixture.morning, uptime: Duration.zero))

    var now: Date { state.withLock(\.now) }

    func wait(_ seconds: Double) {
        state.withLock { state in
            state.now.addTimeInterval(seconds)
            state.uptime += .seconds(seconds)
        }
    }

    /// Leases are not renewed: whoever sleeps here sleeps until it is cancelled.
    var world: World {
        World(now: { self.now }, makeUUID: { UUID() }, sleep: { _ in try await Task.sleep(for: .seconds(86_400)) })
    }

    /// Pauses between requests pass at once: the clock is moved on.
    var timing: GraphTiming {
        GraphTiming(
            now: { self.now }, uptime: { self.state.withLock(\.uptime) },
            sleep: { pause in self.wait(Double(pause.components.seconds) + 1) }, chance: { 0.5 },
            makeUUID: { UUID() })
    }
}

/// Opens the tenant, and keeps it open as long as the same properties are asked for.
private actor CompanyGateway: UpstreamGateway {
    private let street: Street
    private let clock: HistoryClock
    private var opened: (selection: PropertySelection, directory: GraphDirectory)?

    init(street: Street, clock: HistoryClock) {
        self.street = street
        self.clock = clock
    }

    func open(_ connection: Connection) async throws(Problem) -> any UpstreamDirectory {
        let selection = connection.rules.properties
        if let opened, opened.selection == selection { return opened.directory }
        let directory = try directory(of: connection)
        opened = (selection, directory)
        return directory
    }

    private func directory(of connection: Connection) throws(Problem) -> GraphDirectory {
        let host = street.running.host
        let secret = OfferedCredential(
            id: CredentialID(UUID()), .clientSecret(Secret(street.running.clientSecret)))
        return try GraphDirectory(
            cloud: Cloud(
                name: .global, loginHost: host, graphHost: host, certificateAuthorityFile: street.authorityFile),
            tenant: connection.tenant, client: connection.client,
            credentials: { [secret] }, selecting: connection.rules.properties, http: street.http, timing: clock.timing,
            logger: Street.quiet)
    }
}

/// Seals by keeping: what is sealed is another suite's matter.
private struct PlainBox: SecretBox {
    func seal(_ secret: Secret, for place: SecretPlace) -> SealedSecret {
        SealedSecret(bytes: Array(secret.reveal().utf8))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) -> Secret {
        Secret(String(decoding: sealed.bytes, as: UTF8.self))
    }
}
