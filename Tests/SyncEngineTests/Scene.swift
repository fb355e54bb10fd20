import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import SyncEngine
import Synchronization
import TestSupport

/// An organization with imported people, a tenant, and an engine between them.
struct Scene {
    let tenant: ScriptedTenant
    let store = InMemoryStore()
    let engine: any Synchronizing
    let connection: Connection

    static let names = ["Ana", "Bo", "Cy", "Di", "Eve", "Finn", "Gro", "Hal", "Ida", "Jon"]

    static func person(_ number: UInt64) -> DirectoryUser {
        let name = names[Int(number) % names.count]
        return Fixture.person(number, name, "No. \(number)", mail: "\(name.lowercased())\(number)@fabrikam.example")
    }

    /// - Parameter people: how many the tenant has; all of them are imported.
    init(people: UInt64 = 10) async throws {
        tenant = ScriptedTenant((1...people).map(Self.person))
        let ids = Mutex<UInt64>(1_000)
        let world = World(now: { Fixture.morning }) {
            ids.withLock { number in
                number += 1
                return Fixture.uuid(number)
            }
        }
        let engine = SyncEngine(
            store: store, gateway: tenant, world: world, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        self.engine = engine
        connection = try await store.save(
            Connection(
                id: Fixture.connection, organization: Fixture.contoso, cloud: .global, tenant: .id(Fixture.tenant),
                client: ClientID(Fixture.uuid(0xC11E)), secret: SealedSecret(bytes: [0]), createdAt: Fixture.morning))
        _ = try await engine.importPeople(.everyone, in: Fixture.contoso, request: request)
    }

    var request: RunRequest { RunRequest(actor: .command(account: "ana")) }

    func synchronize(_ selection: Selection = .everyone) async throws -> Run {
        try await engine.synchronize(selection, in: Fixture.contoso, request: request)
    }

    /// Everybody who is not deleted.
    func users() async throws -> [User] {
        let page = try await store.users(
            UserQuery(page: PageRequest(size: 1_000)), of: Fixture.contoso)
        return page.rows.map(\.user).sorted { $0.id < $1.id }
    }

    func user(_ number: UInt64) async throws -> User? {
        try await users().first { $0.binding?.object == Fixture.object(number) }
    }

    func decisions(_ run: Run) async throws -> [Decision] {
        try await store.decisions(
            of: run.id, outcome: nil, page: PageRequest(size: 1_000), in: Fixture.contoso
        ).rows
    }

    /// The code of the problem that the work ends with.
    func problem(_ work: () async throws -> Run) async throws -> Problem.Code? {
        do {
            _ = try await work()
            return nil
        } catch let problem as Problem {
            return problem.code
        }
    }
}
