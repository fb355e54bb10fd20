import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("What comes after a run, as a person or a script meets it")
struct AfterwardsTests {
    /// Imports 30 people and deletes one of them in the tenant and here.
    private func deletingBo(
        _ body: (Terminal, _ bo: TruePerson, _ id: String) async throws -> Void
    ) async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let bo = try #require(terminal.tenant.control.people.first { $0.accountEnabled && $0.mail != nil })
            try terminal.tenant.control.delete(bo.id)
            #expect(try await terminal.rollcall("sync", "--all").code == 0)
            let deleted = try await terminal.rollcall("users", "deleted", "--json")
            let rows = try #require(try deleted.json["users"] as? [[String: Any]])
            #expect(rows.count == 1 && rows.first?["daysLeft"] as? Int == 30)
            try await body(terminal, bo, try #require(rows.first?["id"] as? String))
        }
    }

    @Test("A deleted user is listed with the days left, shown in words, and restored as the same user")
    func restoring() async throws {
        try await deletingBo { terminal, _, id in
            let listed = try await terminal.rollcall("users", "deleted")
            #expect(listed.output.contains(id) && listed.errors.contains("Page 1 of 1, 1 user."))
            let shown = try await terminal.rollcall("users", "show", id)
            #expect(shown.output.contains("restorable for 30 days"))
            let planned = try await terminal.rollcall("users", "restore", id, "--dry-run", "--json")
            #expect((try planned.json["outcomes"] as? [String: Int])?["restored"] == 1)
            #expect(try planned.json["state"] as? String == "planned")
            let restored = try await terminal.rollcall("users", "restore", id)
            #expect(restored.code == 0, "\(restored.errors)")
            #expect(restored.output.contains("Restored: 1 restored"))
            #expect(restored.output.contains("deleted here again by the next synchronization, unless the account is"))
            #expect(try await terminal.rollcall("users", "show", id, "--json").json["status"] as? String == "active")
            #expect(try await terminal.rollcall("users", "restore", id).code == 64)
        }
    }

    @Test("Undoing a run warns, changes back and holds, so that the next synchronization leaves the user alone")
    func undoing() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let ana = try #require(terminal.tenant.control.people.first { $0.mail != nil && $0.accountEnabled })
            try terminal.tenant.control.setPhone(ana.id, "+1 555 0123")
            let run = try await terminal.rollcall("sync", "--all", "--json").json["run"] as? Int
            let number = "\(try #require(run))"
            let planned = try await terminal.rollcall("runs", "undo", number, "--dry-run")
            #expect(planned.output.contains("1 modified"))
            #expect(planned.output.contains("Entra still has the values of that run. These users will be held"))
            let undone = try await terminal.rollcall("runs", "undo", number, "--json")
            #expect(undone.code == 0, "\(undone.errors)")
            #expect(try undone.json["kind"] as? String == "undo")
            let found = try await terminal.rollcall("users", "list", "--match", ana.userPrincipalName, "--json")
            let user = try #require((try found.json["users"] as? [[String: Any]])?.first)
            #expect(user["isHeld"] as? Bool == true)
            #expect(user["phone"] as? String != "+1 555 0123")
            let id = try #require(user["id"] as? String)
            let held = try await terminal.rollcall("sync", "--all", "--json")
            #expect((try held.json["outcomes"] as? [String: Int])?["held"] == 1)
            #expect(
                try await terminal.rollcall("users", "show", id).output.contains("Held: runs leave the user alone."))
            #expect(try await terminal.rollcall("users", "release", id).code == 0)
            let followed = try await terminal.rollcall("sync", "--all", "--json")
            #expect((try followed.json["outcomes"] as? [String: Int])?["modified"] == 1)
            #expect(try await terminal.rollcall("runs", "undo", "999").code == 64)
        }
    }

    @Test("A protected user survives a departure, and says so")
    func protecting() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let bo = try #require(terminal.tenant.control.people.first { $0.accountEnabled && $0.mail != nil })
            let found = try await terminal.rollcall("users", "list", "--match", bo.userPrincipalName, "--json")
            let id = try #require((try found.json["users"] as? [[String: Any]])?.first?["id"] as? String)
            #expect(try await terminal.rollcall("users", "protect", id).output.contains("1 user is protected."))
            try terminal.tenant.control.delete(bo.id)
            let run = try await terminal.rollcall("sync", "--all", "--json")
            #expect((try run.json["outcomes"] as? [String: Int])?["protected"] == 1)
            #expect(try await terminal.rollcall("users", "show", id).output.contains("Protected:"))
            #expect(try await terminal.rollcall("users", "protect", UUID().uuidString).code == 64)
        }
    }

    @Test("Events come in order, and only those after the last one that was seen")
    func events() async throws {
        try await deletingBo { terminal, _, id in
            let all = try await events(terminal)
            #expect(all.count == 31)
            #expect(all.map(\.id) == all.map(\.id).sorted())
            #expect(all.dropLast().allSatisfy { $0.kind == "user.imported" })
            #expect(all.last?.kind == "user.deleted" && all.last?.user?.lowercased() == id)
            let last = try #require(all.last).id
            #expect(try await events(terminal, "--after", "\(last - 1)").map(\.id) == [last])
            #expect(try await terminal.rollcall("events", "--after", "\(last)").output.contains("Nothing has happened"))
        }
    }

    private struct Event: Decodable {
        let id: Int
        let kind: String
        let user: String?
    }

    private func events(_ terminal: Terminal, _ options: String...) async throws -> [Event] {
        let answer = try await Terminal.run(["events", "--json", "--data-dir", terminal.folder.path] + options)
        return try JSONDecoder().decode([Event].self, from: Data(answer.output.utf8))
    }
}
