import CryptoExtras
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import Rollcall

@Suite("Connecting an organization")
struct ConnectionOfficeTests {
    private func credentials(_ office: Office) async throws -> [StoredCredential] {
        try #require(try await office.installation.store.connection(of: office.organization)).credentials
    }

    @Test("A new certificate is made here, its public part downloaded and uploaded, and then it signs in")
    func newCertificate() async throws {
        try await Office.open(configuring: [:]) { office in
            let added = try await office.add(.newCertificate)
            guard case .certificate(let certificate, _) = added.kind else { throw Unexpected() }
            #expect(certificate.subject == "CN=Rollcall")
            let life = certificate.notAfter.timeIntervalSince(certificate.notBefore)
            #expect(life == 730 * 24 * 3_600)
            #expect(added.expiresAt == certificate.notAfter)

            #expect(try await office.test().credentials.map(\.problem?.code) == [.certificateUnknown, nil])
            let pem = try await office.certificate(of: added.id)
            #expect(pem.hasPrefix("-----BEGIN CERTIFICATE-----\n") && pem.hasSuffix("-----END CERTIFICATE-----\n"))
            #expect(!pem.contains("PRIVATE"))
            try office.tenant.control.addCertificate(pem)
            let report = try await office.test()
            #expect(report.problem == nil)
            #expect(report.credential == added.id)
            try await office.importPeople()
        }
    }

    @Test("A certificate that is brought along is found again by its thumbprint, and signs in")
    func imported() async throws {
        let certificate = try TestCertificate(from: Fixture.morning.addingTimeInterval(-86_400))
        try await Office.open(configuring: [:]) { office in
            try office.tenant.control.addCertificate(certificate.pem)
            let added = try await office.add(.importedCertificate(certificate.bundle))
            guard case .certificate(let stored, _) = added.kind else { throw Unexpected() }
            #expect(stored.thumbprint == certificate.thumbprint)
            #expect(stored.der == certificate.der)
            #expect(try await office.test().credential == added.id)
        }
    }

    @Test("Another issuer's token is chosen by the name that the server's configuration gives its file")
    func federated() async throws {
        let issuer = try TestCertificate(from: Fixture.morning.addingTimeInterval(-86_400))
        try await Office.open(configuring: ["assertionFiles": ["aks": "token"]]) { office in
            try office.tenant.control.addFederatedCredential(
                .init(
                    issuer: "https://cluster.example", subject: "rollcall",
                    publicKeyPEM: issuer.key.publicKey.pemRepresentation))
            #expect(office.installation.connecting.assertionFiles == [AssertionFileName(rawValue: "aks")])
            let added = try await office.add(.federated(AssertionFileName(rawValue: "aks")))
            #expect(try await office.test().credentials.map(\.problem?.code) == [.credentialUnavailable, nil])

            let now = office.tenant.control.now
            let token = try issuer.token([
                "iss": "https://cluster.example", "sub": "rollcall", "aud": "api://AzureADTokenExchange", "nbf": now,
                "exp": now + 600,
            ])
            try Data((token.reveal() + "\n").utf8)
                .write(to: URL(fileURLWithPath: office.installation.directory.path + "/token"))
            #expect(try await office.test().credential == added.id)
            let problem = try await office.problem {
                _ = try await office.replacing(.federated(AssertionFileName(rawValue: "/etc/passwd")))
            }
            #expect(problem?.code == .invalidValue && problem?.field == "assertion-file")
            #expect(problem?.advice.description == "Choose one of: aks.")
        }
    }

    @Test("The identity of the machine is used where the server's configuration allows it, and refused elsewhere")
    func managedIdentity() async throws {
        try await Office.open(configuring: ["managedIdentity": true], onMachine: .inAzure) { office in
            #expect(office.installation.connecting.managedIdentity == .allowed)
            let added = try await office.add(.managedIdentity(nil))
            #expect(try await office.test().credential == added.id)
        }
        try await Office.open(configuring: [:]) { office in
            #expect(office.installation.connecting.managedIdentity == .forbidden)
            let problem = try await office.problem { _ = try await office.add(.managedIdentity(nil)) }
            #expect(problem?.code == .invalidValue && problem?.field == "managed-identity")
        }
    }

    @Test("A connection has two credentials at most and one at least")
    func limits() async throws {
        try await Office.open(configuring: [:]) { office in
            let first = try #require(try await credentials(office).first)
            let second = try await office.add(.clientSecret(Secret("fake-second-secret"), expires: "2027-05-03"))
            #expect(try await credentials(office).map(\.id) == [second.id, first.id])
            let third = try await office.problem {
                _ = try await office.add(.clientSecret(Secret("fake-third-secret"), expires: nil))
            }
            #expect(third?.code == .credentialLimit)
            try await office.remove(first.id)
            let last = try await office.problem { try await office.remove(second.id) }
            #expect(last?.code == .credentialLimit)
            let stranger = try await office.problem { try await office.remove(first.id) }
            #expect(stranger?.code == .notFound)
            #expect(try await credentials(office).map(\.id) == [second.id])
        }
    }

