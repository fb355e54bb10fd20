import Foundation
import TestSupport
import Testing

@Suite("Credentials and keys, from the console")
struct CredentialCommandTests {
    @Test("A certificate made here takes the place of a secret without a pause; the last credential stays")
    func certificate() async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            let added = try await terminal.rollcall("connection", "credential", "add", "--new-certificate")
            #expect(added.code == 0)
            #expect(added.output.hasPrefix("-----BEGIN CERTIFICATE-----"))
            #expect(!added.output.contains("PRIVATE KEY"))
            let full = try await terminal.rollcall("connection", "credential", "add", "--new-certificate")
            #expect(full.code == 7)
            let listed = try await terminal.rollcall("connection", "credential", "list", "--json").array
            #expect(listed.count == 2)
            #expect((listed.first?["what"] as? String)?.hasPrefix("certificate ") == true)
            let (new, old) = (listed.first?["id"] as? String ?? "", listed.last?["id"] as? String ?? "")
            let again = try await terminal.rollcall("connection", "credential", "certificate", new)
            #expect(again.output == added.output)
            #expect(try await terminal.rollcall("connection", "credential", "certificate", old).code == 64)
            #expect(try await terminal.rollcall("connection", "test").code == 0)
            #expect(try await terminal.rollcall("connection", "credential", "remove", new).code == 0)
            #expect(try await terminal.rollcall("connection", "credential", "remove", old).code == 7)
            #expect(try await terminal.rollcall("connection", "credential", "remove", "x").code == 64)
            for wrong in [[], ["--new-certificate", "--managed-identity"], ["--assertion-file", "none"]] {
                #expect(
                    try await terminal.rollcall(["connection", "credential", "add"] + wrong).code == 64, "\(wrong)")
            }
        }
    }

    @Test("A key is replaced while everything that was sealed still opens")
    func keys() async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            let before = try await terminal.rollcall("keys", "list", "--json")
            let rotated = try await terminal.rollcall("keys", "rotate", "--json")
            #expect(rotated.code == 0)
            #expect(try rotated.json["resealed"] as? Int == 1)
            #expect(try rotated.json["keysLeft"] as? Int == 0)
            let after = try await terminal.rollcall("keys", "list", "--json")
            #expect(try before.json["current"] as? String != after.json["current"] as? String)
            #expect(try await terminal.rollcall("connection", "test").code == 0)
            let noted = try await terminal.rollcall("audit", "list", "--server", "--deed", "keys.rotated", "--json")
            #expect(try noted.json["total"] as? Int == 1)
        }
    }
}
