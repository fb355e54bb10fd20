import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Two credentials, one of which takes the place of the other")
struct TwoCredentialsTests {
    private static let (old, new) = (CredentialID(Fixture.uuid(0x01D)), CredentialID(Fixture.uuid(0x4E3)))

    private static func secret(_ id: CredentialID, _ value: String) -> OfferedCredential {
        OfferedCredential(id: id, .clientSecret(Secret(value)))
    }

    @Test("When the first is refused the second is tried, and stays in use as long as it is accepted")
    func fallingBack() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let clock = TestClock()
            let offered = [
                Self.secret(Self.new, "fake-not-yet-known"), Self.secret(Self.old, tenant.simulator.clientSecret),
            ]
            let directory = try tenant.directory(clock: clock) { offered }
            #expect(try await directory.identify().credential == Self.old)
            #expect(tenant.signIns == 2)

            clock.advance(by: .seconds(3_600))
            #expect(try await directory.identify().credential == Self.old)
            #expect(tenant.signIns == 3)

            try control.addSecret("fake-not-yet-known")
            try control.removeSecret(tenant.simulator.clientSecret)
            clock.advance(by: .seconds(3_600))
            #expect(try await directory.identify().credential == Self.new)
            #expect(tenant.signIns == 5)
        }
    }

    @Test("A test shows both, says what each is worth, and goes back to the preferred one when it works again")
    func trying() async throws {
        try await withTenant { tenant in
            let clock = TestClock()
            let offered = [
                Self.secret(Self.new, "fake-not-yet-known"), Self.secret(Self.old, tenant.simulator.clientSecret),
            ]
            let directory = try tenant.directory(clock: clock) { offered }
            _ = try await directory.identify()
            let trials = try await directory.tryCredentials()
            #expect(trials.map(\.credential) == [Self.new, Self.old])
            #expect(trials.map(\.problem?.code) == [.secretWrong, nil])
            try tenant.simulator.control.addSecret("fake-not-yet-known")
            #expect(try await directory.tryCredentials().map(\.problem) == [nil, nil])
            #expect(try await directory.identify().credential == Self.new)
        }
    }

    @Test("When both are refused it says what is wrong with the preferred one")
    func bothRefused() async throws {
        try await withTenant { tenant in
            tenant.simulator.control.expireSecret()
            let offered = [
                Self.secret(Self.new, tenant.simulator.clientSecret), Self.secret(Self.old, "fake-never-known"),
            ]
            let directory = try tenant.directory { offered }
            #expect(await failure { _ = try await directory.identify() }?.code == .secretExpired)
            #expect(tenant.signIns == 2)
        }
    }

    @Test("A credential that cannot be opened passes its turn, and none at all is told")
    func unusable() async throws {
        let locked = Problem(.keyUnavailable, cause: "The key is gone.", advice: "Bring it back.")
        try await withTenant { tenant in
            let offered = [
                OfferedCredential(id: Self.new, .unusable(locked)),
                Self.secret(Self.old, tenant.simulator.clientSecret),
            ]
            let directory = try tenant.directory { offered }
            #expect(try await directory.identify().credential == Self.old)
            #expect(try await directory.tryCredentials().first?.problem == locked)
            let bare = try tenant.directory { [] }
            #expect(await failure { _ = try await bare.identify() }?.code == .credentialUnavailable)
        }
    }

    @Test("A tenant that does not exist is asked once, not once for each credential")
    func noTenant() async throws {
        try await withTenant { tenant in
            let offered = [Self.secret(Self.new, "fake-1"), Self.secret(Self.old, "fake-2")]
            let directory = try tenant.directory(tenant: "0bad0bad-0000-4000-8000-000000000bad") { offered }
            #expect(await failure { _ = try await directory.identify() }?.code == .tenantNotFound)
            #expect(tenant.signIns == 1)
            let trials = try await directory.tryCredentials()
            #expect(trials.map(\.problem?.code) == [.tenantNotFound, .tenantNotFound])
            #expect(tenant.signIns == 2)
        }
    }

    @Test("A sign-in service that nobody reaches leaves the machine's identity")
    func otherService() async throws {
        try await withTenant {
            $0.identityPort = 0
        } _: { tenant in
            let host = try #require(tenant.simulator.identityHost)
            let service = try IdentityService(environment: ["AZURE_POD_IDENTITY_AUTHORITY_HOST": host])
            let offered = [
                Self.secret(Self.old, tenant.simulator.clientSecret),
                OfferedCredential(id: Self.new, .managedIdentity(nil, from: service)),
            ]
            tenant.simulator.control.inject(
                Fault(.answer(status: 503, contentType: "text/plain", body: "busy"), on: .token, times: 6))
            let directory = try tenant.directory { offered }
            #expect(try await directory.identify().credential == Self.new)
        }
    }

    @Test("Credentials that came while the old ones were being refused are shown before anybody gives up")
    func replacedMeanwhile() async throws {
        try await withTenant { tenant in
            let value = tenant.simulator.clientSecret
            let asked = Mutex(0)
            let directory = try tenant.directory {
                let isFirst = asked.withLock { count in
                    count += 1
                    return count == 1
                }
                return isFirst ? [Self.secret(Self.old, "fake-just-removed")] : [Self.secret(Self.new, value)]
            }
            #expect(try await directory.identify().credential == Self.new)
            #expect(asked.withLock { $0 } == 2)
        }
    }
}
