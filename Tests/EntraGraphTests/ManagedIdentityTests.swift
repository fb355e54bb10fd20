import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import EntraGraph

@Suite("Signing in as the machine")
struct ManagedIdentityTests {
    private static let id = CredentialID(Fixture.uuid(0x1D))

    private func withMachine(_ test: (ConnectedTenant, _ host: String) async throws -> Void) async throws {
        try await withTenant {
            $0.identityPort = 0
        } _: { tenant in
            try await test(tenant, try #require(tenant.simulator.identityHost))
        }
    }

    private func directory(
        _ tenant: ConnectedTenant, _ environment: [String: String], client: ClientID? = nil,
        tenantName: String? = nil, clock: TestClock = TestClock()
    ) throws -> GraphDirectory {
        let service = try IdentityService(environment: environment)
        return try tenant.directory(tenant: tenantName, clock: clock) {
            [OfferedCredential(id: Self.id, .managedIdentity(client, from: service))]
        }
    }

    @Test("On a virtual machine and on an application platform, Graph is read without any secret of ours")
    func accepted() async throws {
        try await withMachine { tenant, host in
            let client = try #require(ClientID(tenant.simulator.clientID))
            let environments = [
                ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host], ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host + "/"],
                ["IDENTITY_ENDPOINT": host + "/msi/token", "IDENTITY_HEADER": "fake-identity-header"],
            ]
            for environment in environments {
                for identity in [nil, client] {
                    let directory = try directory(tenant, environment, client: identity)
                    #expect(try await directory.identify().credential == Self.id)
                    #expect(try await directory.sample(3).count == 3)
                }
            }
            #expect(!tenant.simulator.control.requests.contains { $0.method == "POST" })
        }
    }

    @Test("A machine's token ends when its service says so, in whichever of the two ways")
    func life() async throws {
        try await withMachine { tenant, host in
            for environment in [
                ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host],
                ["IDENTITY_ENDPOINT": host + "/msi/token", "IDENTITY_HEADER": "fake-identity-header"],
            ] {
                let clock = TestClock(at: Date(timeIntervalSince1970: Double(tenant.simulator.control.now)))
                let directory = try directory(tenant, environment, clock: clock)
                tenant.simulator.control.resetRequests()
                _ = try await directory.sample(1)
                clock.advance(by: .seconds(69_000))
                _ = try await directory.sample(1)
                #expect(tenant.signIns == 1)
                clock.advance(by: .seconds(200))
                _ = try await directory.sample(1)
                #expect(tenant.signIns == 2)
            }
        }
    }

    @Test("An identity that the machine does not have is told at once, and a wrong header too")
    func refused() async throws {
        try await withMachine { tenant, host in
            let stranger = try #require(ClientID("0bad0bad-0000-4000-8000-000000000bad"))
            let tries = [
                try directory(tenant, ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host], client: stranger),
                try directory(tenant, ["IDENTITY_ENDPOINT": host + "/msi/token", "IDENTITY_HEADER": "wrong"]),
            ]
            for directory in tries {
                tenant.simulator.control.resetRequests()
                let problem = await failure { _ = try await directory.identify() }
                #expect(problem?.code == .managedIdentityUnavailable)
                #expect(problem?.trace?.status == 400)
                #expect(tenant.signIns == 1)
            }
        }
    }

    @Test("A machine in another tenant reaches that one, which is told and not read")
    func anotherTenant() async throws {
        let other = SimulatedTenant(
            tenantID: "7e000000-0000-4000-8000-000000000001", verifiedDomain: "northwind.example",
            displayName: "Northwind", people: 5)
        try await withTenant {
            $0.identityPort = 0
            $0.otherTenants = [other]
        } _: { tenant in
            let environment = ["AZURE_POD_IDENTITY_AUTHORITY_HOST": try #require(tenant.simulator.identityHost)]
            for name in [other.tenantID, other.verifiedDomain] {
                let directory = try directory(tenant, environment, tenantName: name)
                let problem = await failure { _ = try await directory.identify() }
                #expect(problem?.code == .tenantChanged)
                #expect(problem?.cause.description.contains("Fabrikam") == true)
            }
            let own = try directory(tenant, environment, tenantName: tenant.simulator.verifiedDomain)
            #expect(try await own.identify().displayName == "Fabrikam")
        }
    }

    @Test(
        "A service that is busy is asked again after 1, 2 and 4 seconds; one that is being replaced, every 10 seconds",
        arguments: [(503, 3, true), (404, 3, true), (429, 4, false), (410, 7, true), (410, 8, false), (403, 1, false)])
    func patience(_ status: Int, _ times: Int, _ isAccepted: Bool) async throws {
        try await withMachine { tenant, host in
            let clock = TestClock()
            let directory = try directory(tenant, ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host], clock: clock)
            tenant.simulator.control.inject(
                Fault(
                    .answer(status: status, contentType: "application/json", body: "{}"), on: .token, times: times))
            let problem = await failure { _ = try await directory.identify() }
            #expect(problem?.code == (isAccepted ? nil : .managedIdentityUnavailable))
            let expected: [Duration] =
                status == 403
                ? [] : status == 410 ? Array(repeating: .seconds(10), count: 7) : [1, 2, 4].map { .seconds($0) }
            #expect(clock.pauses == expected)
        }
    }

    @Test("Where nobody answers it says that a managed identity exists only in Azure")
    func elsewhere() async throws {
        try await withTenant { tenant in
            let directory = try directory(tenant, ["AZURE_POD_IDENTITY_AUTHORITY_HOST": "http://127.0.0.1:9"])
            let problem = await failure { _ = try await directory.identify() }
            #expect(problem?.code == .managedIdentityUnavailable)
            #expect(problem?.trace == nil)
            #expect(problem?.advice.description.contains("Azure") == true)
        }
    }

    @Test("The machine's service never sees a token, and a redirect of it is not followed")
    func noBearer() async throws {
        let machine = ScriptedGraph(
            tokens: { request, _ in
                request.repetition == 0
                    ? .json(#"{"access_token":"fake-token-1","expires_in":"86399"}"#)
                    : ScriptedReply(status: 302, headers: ["Location": "https://elsewhere.example/"])
            }, script: { _, _ in .page() })
        try await withServer(machine, nil) { machine in
            let host = machine.host.replacing("localhost", with: "127.0.0.1")
            let service = try IdentityService(environment: ["AZURE_POD_IDENTITY_AUTHORITY_HOST": "http://\(host)"])
            let offered = OfferedCredential(id: Self.id, .managedIdentity(nil, from: service))
            try await withGraph(showing: [offered]) { _, _ in
                .page(Fake.person(Fake.ana))
            } _: { graph in
                _ = try await graph.directory.everyone()
                #expect(graph.server.graphRequests.allSatisfy { $0.authorization == "Bearer fake-token-1" })
                let problem = try await graph.directory.tryCredentials().first?.problem
                #expect(problem?.code == .managedIdentityUnavailable)
                #expect(problem?.trace?.status == 302)
            }
            #expect(machine.requests.count == 2)
            #expect(machine.requests.allSatisfy { $0.authorization == nil && $0.header("Metadata") == "true" })
        }
    }

    @Test(
        "Plain HTTP goes to an address of the machine itself, and to nothing that only looks like one",
        arguments: [
            ("http://169.254.169.254/metadata/identity/oauth2/token", true), ("http://127.0.0.1:40342/msi/token", true),
            ("http://169.254.129.2:8081/msi/token/", true), ("http://127.1.2.3/x", true),
            ("https://169.254.169.254/metadata", false), ("http://169.254.169.254.evil.example/", false),
            ("http://169.254.169.254@evil.example/", false), ("http://evil.example/169.254.169.254", false),
            ("http://169.254.169.254:80:80/", false), ("http://169.254.169.254:99999/", false),
            ("http://10.0.0.1/", false), ("http://169.255.0.1/", false), ("http://0/", false), ("http://127.1/", false),
            ("http://0177.0.0.1/", false), ("http://127.0.0.01/", false), ("http://2130706433/", false),
            ("http://[::1]/", false), ("http://localhost/", false), ("http://127.0.0.1/a?b", false),
            ("http://127.0.0.1/a#b", false), ("http://127.0.0.1\\@evil.example/", false),
            ("http://127.0.0.1 /", false), ("http://127.0.0.1/\r\nX: y", false), ("http:///x", false), ("", false),
            ("HTTP://127.0.0.1/", false), ("http://127.0.0.1/%2e%2e", false),
        ])
    func addresses(_ address: String, _ isAllowed: Bool) {
        #expect(IdentityService.isOnMachine(address) == isAllowed)
        let environment = ["IDENTITY_ENDPOINT": address, "IDENTITY_HEADER": "x"]
        let service = try? IdentityService(environment: environment)
        #expect((service != nil) == isAllowed)
    }

    @Test("A service without its header is of a kind that is not known here")
    func arc() {
        #expect(
            performing: {
                _ = try IdentityService(environment: ["IDENTITY_ENDPOINT": "http://127.0.0.1:40342/metadata"])
            }, throws: { ($0 as? Problem)?.code == .managedIdentityUnavailable })
    }
}
