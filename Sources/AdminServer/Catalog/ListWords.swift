import FoundationEssentials

/// What lists say: how long they are, where they stand, and why they are empty.
protocol ListWords: Sendable {
    /// The heading of a page of the rail.
    func title(of place: Place) -> String
    /// A heading as the browser's tab shows it: `Users (page 2 of 10)`; the first page is not named.
    func titled(_ title: String, page: Int, of pages: Int) -> String

    /// `1 user`, `4,312 users`
    func users(_ count: Int) -> String
    /// `1 person`, `4,312 people`
    func people(_ count: Int) -> String
    func conflicts(_ count: Int) -> String
    /// What a box says that ticks somebody.
    func tick(_ name: String) -> String

    var searchUsers: String { get }
    var searchTenant: String { get }
    /// `51–100 of 480`
    func range(first: Int, last: Int, of total: Int) -> String
    /// `Page 2 of 10`
    func position(page: Int, of pages: Int) -> String

    var pastTheEnd: String { get }
    func lastPage(_ page: Int) -> String
    var goToLastPage: String { get }

    var noMatchAdvice: String { get }
    var noColumnMatchAdvice: String { get }
    var clearSearch: String { get }

    var noUsersYet: String { get }
    var importFirst: String { get }
    var connectFirst: String { get }
    func nobodyImported(from tenant: String) -> String

    var noDuplicates: String { get }
    /// - Parameter lastRun: when the latest run ended that looked for them; nil when there is none.
    func noDuplicatesDetail(lastRun: Date?) -> String

    var noRuns: String { get }
    var noRunsAdvice: String { get }

    var noTombstones: String { get }
    var noTombstonesAdvice: String { get }
    func daysLeft(_ days: Int) -> String
    var restoreLabel: String { get }
}
