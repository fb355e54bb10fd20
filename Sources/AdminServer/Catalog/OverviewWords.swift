import DirectoryCore

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

    /// The commands that connect a tenant, with what is to be filled in.
    var connectCommands: [String] { get }
}
