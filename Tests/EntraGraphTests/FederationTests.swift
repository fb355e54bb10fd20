import CryptoExtras
import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Signing in by another issuer's token")
struct FederationTests {
    private static let subject = "system:serviceaccount:rollcall:server"

    private func token(_ issuer: TestCertificate, subject: String = subject, at now: Int) throws -> Secret {
        try issuer.token([
            "iss": "https://cluster.example", "sub": subject, "aud": "api://AzureADTokenExchange", "nbf": now,
            "exp": now + 600,
        ])
    }

    private func trust(_ issuer: TestCertificate) -> SimulatedApplication.FederatedCredential {
        .init(
            issuer: "https://cluster.example", subject: Self.subject,
            publicKeyPEM: issuer.key.publicKey.pemRepresentation)
    }

    @Test("The token is read anew for every sign-in, so that the cluster can replace it at any time")
    func readAnew() async throws {
        let issuer = try TestCertificate()
        try await withTenant { tenant in
            let control = tenant.simulator.control
            try control.addFederatedCredential(trust(issuer))
            let file = Mutex(try token(issuer, at: control.now))
            let clock = TestClock()
            let reads = Mutex(0)
            let directory = try tenant.directory(clock: clock) {
                [
                    OfferedCredential(
                        id: Fake.offered.id,
                        .federated {
                            reads.withLock { $0 += 1 }
                            return file.withLock { $0 }
                        })
                ]
            }
            _ = try await directory.identify()
            _ = try await directory.sample(1)
            #expect(reads.withLock { $0 } == 1)

            control.advanceClock(by: .seconds(7_200))
            clock.advance(by: .seconds(7_200))
            #expect(await failure { _ = try await directory.identify() }?.code == .clockSkew)
            let fresh = try token(issuer, at: control.now)
            file.withLock { $0 = fresh }
            #expect(try await directory.identify().displayName == "Fabrikam")
        }
    }

    @Test("A token that matches no federated credential is told by what to compare")
    func noMatch() async throws {
        let issuer = try TestCertificate()
        try await withTenant { tenant in
            try tenant.simulator.control.addFederatedCredential(trust(issuer))
            let stranger = try token(issuer, subject: "system:serviceaccount:other", at: tenant.simulator.control.now)
            let directory = try tenant.directory {
                [OfferedCredential(id: Fake.offered.id, .federated { stranger })]
            }
            let problem = await failure { _ = try await directory.identify() }
            #expect(problem?.code == .credentialUnavailable)
            #expect(problem?.trace?.code == "AADSTS70021")
            #expect(problem?.advice.description.contains("subject") == true)
        }
    }

    @Test("A token that cannot be read is never asked for at the sign-in service")
    func unreadable() async throws {
        let missing = Problem(.credentialUnavailable, cause: "The file is missing.", advice: "Write it.")
        try await withTenant { tenant in
            let directory = try tenant.directory {
                [OfferedCredential(id: Fake.offered.id, .federated { () throws(Problem) in throw missing })]
            }
            #expect(await failure { _ = try await directory.identify() } == missing)
            #expect(tenant.simulator.control.requests.isEmpty)
        }
    }
}
