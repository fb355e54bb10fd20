import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("Settings and schedule, as a person or a script meets them")
struct SettingsCommandTests {
    @Test("Settings are changed and shown; a value that cannot be is named, and nothing is saved")
    func settings() async throws {
        try await Terminal.open(people: 5) { terminal in
            #expect(try await terminal.rollcall("settings", "show").code == 64)
            _ = try await terminal.connect()
            let set = try await terminal.rollcall(
                "settings", "set", "--newcomers", "import", "--when-disabled", "keep", "--removals", "10%,3,100",
                "--map", "phone=firstBusinessPhone", "--attribute", "cost-center=department", "--local-wins", "phone",
                "--json")
            #expect(set.code == 0, "\(set.errors)")
            #expect(try set.json["newcomers"] as? String == "import")
            #expect((try set.json["mapping"] as? [String: [String]])?["attribute:cost-center"] == ["department"])
            let refused = try await terminal.rollcall(
                "settings", "set", "--newcomers", "wait", "--removals", "many", "--json")
            #expect(refused.code == 64)
            #expect((try refused.json["error"] as? [String: Any])?["field"] as? String == "removals")
            let shown = try await terminal.rollcall("settings", "show")
            #expect(
                shown.output.contains("10%,3,100") && shown.output.contains("firstBusinessPhone  (local value wins)"))
            #expect(try await terminal.rollcall("settings", "show", "--json").json["newcomers"] as? String == "import")
            #expect(try await terminal.rollcall("settings", "set").code == 64)
        }
    }

    @Test("People in scope are imported by a run once that is switched on, with their custom fields")
    func newcomers() async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall(
                "settings", "set", "--newcomers", "import", "--attribute", "job=jobTitle")
            let run = try await terminal.rollcall("sync", "--all", "--json")
            #expect((try run.json["outcomes"] as? [String: Int])?["imported"] == 5)
            let users = try await terminal.rollcall("users", "list", "--json").json["users"] as? [[String: Any]]
            #expect(users?.contains { ($0["attributes"] as? [String: String])?["job"] != nil } == true)
        }
    }

    @Test("A schedule is set, shown with its next five moments, paused, resumed and removed")
    func schedule() async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            #expect(try await terminal.rollcall("schedule", "show").output.contains("There is no schedule"))
            let set = try await terminal.rollcall(
                "schedule", "set", "--cron", "0 6 * * 1-5", "--zone", "Europe/Berlin", "--json")
            #expect(set.code == 0, "\(set.errors)")
            #expect((try set.json["next"] as? [String])?.count == 5)
            let shown = try await terminal.rollcall("schedule", "show")
            #expect(shown.output.matches(of: #/ 06:00:00 Europe\/Berlin/#).count == 5)
            #expect(shown.output.contains("It has started no run yet."))
            #expect(try await terminal.rollcall("schedule", "pause").output.contains("paused"))
            #expect(try await terminal.rollcall("schedule", "resume").output.contains("Next:"))
            #expect(try await terminal.rollcall("schedule", "set", "--every", "30").output.contains("Every 30 minutes"))
            #expect(try await terminal.rollcall("schedule", "remove").output.contains("There is no schedule"))
            #expect(try await terminal.rollcall("schedule", "pause").code == 64)
        }
    }

    @Test("A held scheduled run stands in for the next moments, because none comes before somebody decides")
    func heldSchedule() async throws {
        try await Terminal.open { terminal in
            _ = try await terminal.connect()
            _ = try await terminal.rollcall("import", "--all")
            _ = try await terminal.rollcall("schedule", "set", "--every", "1")
            terminal.tenant.control.deleteMany(10)
            let run = try await terminal.synchronizeBySchedule()
            let shown = try await terminal.rollcall("schedule", "show")
            #expect(shown.output.contains("Run \(run) is held for review, and no scheduled run starts until somebody"))
            #expect(!shown.output.contains("Next:") && !shown.output.contains("end as they should"))
            let next = try await terminal.rollcall("schedule", "show", "--json").json["next"] as? [String]
            #expect(next?.isEmpty == true)
        }
    }

    @Test(
        "A schedule that cannot be is a usage error",
        arguments: [
            ["--every", "0"], ["--cron", "0 6 * *", "--zone", "UTC"], ["--cron", "0 6 * * *"],
            ["--cron", "0 6 * * *", "--zone", "Europe/Atlantis"], ["--every", "5", "--cron", "0 6 * * *"],
        ])
    func badSchedules(options: [String]) async throws {
        try await Terminal.open(people: 5) { terminal in
            _ = try await terminal.connect()
            let answer = try await Terminal.run(
                ["schedule", "set", "--data-dir", terminal.folder.path] + options)
            #expect(answer.code == 64)
            #expect(try await terminal.rollcall("schedule", "show").output.contains("There is no schedule"))
        }
    }
}
