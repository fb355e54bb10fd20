import DirectoryCore
import FoundationEssentials

// MARK: - Overview

extension English {
    var notConnected: String { "No tenant is connected." }
    func connected(to tenant: String) -> String { "Connected to \(tenant)." }

    func usersLabel(_ count: Int) -> String { count == 1 ? "user" : "users" }
    func synchronizableLabel(_ count: Int) -> String { "can be synchronized" }
    func duplicatesLabel(_ count: Int) -> String { "open duplicates" }

    func runIsHeld(_ run: RunID) -> String { "Run \(run) is held for review." }
    func openRun(_ run: RunID) -> String { "Open run \(run)" }
    var planWaits: String { "A preview waits to be applied." }
    var runAtWork: String { "A run is at work." }

    func duplicatesWait(_ count: Int) -> String {
        count == 1
            ? "1 address is wanted by two people. Whoever wants it is left alone until that is settled."
            : "\(number(count)) addresses are wanted by two people each. Whoever wants one is left alone until that is settled."
    }
    var seeDuplicates: String { "See both sides" }

    func credentialEnds(_ date: Date, inDays days: Int) -> String {
        days < 0
            ? "The connection’s credential ended on \(moment(date).day). Nothing can be read until it is replaced."
            : "The connection’s credential ends on \(moment(date).day), in \(counted(days, "day", "days")). Replace it before."
    }

    var peopleOverTime: String { "Imported people over time" }
    func peopleFrom(_ first: Int, to last: Int) -> String { "From \(number(first)) to \(people(last))" }
    var outcomesOfRuns: String { "What runs did" }
    var imported: String { "Imported people" }

    func chartColumn(_ outcome: Outcome) -> String {
        switch outcome {
        case .modified: "Modified"
        case .deleted: deleted
        case .duplicate: "Duplicated"
        default: badge(outcome)
        }
    }

    func health(_ health: Health) -> String {
        switch health {
        case .healthy: "Healthy"
        case .needsReview: "Needs review"
        case .stopped: "Stopped"
        }
    }

    var connectCommands: [String] {
        [
            "rollcall connection set --tenant contoso.onmicrosoft.com --client-id <application id>",
            "rollcall connection test",
        ]
    }
}
