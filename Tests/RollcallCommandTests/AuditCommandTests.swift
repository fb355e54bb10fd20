import DirectoryCore
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("The audit, erasing and the configuration, from the console")
struct AuditCommandTests {
    @Test("What the console did is listed by what was done and by whom, exported with its hashes, and verified")
    func audit() async throws {
        try await Terminal.open(people: 5) { terminal in
            try await terminal.claim()
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let asked = try await terminal.rollcall("audit", "list", "--deed", "run.asked", "--json")
            #expect(try asked.json["total"] as? Int == 1)
            #expect(try await terminal.rollcall("audit", "list", "--deed", "x").code == 64)
            #expect(try await terminal.rollcall("audit", "list", "--from", "yesterday").code == 64)
            #expect(try await terminal.rollcall("audit", "list", "--until", "2020-01-01").output == "No entries.\n")
            let claimed = try await terminal.rollcall("audit", "list", "--server", "--account", "ana@contoso.example")
            #expect(claimed.output.contains("server.claimed"))

            let exported = try await terminal.rollcall("audit", "export")
            let lines = exported.output.split(separator: "\n")
            let numbers = try lines.map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }.compactMap { $0["number"] as? Int }
            #expect(numbers == Array(1...lines.count))
            #expect(lines.last?.contains("audit.exported") == true)

            let verified = try await terminal.rollcall("audit", "verify", "--json")
            #expect(verified.code == 0)
            let heads = try verified.array.compactMap { $0["head"] as? String }
            #expect(heads.count == 2)
            #expect(
                try await terminal.rollcall("audit", "verify", "--organization", "contoso", "--expect", heads[1]).code
                    == 0)
            let foreign = try await terminal.rollcall("audit", "verify", "--server", "--expect", heads[1], "--json")
            #expect(foreign.code == 1)
            #expect((try foreign.json["error"] as? [String: Any])?["code"] as? String == "audit-broken")
            #expect(try await terminal.rollcall("audit", "verify", "--expect", heads[1]).code == 64)
            #expect(try await terminal.rollcall("audit", "verify", "--server", "--expect", "1:x").code == 64)
            #expect(try await terminal.rollcall("audit", "list", "--server", "--organization", "contoso").code == 64)
        }
    }

    @Test("A user is erased only when the id is confirmed, and nothing of the name is left in any file")
    func erasing() async throws {
        try await Terminal.open(people: 5) { terminal in
            let person = try #require(terminal.tenant.control.people.first { $0.mail != nil })
            try terminal.tenant.control.rename(person.id, givenName: "Zebedee", surname: "Quillfeather")
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let found = try await terminal.rollcall("users", "list", "--match", "Quillfeather", "--json")
            let id = try #require((try found.json["users"] as? [[String: Any]])?.first?["id"] as? String)
            let unconfirmed = try await terminal.rollcall("users", "erase", id)
            #expect(unconfirmed.code == 64 && unconfirmed.errors.contains("--confirm"))
            #expect(try await terminal.rollcall("users", "erase", id, "--confirm", UUID().uuidString).code == 64)
            #expect(try await terminal.rollcall("users", "erase", UUID().uuidString, "--confirm", id).code == 64)
            #expect(try await terminal.rollcall("users", "show", id).code == 0)
            #expect(try await terminal.rollcall("users", "erase", id, "--confirm", id).code == 0)
            #expect(try await terminal.rollcall("users", "show", id).code == 64)
            for name in try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path) {
                let data = try Data(contentsOf: terminal.folder.appending(path: name))
                #expect(data.range(of: Data("Quillfeather".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("The configuration is checked without being used, and a wrong setting is named")
    func configuration() async throws {
        try await Terminal.open(people: 2) { terminal in
            let right = try await terminal.rollcall("config", "check")
            #expect(right.code == 0 && right.output.contains("127.0.0.1:8484"))
            try Data(#"{"lisen": "127.0.0.1:1"}"#.utf8).write(to: terminal.folder.appending(path: "rollcall.json"))
            let wrong = try await terminal.rollcall("config", "check", "--json")
            #expect(wrong.code == 64)
            let error = try wrong.json["error"] as? [String: Any]
            #expect(error?["field"] as? String == "lisen" && error?["code"] as? String == "configuration-invalid")
            #expect(try await terminal.rollcall("users", "list").code == 64)
            let tls = #"{"tls": {"certificateFile": "none.pem", "keyFile": "none.pem"}}"#
            try Data(tls.utf8).write(to: terminal.folder.appending(path: "rollcall.json"))
            #expect(try await terminal.rollcall("config", "check").errors.contains("none.pem"))
        }
    }

    @Test("Who may do what is printed as the documentation has it")
    func permissions() async throws {
        let answer = try await Terminal.run(["permissions"])
        #expect(answer.code == 0 && answer.output == Permissions.table + "\n")
    }
}
