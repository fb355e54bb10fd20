import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import Rollcall
import TestSupport
import Testing

@Suite("Accounts, organizations and the audit, from the console")
struct AccountCommandTests {
    @Test("Before anybody has claimed the server, commands work as ever, and say how to claim it")
    func unclaimed() async throws {
        try await Terminal.open(people: 5) { terminal in
            #expect(try await terminal.connect().code == 0)
            #expect(try await terminal.rollcall("import", "--all").code == 0)
            for command in [["account", "list"], ["member", "list"]] {
                let answer = try await terminal.rollcall(command)
                #expect(answer.code == 0 && answer.output.contains("rollcall account claim-code"))
            }
            let refused = try await terminal.rollcall("member", "invite", "bo@contoso.example", "--role", "viewer")
            #expect(refused.code == 64 && refused.errors.contains("claim-code"))
            let code = try await terminal.rollcall("account", "claim-code", "--json")
            #expect(code.code == 0)
            let link = try #require(try code.json["link"] as? String)
            #expect(link.hasPrefix("http://localhost:8484/claim#"))
            #expect(try await terminal.rollcall("users", "list", "--organization", "contoso").code == 64)

            try await terminal.claim()
            #expect(try await terminal.rollcall("users", "list", "--json").json["total"] as? Int == 5)
            #expect(try await terminal.rollcall("users", "list", "--organization", "contoso").code == 0)
            let late = try await terminal.rollcall("account", "claim-code", "--json")
            #expect(late.code == 7)
            #expect((try late.json["error"] as? [String: Any])?["code"] as? String == "already-claimed")
        }
    }