    @Test("A secret is known again by its last characters, unless it is so short that they would tell it")
    func hints() async throws {
        try await Office.open(configuring: [:]) { office in
            #expect(
                try await office.add(.clientSecret(Secret("fake-second-secret"), expires: nil)).label
                    == "client secret …cret")
            let short = try await office.replacing(.clientSecret(Secret("fake-short"), expires: nil))
            #expect(short.label == "client secret")
        }
    }

    @Test("Credentials of another tenant, cloud or application go with it; the same settings keep them")
    func pointedElsewhere() async throws {
        try await Office.open(configuring: [:]) { office in
            let connecting = office.installation.connecting
            let tenant = office.tenant
            let same = try Office.settings(tenant).settings
            #expect(
                try await connecting.connect(same, with: nil, in: office.organization, by: office.requester)
                    .credentials.count == 1)
            let others = [
                try ConnectionSettings(cloud: "simulated", tenant: "fabrikam.example", client: tenant.clientID),
                try ConnectionSettings(cloud: "global", tenant: "fabrikam.example", client: tenant.clientID),
                try ConnectionSettings(
                    cloud: "global", tenant: "fabrikam.example", client: "0bad0bad-0000-4000-8000-000000000bad"),
            ]
            for other in others {
                let changed = try await connecting.connect(
                    other, with: nil, in: office.organization, by: office.requester)
                #expect(changed.credentials.isEmpty)
                let again = try await connecting.connect(
                    other, with: .clientSecret(Secret("fake-other-secret"), expires: nil), in: office.organization,
                    by: office.requester)
                #expect(again.credentials.count == 1)
            }
        }
    }

    @Test("Every change is in the audit with what was before and after, and without anything secret")
    func audit() async throws {
        let certificate = try TestCertificate(from: Fixture.morning.addingTimeInterval(-86_400))
        try await Office.open(configuring: [:]) { office in
            let secret = try #require(try await credentials(office).first)
            let added = try await office.add(
                .importedCertificate(certificate.bundle))
            _ = try await office.certificate(of: added.id)
            try await office.remove(secret.id)
            var entry = SettingsEntry()
            entry.whenDisabled = .keep
            entry.mapping.attributes = ["office=officeLocation"]
            try await office.installation.change(entry)
            try await office.installation.schedule(.every(minutes: 30))
            _ = try await office.installation.setSchedule(.paused)

            let entries = try await office.audit()
            #expect(
                entries.map(\.deed) == [
                    .connectionMade, .credentialAdded, .credentialDownloaded, .credentialRemoved, .connectionChanged,
                    .connectionChanged, .connectionChanged,
                ])
            let end = added.expiresAt?.formatted(.iso8601.year().month().day()) ?? ""
            #expect(entries[0].changes.map(\.field) == ["client-id", "cloud", "credential \(secret.id)", "tenant"])
            #expect(entries[0].changes.allSatisfy { $0.before == nil })
            #expect(
                entries[1].changes == [
                    .init("credential \(added.id)", before: nil, after: "\(added.label), ends \(end)")
                ])
            #expect(entries[2].name == added.label)
            #expect(
                entries[3].changes == [
                    .init("credential \(secret.id)", before: "client secret …only", after: nil)
                ])
            #expect(
                entries[4].changes == [
                    .init("attribute office", before: nil, after: "officeLocation"),
                    .init("when-disabled", before: "deactivate", after: "keep"),
                ])
            #expect(entries[5].changes == [.init("schedule", before: "none", after: "every 30 minutes")])
            #expect(
                entries[6].changes == [
                    .init("schedule", before: "every 30 minutes", after: "every 30 minutes, paused")
                ])
            let said = String(reflecting: entries)
            #expect(!said.contains(office.tenant.clientSecret) && !said.contains("PRIVATE KEY"))
        }
    }

    @Test("Neither a certificate's key nor a secret is in the data directory in clear")
    func sealed() async throws {
        let certificate = try TestCertificate(from: Fixture.morning.addingTimeInterval(-86_400))
        try await Office.open(configuring: [:]) { office in
            _ = try await office.add(.importedCertificate(certificate.bundle))
            let key = certificate.keyPEM.reveal().split(separator: "\n").filter { $0.count > 40 }.map { Data($0.utf8) }
            #expect(key.count > 10)
            let raw = certificate.key.derRepresentation.suffix(64)
            let folder = office.installation.directory.path
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
                for part in key + [raw, Data(office.tenant.clientSecret.utf8)] {
                    #expect(data.range(of: part) == nil, "\(name)")
                }
            }
        }
    }

    @Test("A certificate that has ended stops the run, and nobody is changed")
    func ended() async throws {
        try await Office.open(configuring: [:]) { office in
            let secret = try #require(try await credentials(office).first)
            let added = try await office.add(.newCertificate)
            try office.tenant.control.addCertificate(try await office.certificate(of: added.id))
            try await office.remove(secret.id)
            try await office.importPeople()
            let before = try await office.users()
            for person in office.tenant.control.people.prefix(3) { try office.tenant.control.delete(person.id) }

            office.clock.wait(731 * 24 * 3_600)
            office.tenant.control.advanceClock(by: .seconds(731 * 24 * 3_600))
            office.tenant.control.revokeTokens()
            let problem = try await office.problem { try await office.synchronize() }
            #expect(problem?.code == .certificateUnknown)
            #expect(try await office.users() == before)
            #expect(try await office.test().steps.map(\.result).count { $0 == .passed } == 1)
        }
    }

    @Test("When a certificate ends is not to be entered by hand")
    func endOfCertificate() async throws {
        try await Office.open(configuring: [:]) { office in
            _ = try await office.add(.newCertificate)
            var entry = SettingsEntry()
            entry.credentialExpires = "2030-01-01"
            let problem = try await office.problem { try await office.installation.change(entry) }
            #expect(problem?.code == .invalidValue && problem?.field == "credential-expires")
        }
    }

    private struct Unexpected: Error {}
}
