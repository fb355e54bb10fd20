import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("The command, as a person or a script meets it")
struct CommandTests {
    @Test("Connect, import, plan, apply, synchronize, and look: the whole job without a browser")
    func wholeJob() async throws {
        try await Terminal.open { terminal in
            let connected = try await terminal.connect()
            #expect(connected.code == 0, "\(connected.errors)")
            #expect(connected.output.contains("User.Read.All"))

            let imported = try await terminal.rollcall("import", "--all", "--json")
            let outcomes = try imported.json["outcomes"] as? [String: Int] ?? [:]
            #expect(outcomes.values.reduce(0, +) == 30)
            #expect(try imported.json["selected"] as? Int == 30)

            let ana = try #require(terminal.tenant.control.people.first { $0.mail != nil && $0.accountEnabled })
            try terminal.tenant.control.setPhone(ana.id, "+1 555 0123")
            let planned = try await terminal.rollcall("plan", "--all", "--exit-code", "--json")
            #expect(planned.code == 2)
            #expect((try planned.json["outcomes"] as? [String: Int])?["modified"] == 1)

            let run = try #require(try planned.json["run"] as? Int)
            let hash = try #require(try planned.json["hash"] as? String)
            let applied = try await terminal.rollcall("apply", "\(run)", "--hash", String(hash.prefix(8)))
            #expect(applied.code == 0)
            #expect(applied.output.contains("1 modified · 0 deleted · 0 duplicated"))
            #expect(try await terminal.rollcall("plan", "--all", "--exit-code").code == 0)

            let synchronized = try await terminal.rollcall("sync", "--all", "--json")
            let expected = ["deleted", "duplicate", "modified", "unchanged"]
            #expect(
                Set((try synchronized.json["outcomes"] as? [String: Int])?.keys ?? [:].keys).isSuperset(of: expected))

            let shown = try await terminal.rollcall("runs", "show", "\(run)")
            #expect(shown.output.contains("+1 555 0123"))
            #expect(try await terminal.rollcall("users", "list", "--match", "555 0123").code == 0)
            #expect(try await terminal.rollcall("runs", "list").output.contains("synchronization"))
            #expect(try await terminal.rollcall("duplicates", "list").code == 0)
        }
    }

    @Test("Chosen users and matching users are synchronized; a selection that is none is a usage error")
    func selections() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let users = try await terminal.rollcall("users", "list", "--json").json["users"] as? [[String: Any]] ?? []
            let ids = users.prefix(2).compactMap { $0["id"] as? String }
            let chosen = try await terminal.rollcall("sync", "--user", ids[0], "--user", ids[1], "--json")
            #expect(try chosen.json["selected"] as? Int == 2)
            #expect(try await terminal.rollcall("sync").code == 64)
            #expect(try await terminal.rollcall("sync", "--all", "--match", "a").code == 64)
            let malformed = try await terminal.rollcall("sync", "--user", "ana")
            #expect(malformed.code == 64)
            #expect(malformed.errors.contains("--user"))
            let stranger = try await terminal.rollcall("sync", "--user", UUID().uuidString, "--json")
            #expect(stranger.code == 64)
            #expect((try stranger.json["error"] as? [String: Any])?["code"] as? String == "not-found")
        }
    }

    @Test("Each kind of trouble has its exit code, and says what was not done")
    func exitCodes() async throws {
        try await Terminal.open { terminal in
            #expect(try await terminal.rollcall("sync", "--all").code == 64)
            let wrong = try await terminal.connect(secret: "not-the-secret")
            #expect(wrong.code == 5)
            #expect(wrong.errors.contains("Value"))
            #expect(!wrong.errors.contains("not-the-secret"))
            #expect(try await terminal.connect(cloud: "nowhere").code == 6)
            #expect(try await terminal.connect(cloud: "moon").code == 64)
            #expect(try await terminal.connect().code == 0)
            _ = try await terminal.rollcall("import", "--all")
            let plan = try await terminal.rollcall("plan", "--all", "--json")
            let run = try #require(try plan.json["run"] as? Int)
            #expect(try await terminal.rollcall("apply", "\(run)", "--hash", "00000000").code == 7)
            #expect(try await terminal.rollcall("runs", "show", "999").code == 64)
            #expect(try await terminal.rollcall("runs", "show", "x").code == 64)
            terminal.tenant.control.dropPermission("User.Read.All")
            terminal.tenant.control.revokeTokens()
            let refused = try await terminal.rollcall("sync", "--all", "--json")
            #expect(refused.code == 5)
            let error = try refused.json["error"] as? [String: Any]
            #expect(error?["code"] as? String == "permission-missing")
            #expect((error?["effect"] as? String)?.isEmpty == false)
        }
    }

    @Test("A name from the tenant cannot steer the terminal")
    func terminalEscapes() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            let ana = try #require(terminal.tenant.control.people.first { $0.givenName != nil })
            try terminal.tenant.control.rename(ana.id, givenName: "Ana\u{1B}]0;owned\u{7}\u{202E}", surname: "Ruiz")
            let answer = try await terminal.rollcall("import", "--all", "--dry-run")
            #expect(!answer.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
            #expect(!answer.output.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test("The secret is not taken as an argument, and is asked for by name where it is missing")
    func secretSources() async throws {
        try await Terminal.open { terminal in
            let argument = try await terminal.rollcall(
                "connection", "set", "--tenant", "contoso.example", "--client-id", terminal.tenant.clientID,
                "--secret", "x")
            #expect(argument.code == 64)
            let missing = try await terminal.rollcall(
                "connection", "set", "--tenant", "contoso.example", "--client-id", terminal.tenant.clientID,
                "--secret-file", terminal.folder.path + "/none.txt")
            #expect(missing.code == 64)
            #expect(missing.errors.contains("none.txt"))
        }
    }

    @Test("The demo's script finds exactly what was done to the tenant")
    func demoScript() async throws {
        let answer = try await Terminal.run(["demo", "--script"])
        #expect(answer.code == 0, "\(answer.errors)")
        #expect(answer.output.contains("32 modified · 3 deleted · 2 duplicated · 443 unchanged"))
    }

    @Test(
        "Help begins with what to try",
        arguments: [
            [], ["connection", "set"], ["sync"], ["plan"], ["import"], ["apply"], ["approve"], ["reject"], ["refresh"],
            ["runs", "show"], ["runs", "stop"], ["runs", "pause"], ["runs", "resume"], ["runs", "undo"],
            ["users", "show"], ["users", "hold"],
            ["users", "restore"], ["schedule"], ["schedule", "set"], ["settings", "set"], ["events"], ["demo"],
            ["serve"],
            ["connection", "credential", "add"], ["keys"], ["keys", "list"], ["keys", "rotate"], ["keys", "reseal"],
            ["config", "check"], ["permissions"], ["organization"], ["organization", "list"],
            ["organization", "create"],
            ["organization", "rename"], ["organization", "settings"], ["account"], ["account", "list"],
            ["account", "recover"], ["account", "suspend"], ["account", "reinstate"], ["account", "claim-code"],
            ["member"], ["member", "list"], ["member", "invite"], ["member", "withdraw"], ["member", "role"],
            ["member", "remove"], ["token"], ["token", "list"], ["token", "create"], ["token", "revoke"], ["audit"],
            ["audit", "list"], ["audit", "export"], ["audit", "verify"], ["users", "erase"],
        ])
    func help(path: [String]) async throws {
        let answer = try await Terminal.run(path + ["--help"])
        #expect(answer.code == 0)
        #expect(answer.output.contains("OVERVIEW"))
        if path.first != "connection" {
            let usage = try #require(answer.output.firstRange(of: "USAGE"))
            #expect(answer.output[..<usage.lowerBound].contains("  rollcall "))
        }
        #expect(!answer.output.contains("\u{1B}"))
    }
}