    @Test("With two organizations, a command has to be told which, and each sees its own only")
    func organizations() async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            try await terminal.claim()
            let made = try await terminal.rollcall(
                "organization", "create", "Fabrikam \u{1B}[31m", "--json")
            #expect(made.code == 64)
            let fabrikam = try await terminal.rollcall(
                "organization", "create", "Fabrikam", "--owner", "ana@contoso.example", "--json")
            #expect(try fabrikam.json["handle"] as? String == "fabrikam")
            #expect(try await terminal.rollcall("organization", "create", "Fabrikam").code == 7)
            let unsaid = try await terminal.rollcall("users", "list")
            #expect(unsaid.code == 64 && unsaid.errors.contains("contoso, fabrikam"))
            let users = try await terminal.rollcall("users", "list", "--organization", "fabrikam", "--json")
            #expect(try users.json["total"] as? Int == 0)
            let renamed = try await terminal.rollcall(
                "organization", "rename", "Fabrikam Ltd", "--organization", "fabrikam", "--json")
            #expect(try renamed.json["name"] as? String == "Fabrikam Ltd")
            #expect(try renamed.json["handle"] as? String == "fabrikam")
            let settings = try await terminal.rollcall(
                "organization", "settings", "--second-factor", "required", "--keep-runs", "90", "--keep-audit", "400",
                "--organization", "fabrikam", "--json")
            #expect(try settings.json["secondFactor"] as? String == "required")
            #expect(try settings.json["keepRuns"] as? Int == 90)
            let bad = try await terminal.rollcall(
                "organization", "settings", "--keep-runs", "3", "--organization", "fabrikam")
            #expect(bad.code == 64)
            #expect(try await terminal.rollcall("organization", "list").output.contains("Fabrikam Ltd"))
        }
    }

    @Test("Bo is invited, becomes an admin, makes no trouble for the last owner, and is removed")
    func members() async throws {
        try await Terminal.open(people: 2) { terminal in
            try await terminal.claim()
            let invited = try await terminal.rollcall(
                "member", "invite", "bo@contoso.example", "--role", "operator", "--json")
            #expect(invited.code == 0)
            let code = try #require(try invited.json["code"] as? String)
            #expect(try (invited.json["link"] as? String)?.hasSuffix("/join#\(code)") == true)
            let waiting = try await terminal.rollcall("member", "list", "--json")
            #expect((try waiting.json["invitations"] as? [Any])?.count == 1)
            try await terminal.redeem(code, name: "Bo", email: "bo@contoso.example")
            #expect(try await terminal.rollcall("member", "role", "bo@contoso.example", "admin").code == 0)
            let list = try await terminal.rollcall("member", "list").output
            #expect(
                list.split(separator: "\n").contains { $0.hasPrefix("bo@contoso.example") && $0.contains("admin") },
                "\(list)")
            #expect(try await terminal.rollcall("member", "role", "ana@contoso.example", "admin").code == 7)
            #expect(try await terminal.rollcall("member", "remove", "ana@contoso.example").code == 7)
            #expect(try await terminal.rollcall("member", "role", "nobody@contoso.example", "admin").code == 64)
            #expect(try await terminal.rollcall("member", "role", "bo@contoso.example", "king").code == 64)
            #expect(try await terminal.rollcall("member", "remove", "bo@contoso.example").code == 0)
            #expect(try await !terminal.rollcall("member", "list").output.contains("bo@contoso.example"))

            let again = try await terminal.rollcall(
                "member", "invite", "cy@contoso.example", "--role", "viewer", "--json")
            let list2 = try await terminal.rollcall("member", "list", "--json")
            let id = try #require((try list2.json["invitations"] as? [[String: Any]])?.first?["invitation"] as? String)
            #expect(again.code == 0)
            #expect(try await terminal.rollcall("member", "withdraw", id).code == 0)
            #expect(try await terminal.rollcall("member", "withdraw", id).code == 64)
        }
    }

    @Test("A token is on standard output once and nowhere else, cannot do more than its role, and is revoked at once")
    func tokens() async throws {
        try await Terminal.open(people: 2) { terminal in
            try await terminal.claim()
            let made = try await terminal.rollcall(
                "token", "create", "nightly", "--role", "operator", "--scope", "sync:run", "--scope", "users:read")
            #expect(made.code == 0)
            let token = made.output.trimmingCharacters(in: .newlines)
            #expect(token.hasPrefix("rollcall_pat_") && !made.errors.contains(token))
            let list = try await terminal.rollcall("token", "list")
            #expect(list.output.contains("nightly") && !list.output.contains(token))
            #expect(try await terminal.caller(token)?.may(.synchronize) == true)
            #expect(try await terminal.caller(token)?.may(.viewRuns) == false)
            for (scope, role) in [("sync:approve", "owner"), ("settings:write", "operator"), ("everything", "owner")] {
                let refused = try await terminal.rollcall("token", "create", "x", "--role", role, "--scope", scope)
                #expect(refused.code == 64, "\(scope)")
            }
            #expect(try await terminal.rollcall("token", "create", "x", "--role", "viewer").code == 64)
            #expect(
                try await terminal.rollcall(
                    "token", "create", "x", "--role", "viewer", "--scope", "users:read", "--days", "1000"
                ).code == 64)
            let documents = try await terminal.rollcall("token", "list", "--json").array
            let id = try #require(documents.first?["id"] as? String)
            #expect(try await terminal.rollcall("token", "revoke", id).code == 0)
            #expect(try await terminal.caller(token) == nil)
        }
    }

    @Test("Bo is suspended and reinstated, gets a new password by a link, and the only administrator stays")
    func accounts() async throws {
        try await Terminal.open(people: 2) { terminal in
            try await terminal.claim()
            let invited = try await terminal.rollcall(
                "member", "invite", "bo@contoso.example", "--role", "viewer", "--json")
            try await terminal.redeem(
                try #require(try invited.json["code"] as? String), name: "Bo", email: "bo@contoso.example")
            #expect(try await terminal.rollcall("account", "suspend", "bo@contoso.example").code == 0)
            #expect(try await terminal.rollcall("account", "list").output.contains("suspended"))
            #expect(try await terminal.rollcall("account", "suspend", "ana@contoso.example").code == 7)
            #expect(try await terminal.rollcall("account", "reinstate", "BO@contoso.example").code == 0)
            let recovery = try await terminal.rollcall("account", "recover", "bo@contoso.example")
            #expect(recovery.code == 0)
            #expect(recovery.output.hasPrefix("http://localhost:8484/recover#"))
            #expect(try await terminal.rollcall("account", "recover", "nobody@contoso.example").code == 64)
            #expect(try await terminal.rollcall("account", "recover", "not an address").code == 64)
        }
    }
}
