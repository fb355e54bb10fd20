import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("A brake, as a person or a script meets it")
struct HeldCommandTests {
    /// Imports 30 people, deletes ten of them in the tenant, edits one, and synchronizes.
    private func holding(
        _ body: (Terminal, _ held: Terminal.Answer, _ run: String, _ hash: String) async throws -> Void
    ) async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            let people = terminal.tenant.control.people.filter(\.accountEnabled)
            for person in people.prefix(10) { try terminal.tenant.control.delete(person.id) }
            try terminal.tenant.control.setPhone(people[10].id, "+1 555 0123")
            let held = try await terminal.rollcall("sync", "--all", "--json")
            let run = try #require(try held.json["run"] as? Int)
            let hash = try #require(try held.json["hash"] as? String)
            try await body(terminal, held, "\(run)", hash)
        }
    }

    private func users(_ terminal: Terminal) async throws -> Int? {
        try await terminal.rollcall("users", "list", "--json").json["total"] as? Int
    }

    @Test("A held synchronization exits with 3, and says what was seen, what was not done and what to do")
    func held() async throws {
        try await holding { terminal, held, run, hash in
            #expect(held.code == 3)
            #expect(try held.json["state"] as? String == "held")
            #expect((try held.json["seen"] as? [String])?.first?.contains("would delete or deactivate 10 of") == true)
            let shown = try await terminal.rollcall("runs", "show", run)
            #expect(shown.code == 0)
            for sentence in [
                "Run \(run) is held for review.", "Its plan:          1 modified · 10 deleted · 0 duplicated",
                "What was seen:", "the limit is 5.",
                "What was not done: The plan is held. Nothing of it was written.", "What to do next:",
                "rollcall approve \(run) --hash \(hash.prefix(8))",
                "rollcall apply \(run) --hash \(hash.prefix(8)) --rest",
                "rollcall reject \(run) --hash \(hash.prefix(8))", "people were read",
            ] {
                #expect(shown.output.contains(sentence), "\(sentence)")
            }
            #expect(try await users(terminal) == 30)
        }
    }

    @Test("An approved plan is applied; without approval it is not")
    func approving() async throws {
        try await holding { terminal, _, run, hash in
            #expect(try await terminal.rollcall("apply", run, "--hash", hash).code == 3)
            #expect(try await terminal.rollcall("approve", run, "--hash", "00000000").code == 7)
            #expect(try await users(terminal) == 30)
            let approved = try await terminal.rollcall("approve", run, "--hash", hash)
            #expect(approved.code == 0)
            #expect(approved.output.contains("for you and for exactly this plan"))
            let applied = try await terminal.rollcall("apply", run, "--hash", hash, "--json")
            #expect(applied.code == 0)
            #expect((try applied.json["outcomes"] as? [String: Int])?["deleted"] == 10)
            #expect(try await users(terminal) == 20)
        }
    }

    @Test("The rest is applied without the deletions, and the held run says which took its place")
    func rest() async throws {
        try await holding { terminal, _, run, hash in
            let applied = try await terminal.rollcall("apply", run, "--hash", hash, "--rest", "--json")
            #expect(applied.code == 0, "\(applied.errors)")
            let outcomes = try applied.json["outcomes"] as? [String: Int]
            #expect(outcomes?["deleted"] == 0 && outcomes?["modified"] == 1 && outcomes?["held"] == 10)
            #expect(try await users(terminal) == 30)
            let other = try #require(try applied.json["run"] as? Int)
            let old = try await terminal.rollcall("runs", "show", run)
            #expect(old.output.contains("Run \(other) took the place of this one."))
            let shown = try await terminal.rollcall("runs", "show", "\(other)")
            #expect(shown.output.contains("held: left out of this plan"))
            #expect(!shown.output.contains("until released"))
        }
    }

    @Test("People who are left out by id stay as they are; a stranger's id is refused")
    func without() async throws {
        try await holding { terminal, _, run, hash in
            let decisions =
                try await terminal.rollcall("runs", "show", run, "--outcome", "deleted", "--json")
                .json["decisions"] as? [[String: Any]]
            let ids = try #require(decisions).compactMap { $0["user"] as? String }
            let stranger = UUID().uuidString
            let refused = try await terminal.rollcall("apply", run, "--hash", hash, "--without", stranger)
            #expect(refused.code == 64)
            #expect(refused.errors.contains(stranger))
            let options = ids.prefix(8).flatMap { ["--without", $0] }
            let applied = try await Terminal.run(
                ["apply", run, "--hash", hash, "--json", "--data-dir", terminal.folder.path] + options)
            #expect(applied.code == 0, "\(applied.errors)")
            #expect((try applied.json["outcomes"] as? [String: Int])?["deleted"] == 2)
            #expect(try await users(terminal) == 28)
        }
    }

    @Test("A rejected plan cannot be applied, and a refreshed one reads again")
    func rejecting() async throws {
        try await holding { terminal, _, run, hash in
            let fresh = try await terminal.rollcall("refresh", run, "--json")
            #expect(fresh.code == 3)
            let (next, nextHash) = (try fresh.json["run"] as? Int, try fresh.json["hash"] as? String)
            let (again, itsHash) = ("\(try #require(next))", try #require(nextHash))
            let rejected = try await terminal.rollcall("reject", again, "--hash", itsHash)
            #expect(rejected.code == 0)
            #expect(rejected.output.contains("was rejected"))
            #expect(try await terminal.rollcall("approve", again, "--hash", itsHash).code == 7)
            #expect(try await terminal.rollcall("apply", run, "--hash", hash).code == 7)
            #expect(try await users(terminal) == 30)
        }
    }

    @Test("A plan that is held exits with 3, whatever else was asked for")
    func heldPlan() async throws {
        try await holding { terminal, _, _, _ in
            let plan = try await terminal.rollcall("plan", "--all", "--exit-code")
            #expect(plan.code == 3)
        }
    }
}
