import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("What bad input gets")
struct BadInputTests {
    private static let stranger = "0bad0bad-0000-4000-8000-000000000bad"

    @Test("A wrong tenant, application or secret is told apart, on the first try and in a run's record")
    func wrongSettings() async throws {
        try await Office.open { office in
            try await office.importPeople()
            let before = try await office.users()
            let cases: [(settings: TenantEntry, code: Problem.Code)] = [
                (try Office.settings(office.tenant, tenantID: Self.stranger), .tenantNotFound),
                (try Office.settings(office.tenant, client: Self.stranger), .applicationNotFound),
                (try Office.settings(office.tenant, secret: "not-the-secret"), .secretWrong),
            ]
            for (settings, code) in cases {
                try await office.installation.connect(settings)
                let tested = try await office.test().problem
                let stopped = try await office.problem { try await office.synchronize() }
                #expect(tested?.code == code)
                #expect(stopped?.code == code)
                let last = try await office.installation.store.runs(of: office.organization, limit: 1, before: nil)
                #expect(last.first?.state == stopped.map(RunState.stopped))
                #expect(stopped?.effect.description.contains("changed") == true)
            }
            #expect(try await office.users() == before)
        }
    }

    @Test("A secret that expires between two runs stops the second, and says so")
    func expiredSecret() async throws {
        try await Office.open { office in
            try await office.importPeople()
            office.tenant.control.expireSecret()
            office.tenant.control.revokeTokens()
            let problem = try await office.problem { try await office.synchronize() }
            #expect(problem?.code == .secretExpired)
        }
    }

    @Test("A missing permission names the one to grant")
    func missingPermission() async throws {
        try await Office.open { office in
            try await office.importPeople()
            office.tenant.control.dropPermission("User.Read.All")
            office.tenant.control.revokeTokens()
            let problem = try await office.problem { try await office.synchronize() }
            #expect(problem?.code == .permissionMissing)
            #expect(problem?.advice.description.contains("User.Read.All") == true)
        }
    }

    @Test("A host that nobody answers at, and an answer that is no JSON, stop the run")
    func unreachableAndHTML() async throws {
        try await Office.open { office in
            try await office.importPeople()
            office.tenant.control.inject(Fault(.htmlPage, on: .graph, times: nil))
            let html = try await office.problem { try await office.synchronize() }
            #expect(html?.code == .upstreamBadPayload)
        }
    }

    @Test("A tenant that suddenly is another stops the run before anything is read")
    func swappedTenant() async throws {
        try await Office.open { office in
            try await office.importPeople()
            let before = try await office.users()
            try office.tenant.control.swapTenant(to: Self.stranger)
            let problem = try await office.problem { try await office.synchronize() }
            #expect(problem?.code == .tenantChanged || problem?.code == .tenantNotFound)
            #expect(try await office.users() == before)
        }
    }

    @Test(
        "Settings that cannot be are refused, naming the field",
        arguments: [
            ("common", "c0a80101-0000-4000-8000-00000000a001", "s", "tenant"),
            ("contoso.example/../x", "c0a80101-0000-4000-8000-00000000a001", "s", "tenant"),
            ("contoso.example", "my-app", "s", "client-id"),
            ("contoso.example", "c0a80101-0000-4000-8000-00000000a001", " \n", "secret"),
            ("contoso.example", "c0a80101-0000-4000-8000-00000000a001", "a\u{0}b", "secret"),
        ])
    func malformed(tenant: String, client: String, secret: String, field: String) {
        #expect(
            performing: {
                _ = try ConnectionSettings(cloud: "global", tenant: tenant, client: client)
                _ = try CredentialEntry.clientSecret(checking: Secret(secret))
            }, throws: { ($0 as? Problem)?.field == field })
    }

    @Test("A cloud that nobody defined cannot be chosen")
    func unknownCloud() async throws {
        try await Office.open { office in
            let settings = try TenantEntry(
                cloud: "my-own-host", tenant: office.tenant.tenantID, client: office.tenant.clientID,
                secret: Secret("x"))
            let problem = try await office.problem { try await office.installation.connect(settings) }
            #expect(problem?.code == .cloudUnknown)
        }
    }

    @Test("Without a connection, settings and schedules cannot be changed")
    func settingsWithoutConnection() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let installation = try await Installation.open(
            DataDirectory(path: folder.path), world: OfficeClock().world, logger: Office.quiet)
        var entry = SettingsEntry()
        entry.newcomers = .areImported
        await #expect(throws: Problem.notConnected) { try await installation.change(entry) }
        await #expect(throws: Problem.notConnected) { try await installation.schedule(.every(minutes: 5)) }
        await installation.close()
    }

    @Test("Neither the client secret nor a delta link is in the data directory in clear")
    func sealed() async throws {
        try await Office.open { office in
            try await office.importPeople()
            try await office.synchronize()
            let folder = office.installation.directory.path
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
                #expect(data.range(of: Data(office.tenant.clientSecret.utf8)) == nil, "\(name)")
                #expect(data.range(of: Data("deltatoken".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("Pointing the connection to another tenant leaves the earlier one's users alone, and marked")
    func anotherTenant() async throws {
        let other = SimulatedTenant(
            tenantID: "0the0000-0000-4000-8000-000000000001".replacingOccurrences(of: "the", with: "7e0"),
            verifiedDomain: "northwind.example", displayName: "Northwind", people: 5,
            applications: [SimulatedApplication()])
        try await Office.open(SimulatorConfiguration(people: 20, otherTenants: [other])) { office in
            try await office.importPeople()
            try await office.installation.connect(try Office.settings(office.tenant, tenantID: other.tenantID))
            try await office.importPeople()
            let run = try await office.synchronize()
            #expect(run.selected == 5)
            let page = try await office.installation.store.users(
                UserQuery(page: PageRequest(size: 1_000)), of: office.organization)
            #expect(page.rows.filter(\.isFromAnotherTenant).count == page.total - 5)
        }
    }
}
