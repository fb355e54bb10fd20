import DirectoryCore
import FoundationEssentials

/// What the overview says.
protocol OverviewWords: Sendable {
    var notConnected: String { get }
    func connected(to tenant: String) -> String

    /// Below their number: `users`.
    func usersLabel(_ count: Int) -> String
    func synchronizableLabel(_ count: Int) -> String
    func duplicatesLabel(_ count: Int) -> String

    func runIsHeld(_ run: RunID) -> String
    func openRun(_ run: RunID) -> String
    var planWaits: String { get }
    var runAtWork: String { get }
    func duplicatesWait(_ count: Int) -> String
    var seeDuplicates: String { get }

    /// - Parameter days: whole days that are left; negative when it has ended.
    func credentialEnds(_ date: Date, inDays days: Int) -> String
    var peopleOverTime: String { get }
    /// What somebody hears who does not see the line: from which number to which.
    func peopleFrom(_ first: Int, to last: Int) -> String
    var outcomesOfRuns: String { get }
    var imported: String { get }
    func chartColumn(_ outcome: Outcome) -> String
    /// The pill of the frame.
    func health(_ health: Health) -> String

    /// The commands that connect a tenant, with what is to be filled in.
    var connectCommands: [String] { get }
}
