import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Rollcall

@Suite("Replacing the key while servers work")
struct KeyRotationTests {
    /// A table of sealed secrets, as a database keeps it.
    private final class Table: Sendable {
        private let rows: Mutex<[SecretPlace: SealedSecret]>
        private let failing = Mutex<Int?>(nil)

        init(_ count: Int, sealedBy ring: KeyRing) throws {
            var rows: [SecretPlace: SealedSecret] = [:]
            for number in 0..<count {
                let place = KeyFolder.place(number)
                rows[place] = try ring.seal(Secret("fake-\(number)"), for: place)
            }
            self.rows = Mutex(rows)
        }

        subscript(_ place: SecretPlace) -> SealedSecret? { rows.withLock { $0[place] } }

        func store(_ sealed: SealedSecret, at place: SecretPlace) { rows.withLock { $0[place] = sealed } }

        /// Opens a secret, and sometimes seals it anew, as a server does.
        func use(_ place: SecretPlace, by server: KeyRing, changing isChanged: Bool) -> Problem? {
            guard let sealed = self[place] else { return nil }
            do throws(Problem) {
                let secret = try server.open(sealed, for: place)
                if isChanged { store(try server.seal(secret, for: place), at: place) }
                return nil
            } catch {
                return error
            }
        }

        /// The n-th replacement from now on fails.
        func fail(at number: Int) { failing.withLock { $0 = number } }

        func rotation(
            _ ring: KeyRing, pause: @escaping @Sendable () async throws -> Void = {}
        ) -> KeyRotation {
            KeyRotation(
                ring,
                secrets: { () throws(Problem) in
                    self.rows.withLock { $0.map { PlacedSecret(sealed: $1, place: $0) } }
                },
                replace: { (secret, sealed) throws(Problem) in
                    try self.countDown()
                    return self.rows.withLock { rows in
                        guard rows[secret.place] == secret.sealed else { return false }
                        rows[secret.place] = sealed
                        return true
                    }
                }, pause: pause)
        }

        private func countDown() throws(Problem) {
            let isOver = failing.withLock { failing in
                failing = failing.map { $0 - 1 }
                return failing == 0
            }
            if isOver { throw Problem(.storeUnavailable, cause: "The disk is full.", advice: "Make room.") }
        }

        /// The places whose secret does not open, or is another.
        func wrong(_ ring: KeyRing) -> [SecretPlace] {
            rows.withLock { $0 }.compactMap { (try? ring.open($1, for: $0)) == nil ? $0 : nil }
        }

        /// Which keys there are, as their ids.
        var keys: Set<KeyID?> { rows.withLock { Set($0.values.map { SealedForm($0)?.key }) } }
    }

    /// What came of opening secrets.
    private final class Tally: Sendable {
        private let state = Mutex((count: 0, problems: [Problem]()))

        var count: Int { state.withLock(\.count) }
        var problems: [Problem] { state.withLock(\.problems) }

        func note(_ problem: Problem?) {
            state.withLock { state in
                state.count += 1
                if let problem { state.problems.append(problem) }
            }
        }
    }

