import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSimulator
import Foundation
import Logging
import StoreSQLite
import TestSupport

/// Simulated tenants side by side behind one server, a database, and what is needed to reach them: made once for many
/// histories, each of which has a tenant and an organization to itself.
struct Street: Sendable {
    let simulator: EntraSimulator
    let running: RunningSimulator
    let store: SQLiteStore
    let http: HTTPClient
    let authorityFile: String

    /// Runs the body on a street with a tenant for each of the seeds.
    static func open(
        _ seeds: [UInt64], people: Int, _ body: @escaping @Sendable (Street) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-street-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let simulator = try EntraSimulator(configuration(seeds, people: people))
        let store = try await SQLiteStore.open(at: folder.appendingPathComponent("test.sqlite").path, logger: quiet)
        let http = HTTPClient(configuration: .microsoftGraph())
        let outcome = await Result {
            try await simulator.serving { running in
                let file = folder.appendingPathComponent("ca.pem")
                try Data(running.certificateAuthorityPEM.utf8).write(to: file)
                try await body(
                    Street(
                        simulator: simulator, running: running, store: store, http: http, authorityFile: file.path))
            }
        }
        store.close()
        try await http.shutdown()
        try outcome.get()
    }

    private static func configuration(_ seeds: [UInt64], people: Int) -> SimulatorConfiguration {
        SimulatorConfiguration(
            people: 1, groups: 0,
            otherTenants: seeds.map { seed in
                SimulatedTenant(
                    tenantID: tenant(seed), verifiedDomain: "town\(seed).example", displayName: "Town \(seed)",
                    people: people, seed: seed, applications: [SimulatedApplication()])
            },
            requestLogCapacity: 2_000)
    }

    static func tenant(_ seed: UInt64) -> String { Fixture.uuid(0x7E00_0000_0000 + seed).uuidString.lowercased() }

    static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension EntraSimulator {
    /// Serves until the body has ended.
    fileprivate func serving(_ body: @escaping @Sendable (RunningSimulator) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.run() }
            let running = try await ready()
            defer { group.cancelAll() }
            try await body(running)
        }
    }
}

extension Result where Failure == any Error, Success == Void {
    fileprivate init(_ body: () async throws -> Void) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
