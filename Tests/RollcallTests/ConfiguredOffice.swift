import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport

@testable import Rollcall

extension Office {
    /// Runs the body with an office whose server is configured further, whose tenant's clock shows the office's time, and
    /// which stands, if wanted, on a machine that has an identity in the tenant.
    static func open<R: Sendable>(
        configuring settings: [String: Any], onMachine: Machine = .none, _ body: (Office) async throws -> R
    ) async throws -> R {
        var simulated = SimulatorConfiguration(people: 50)
        simulated.identityPort = onMachine == .inAzure ? 0 : nil
        return try await withSimulator(simulated) { tenant in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            let data = DataDirectory(path: folder.path)
            try data.prepare()
            try write(settings, of: tenant, to: data)
            let clock = OfficeClock()
            let environment = tenant.identityHost.map { ["AZURE_POD_IDENTITY_AUTHORITY_HOST": $0] } ?? [:]
            let installation = try await Installation.open(
                data, world: clock.world, environment: environment, logger: quiet)
            let office = Office(installation: installation, tenant: tenant, clock: clock)
            do {
                office.setClockOfTenant()
                try await installation.connect(try Self.settings(tenant))
                let result = try await body(office)
                await installation.close()
                return result
            } catch {
                await installation.close()
                throw error
            }
        }
    }

    /// What the server stands on.
    enum Machine {
        case none
        case inAzure
    }

    private static func write(_ settings: [String: Any], of tenant: RunningSimulator, to data: DataDirectory) throws {
        let cloud = ["loginHost": tenant.host, "graphHost": tenant.host, "caFile": "ca.pem"]
        let all = settings.merging(["clouds": ["simulated"], "cloud": ["simulated": cloud]]) { $1 }
        try JSONSerialization.data(withJSONObject: all).write(to: URL(fileURLWithPath: data.configuration))
        try Data(tenant.certificateAuthorityPEM.utf8).write(to: URL(fileURLWithPath: data.path + "/ca.pem"))
    }

    private func setClockOfTenant() {
        let lead = clock.world.now().timeIntervalSince1970 - Double(tenant.control.now)
        tenant.control.advanceClock(by: .seconds(lead))
    }

    /// Runs the body with the same office opened once more, as by a new process.
    func restarted(_ body: (Office) async throws -> Void) async throws {
        let second = try await Installation.open(
            installation.directory, world: clock.world, environment: [:], logger: Self.quiet)
        do {
            try await body(Office(installation: second, tenant: tenant, clock: clock))
            await second.close()
        } catch {
            await second.close()
            throw error
        }
    }

    var requester: Requester { request.requester }

    func add(_ credential: CredentialEntry) async throws(Problem) -> StoredCredential {
        try await installation.connecting.add(credential, in: organization, by: requester)
    }

    /// Adds a credential where there is room for it, by removing the preferred one.
    func replacing(_ credential: CredentialEntry) async throws -> StoredCredential {
        let connection = try await installation.store.connection(of: organization)
        if let preferred = connection?.credentials.first { try await remove(preferred.id) }
        return try await add(credential)
    }

    func remove(_ credential: CredentialID) async throws(Problem) {
        _ = try await installation.connecting.remove(credential, in: organization, by: requester)
    }

    func certificate(of credential: CredentialID) async throws(Problem) -> String {
        try await installation.connecting.certificate(of: credential, in: organization, by: requester)
    }

    /// What the organization's audit says, the earliest first.
    func audit() async throws -> [AuditDraft] {
        try await installation.store.entries(in: .organization(organization), after: 0, limit: 1_000).map(\.draft)
    }
}
