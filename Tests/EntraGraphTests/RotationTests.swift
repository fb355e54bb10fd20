import DirectoryCore
import DirectoryPorts
import EntraGraph
import EntraSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Replacing credentials while people are read")
struct RotationTests {
    /// What the connection stores and what the registration holds, as an administrator changes both.
    private final class Keyring: Sendable {
        private let stored: Mutex<[OfferedCredential]>

        init(_ first: OfferedCredential) { stored = Mutex([first]) }

        var list: CredentialList { { self.stored.withLock { $0 } } }

        func store(_ credentials: [OfferedCredential]) { stored.withLock { $0 = credentials } }
    }

    /// How many readings came to an end, and how.
    private final class Load: Sendable {
        private let counts = Mutex((done: 0, problems: [Problem]()))

        var done: Int { counts.withLock(\.done) }
        var problems: [Problem] { counts.withLock(\.problems) }

        func read(_ directory: GraphDirectory) async {
            while !Task.isCancelled {
                let problem = await failure { _ = try await directory.sample(1) }
                guard !Task.isCancelled else { return }
                counts.withLock { counts in
                    counts.done += 1
                    if let problem { counts.problems.append(problem) }
                }
            }
        }

        /// Lets so many readings begin and end.
        func wait(_ readings: Int = 4) async {
            let goal = done + readings
            while done < goal { await Task.yield() }
        }
    }

    /// A credential and how it is put into the registration and taken out of it.
    private struct Registered {
        let offered: OfferedCredential
        let register: (TenantControl) throws -> Void
        let remove: (TenantControl) throws -> Void

        static func secret(_ number: Int) -> Registered {
            let value = "fake-secret-\(number)"
            return Registered(
                offered: OfferedCredential(
                    id: CredentialID(Fixture.uuid(UInt64(number))), .clientSecret(Secret(value))),
                register: { try $0.addSecret(value) }, remove: { try $0.removeSecret(value) })
        }

        static func certificate(_ number: Int, _ certificate: TestCertificate) throws -> Registered {
            let key = try ClientCertificate(key: certificate.keyPEM, thumbprint: certificate.thumbprint)
            return Registered(
                offered: OfferedCredential(id: CredentialID(Fixture.uuid(UInt64(number))), .certificate(key)),
                register: { try $0.addCertificate(certificate.pem) },
                remove: { try $0.removeCertificate(certificate.pem) })
        }
    }

    @Test("A hundred times a new secret or certificate takes the place of the old one, and no reading fails")
    func hundredTimes() async throws {
        let certificates = try (0..<4).map { _ in try TestCertificate() }
        try await withTenant(people: 5) { tenant in
            let control = tenant.simulator.control
            var random = SeededRandom(seed: 44)
            var current = Registered.secret(0)
            try current.register(control)
            let (keyring, load) = (Keyring(current.offered), Load())
            let directory = try tenant.directory(timing: Self.hurried, showing: keyring.list)
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<6 { group.addTask { await load.read(directory) } }
                for number in 1...100 {
                    let next =
                        number % 2 == 0
                        ? .secret(number) : try Registered.certificate(number, certificates[number / 2 % 4])
                    try await replace(&current, by: next, keyring, control, &random, meanwhile: load.wait)
                }
                group.cancelAll()
            }
            #expect(load.problems == [])
            #expect(load.done > 1_000)
            #expect(tenant.signIns > 300)
        }
    }

    /// The right time, in which every token is too old for the next request, so that the tenant is asked for a token
    /// all the time.
    private static var hurried: GraphTiming {
        let hours = Counter()
        return GraphTiming(
            now: { Date() }, uptime: { .seconds(3_600 * hours.next()) }, sleep: { try await Task.sleep(for: $0) },
            chance: { 0 }, makeUUID: { UUID() })
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func next() -> Int {
            value.withLock { value in
                value += 1
                return value
            }
        }
    }

    /// Every order in which an administrator may go about it, with readings between all steps.
    private func replace(
        _ current: inout Registered, by next: Registered, _ keyring: Keyring, _ control: TenantControl,
        _ random: inout SeededRandom, meanwhile: (Int) async -> Void
    ) async throws {
        let (old, new) = (current, next)
        let storeBoth = { keyring.store([new.offered, old.offered]) }
        if Bool.random(using: &random) {
            try new.register(control)
            await meanwhile(2)
            storeBoth()
        } else {
            storeBoth()
            await meanwhile(2)
            try new.register(control)
        }
        await meanwhile(4)
        if Bool.random(using: &random) {
            try old.remove(control)
            await meanwhile(4)
            keyring.store([new.offered])
        } else {
            keyring.store([new.offered])
            await meanwhile(4)
            try old.remove(control)
        }
        await meanwhile(2)
        current = new
    }
}