    @Test("10,000 secrets are sealed anew while four servers open and seal them: not one opening fails")
    func underLoad() async throws {
        let count = 10_000
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let table = try Table(count, sealedBy: ring)
            let before = table.keys
            // Servers of their own, which know only the old key until a secret names the new one.
            let servers = [try folder.ring(), try folder.ring(), try folder.ring(), try folder.ring()]
            let tally = Tally()
            let report = try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, server) in servers.enumerated() {
                    group.addTask {
                        var random = SeededRandom(seed: UInt64(number))
                        while !Task.isCancelled {
                            let place = KeyFolder.place(Int.random(in: 0..<count, using: &random))
                            tally.note(
                                table.use(place, by: server, changing: Int.random(in: 0..<50, using: &random) == 0))
                            await Task.yield()
                        }
                    }
                }
                let report = try await table.rotation(ring) {
                    let goal = tally.count + 200
                    while tally.count < goal { await Task.yield() }
                }.rotate()
                group.cancelAll()
                return report
            }
            #expect(tally.problems == [])
            #expect(tally.count > 500)
            #expect(report.unreadable == [] && report.keysLeft == 0)
            #expect(report.resealed >= count - tally.count)
            #expect(table.keys.count == 1 && table.keys.isDisjoint(with: before))
            #expect(table.wrong(try folder.ring()) == [])
        }
    }

    @Test("Wherever it is cut off everything opens, and the next time does what is left")
    func cutOff() async throws {
        try await KeyFolder.open { folder in
            let table = try Table(12, sealedBy: try folder.ring())
            for number in 1...12 {
                table.fail(at: number)
                await #expect(throws: Problem.self) { _ = try await table.rotation(try folder.ring()).rotate() }
                #expect(table.wrong(try folder.ring()) == [])
            }
            let report = try await table.rotation(try folder.ring()).finish()
            #expect(report.keysLeft == 0 && report.unreadable == [])
            #expect(table.keys.count == 1)
            #expect(table.wrong(try folder.ring()) == [])
        }
    }

    @Test("What another server seals with the old key while the new one is put in place is sealed anew too")
    func straggler() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let table = try Table(3, sealedBy: ring)
            let late = try ring.seal(Secret("fake-late"), for: KeyFolder.place(1))
            let report = try await table.rotation(ring) {
                table.store(late, at: KeyFolder.place(1))
            }.rotate()
            #expect(report.resealed == 4)
            let stored = try #require(table[KeyFolder.place(1)])
            #expect(try folder.ring().open(stored, for: KeyFolder.place(1)).reveal() == "fake-late")
        }
    }

    @Test("Three who replace the key at once lose none, and end with one")
    func together() async throws {
        try await KeyFolder.open { folder in
            let table = try Table(200, sealedBy: try folder.ring())
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<3 {
                    group.addTask { _ = try await table.rotation(try folder.ring()).rotate() }
                }
            }
            #expect(table.wrong(try folder.ring()) == [])
            #expect(try await table.rotation(try folder.ring()).finish().keysLeft == 0)
            #expect(table.wrong(try folder.ring()) == [])
        }
    }

    @Test("A secret that cannot be opened is named, and the old keys stay as long as there is one")
    func unreadable() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let table = try Table(5, sealedBy: ring)
            table.store(try #require(table[KeyFolder.place(1)]), at: KeyFolder.place(2))
            let report = try await table.rotation(ring).rotate()
            #expect(report == RotationReport(resealed: 4, unreadable: [KeyFolder.place(2)], keysLeft: 1))
        }
    }

    @Test("The key of an earlier version, and what it sealed, are replaced like any other")
    func before() async throws {
        try await KeyFolder.open { folder in
            try folder.write(KeyFolder.key(7))
            let ring = try folder.ring()
            let table = try Table(2, sealedBy: ring)
            let old = try KeyFolder.sealAsBefore("fake-old", for: KeyFolder.place(0), with: KeyFolder.key(7))
            table.store(old, at: KeyFolder.place(0))
            #expect(try await table.rotation(ring).rotate().resealed == 2)
            let stored = try #require(table[KeyFolder.place(0)])
            #expect(try folder.ring().open(stored, for: KeyFolder.place(0)).reveal() == "fake-old")
        }
    }

    @Test("A key that has moved to the service manager takes over what the file beside the database sealed")
    func moved() async throws {
        try await KeyFolder.open { folder in
            let table = try Table(4, sealedBy: try folder.ring())
            try folder.write([KeyFolder.key(9)], to: "credentials/rollcall.key", mode: 0o400)
            let environment = ["CREDENTIALS_DIRECTORY": folder.directory.path + "/credentials"]
            let ring = try folder.ring(environment: environment)
            #expect(try await table.rotation(ring).finish() == RotationReport(resealed: 4, unreadable: [], keysLeft: 0))
            #expect(!FileManager.default.fileExists(atPath: folder.directory.secretKey))
            #expect(table.wrong(try folder.ring(environment: environment)) == [])
        }
    }
}
