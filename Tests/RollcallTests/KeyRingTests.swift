import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Rollcall

@Suite("Sealed secrets")
struct KeyRingTests {
    private func code(_ work: () throws(Problem) -> Void) -> Problem.Code? {
        do throws(Problem) {
            try work()
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Of 50 secrets in 50 places each opens in its own and in none of the 49 others")
    func displaced() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let places = (0..<50).map(KeyFolder.place)
            #expect(Set(places).count == 50)
            let sealed = try places.enumerated().map { try ring.seal(Secret("fake-\($0)"), for: $1) }
            for (number, secret) in sealed.enumerated() {
                for (place, other) in places.enumerated() {
                    if number == place {
                        #expect(try ring.open(secret, for: other).reveal() == "fake-\(number)")
                    } else {
                        let code = code { () throws(Problem) in _ = try ring.open(secret, for: other) }
                        #expect(code == .storeUnavailable, "\(number) in \(place)")
                    }
                }
            }
        }
    }

    @Test("Two places that read alike when their parts are put side by side are two places")
    func ambiguous() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let organization = OrganizationID(Fixture.uuid(1))
            let places = [
                SecretPlace(organization: organization, row: "a|b", field: "c"),
                SecretPlace(organization: organization, row: "a", field: "b|c"),
                SecretPlace(organization: organization, row: "", field: "a|b|c"),
                SecretPlace(organization: nil, row: "a|b", field: "c"),
                SecretPlace(organization: nil, row: "organization \(organization)", field: "a|b|c"),
            ]
            for place in places {
                let sealed = try ring.seal(Secret("fake"), for: place)
                let opening = places.filter { other in
                    code { () throws(Problem) in _ = try ring.open(sealed, for: other) } == nil
                }
                #expect(opening == [place])
            }
        }
    }

    @Test("A secret in which one bit was changed does not open, wherever the bit is")
    func changed() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let place = KeyFolder.place(1)
            let sealed = try ring.seal(Secret("fake-secret"), for: place)
            for bit in 0..<sealed.bytes.count * 8 {
                var bytes = sealed.bytes
                bytes[bit / 8] ^= 1 << (bit % 8)
                let code = code { () throws(Problem) in _ = try ring.open(SealedSecret(bytes: bytes), for: place) }
                #expect(code != nil, "bit \(bit)")
            }
            for count in 0..<sealed.bytes.count {
                let cut = SealedSecret(bytes: Array(sealed.bytes.prefix(count)))
                #expect(code { () throws(Problem) in _ = try ring.open(cut, for: place) } != nil)
            }
        }
    }

    @Test("The same secret never looks the same twice, and is nowhere in what is stored")
    func fresh() async throws {
        try await KeyFolder.open { folder in
            let ring = try folder.ring()
            let text = "fake-canary-secret"
            let sealed = try (0..<100).map { _ in try ring.seal(Secret(text), for: KeyFolder.place(1)) }
            #expect(Set(sealed).count == 100)
            #expect(!sealed.contains { Data($0.bytes).range(of: Data(text.utf8)) != nil })
        }
    }

    @Test("What an earlier version sealed still opens, in its own place only")
    func before() async throws {
        try await KeyFolder.open { folder in
            try folder.write(KeyFolder.key(7))
            let ring = try folder.ring()
            let sealed = try KeyFolder.sealAsBefore("fake-old", for: KeyFolder.place(1), with: KeyFolder.key(7))
            #expect(try ring.open(sealed, for: KeyFolder.place(1)).reveal() == "fake-old")
            let elsewhere = code { () throws(Problem) in _ = try ring.open(sealed, for: KeyFolder.place(2)) }
            #expect(elsewhere == .keyUnavailable)
        }
    }

    @Test("A secret whose key is not there names the key; it opens as soon as the file has it, without a restart")
    func lateKey() async throws {
        try await KeyFolder.open { folder in
            try folder.write([KeyFolder.key(1)])
            let server = try folder.ring()
            try folder.write([KeyFolder.key(2), KeyFolder.key(1)])
            let sealed = try folder.ring().seal(Secret("fake"), for: KeyFolder.place(1))
            try folder.write([KeyFolder.key(1)])
            let key = try #require(SealedForm(sealed)).key
            let problem = #expect(throws: Problem.self) { try server.open(sealed, for: KeyFolder.place(1)) }
            #expect(problem?.code == .keyUnavailable)
            #expect(problem?.cause.description.contains(key.description) == true)
            try folder.write([KeyFolder.key(2), KeyFolder.key(1)])
            #expect(try server.open(sealed, for: KeyFolder.place(1)).reveal() == "fake")
            try folder.write([KeyFolder.key(3)])
            #expect(try server.open(sealed, for: KeyFolder.place(1)).reveal() == "fake")
        }
    }

    @Test("Whoever seals does it with the key that comes first now")
    func currentKey() async throws {
        try await KeyFolder.open { folder in
            try folder.write([KeyFolder.key(1)])
            let server = try folder.ring()
            let old = try server.seal(Secret("fake"), for: KeyFolder.place(1))
            try folder.write([KeyFolder.key(2), KeyFolder.key(1)])
            let new = try server.seal(Secret("fake"), for: KeyFolder.place(1))
            #expect(SealedForm(old)?.key != SealedForm(new)?.key)
            try folder.write([KeyFolder.key(2)])
            #expect(try folder.ring().open(new, for: KeyFolder.place(1)).reveal() == "fake")
        }
    }

    @Test("Without its file nothing is sealed with a key that may be lost")
    func lostFile() async throws {
        try await KeyFolder.open { folder in
            let server = try folder.ring()
            let sealed = try server.seal(Secret("fake"), for: KeyFolder.place(1))
            try FileManager.default.removeItem(atPath: folder.directory.secretKey)
            let code = code { () throws(Problem) in _ = try server.seal(Secret("fake"), for: KeyFolder.place(1)) }
            #expect(code == .keyUnavailable)
            #expect(try server.open(sealed, for: KeyFolder.place(1)).reveal() == "fake")
        }
    }

    @Test("Keys do not print")
    func discretion() async throws {
        try await KeyFolder.open { folder in
            try folder.write([KeyFolder.key(0x41)])
            let ring = try folder.ring()
            var dumped = ""
            dump(ring, to: &dumped)
            dump(try #require(SealingKey(KeyFolder.key(0x41))), to: &dumped)
            let said = dumped + "\(ring)" + String(reflecting: ring)
            #expect(!said.contains("AAAA") && !said.contains("65") && !said.contains("QUFB"))
        }
    }
}
