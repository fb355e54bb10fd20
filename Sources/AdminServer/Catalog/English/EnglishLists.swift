import FoundationEssentials

// MARK: - Lists

extension English {
    func title(of place: Place) -> String {
        switch place {
        case .overview: "Overview"
        case .users: "Users"
        case .importing: "Import people"
        case .synchronize: "Synchronize"
        case .runs: "Runs"
        case .duplicates: "Duplicates"
        case .deleted: "Deleted users"
        case .members: "Members"
        case .tokens: "Tokens"
        case .audit: "Audit"
        case .settings: "Settings of the organization"
        }
    }

    func titled(_ title: String, page: Int, of pages: Int) -> String {
        page == 1 ? title : "\(title) (page \(number(page)) of \(number(pages)))"
    }

    func users(_ count: Int) -> String { counted(count, "user", "users") }
    func people(_ count: Int) -> String { counted(count, "person", "people") }
    func conflicts(_ count: Int) -> String { counted(count, "conflict", "conflicts") }
    func tick(_ name: String) -> String { "Tick \(name)" }

    var searchUsers: String { "Search by name, username or email" }
    var searchTenant: String { "Search the tenant" }

    func range(first: Int, last: Int, of total: Int) -> String {
        "\(number(first))–\(number(last)) of \(number(total))"
    }

    func position(page: Int, of pages: Int) -> String { "Page \(number(page)) of \(number(pages))" }

    var pastTheEnd: String { "The list ends before this page." }
    func lastPage(_ page: Int) -> String { "Its last page is page \(number(page))." }
    var goToLastPage: String { "Go to the last page" }

    var noColumnMatchAdvice: String { "Each of these fields looks into its own column alone, and all have to match." }
    var noMatchAdvice: String { "The search looks into names, usernames and email addresses." }
    var clearSearch: String { "Clear filters" }

    var noUsersYet: String { "No users yet." }
    var importFirst: String { "Choose people of the connected tenant to import them." }
    var connectFirst: String { "Connect a Microsoft Entra tenant to import your people." }
    func nobodyImported(from tenant: String) -> String { "Nobody has been imported from \(tenant) yet." }

    var noDuplicates: String { "No duplicates." }
    func noDuplicatesDetail(lastRun: Date?) -> String {
        guard let lastRun else { return "No run has looked for them yet." }
        return "Last checked \(moment(lastRun).text)."
    }

    var noRuns: String { "No runs yet." }
    var noRunsAdvice: String { "Imports and synchronizations are listed here, with everything they did." }

    var noTombstones: String { "Nobody is deleted." }
    var noTombstonesAdvice: String { "Users that a run deletes are listed here for 30 days." }
    func daysLeft(_ days: Int) -> String { counted(days, "day left", "days left") }
    var restoreLabel: String { "Restore" }
}
