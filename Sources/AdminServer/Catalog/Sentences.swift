import DirectoryCore

/// What pages say in English where numbers, names or a choice of words come in. Words that never change are in
/// `Labels`.
///
/// Each sentence is one function, so that another language can order and inflect it as it must.
enum Sentences {
    static let overview = "Overview"
    static let users = "Users"
    static let importPeople = "Import people"
    static let synchronize = "Synchronize"
    static let runs = "Runs"
    static let duplicates = "Duplicates"
    static let deletedUsers = "Deleted users"

    /// `4,312`
    static func number(_ number: Int) -> String { number.grouped }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(number(count)) \(count == 1 ? one : many)"
    }

    static func users(_ count: Int) -> String { counted(count, "user", "users") }
    static func people(_ count: Int) -> String { counted(count, "person", "people") }
    static func conflicts(_ count: Int) -> String { counted(count, "conflict", "conflicts") }
    static func changes(_ count: Int) -> String { counted(count, "change", "changes") }
    static func usersLabel(_ count: Int) -> String { count == 1 ? "user" : "users" }
}

// MARK: - Lists

extension Sentences {
    static func titled(_ title: String, page: Int, of pages: Int) -> String {
        page == 1 ? title : "\(title) (page \(number(page)) of \(number(pages)))"
    }

    static let searchUsers = "Search by name, username or email"
    static let searchTenant = "Search the tenant"

    static func range(first: Int, last: Int, of total: Int) -> String {
        "\(number(first))–\(number(last)) of \(number(total))"
    }

    static func position(page: Int, of pages: Int) -> String { "Page \(number(page)) of \(number(pages))" }

    static let pastTheEnd = "The list ends before this page."
    static func lastPage(_ page: Int) -> String { "Its last page is page \(number(page))." }
    static let goToLastPage = "Go to the last page"

    static func noMatch(_ text: String) -> String { "Nobody matches “\(text)”." }
    static let noMatchAdvice = "The search looks into names, usernames and email addresses."
    static let clearSearch = "Show everybody"

    static let noUsersYet = "No users yet."
    static let importFirst = "Choose people of the connected tenant to import them."
    static let connectFirst = "Connect a Microsoft Entra tenant to import your people."
    static let howToConnect = "How to connect a tenant"
    static func nobodyImported(from tenant: String) -> String { "Nobody has been imported from \(tenant) yet." }

    static let noDuplicates = "No duplicates."
    static func noDuplicatesDetail(lastRun: String?) -> String {
        guard let lastRun else { return "No run has looked for them yet." }
        return "The latest run was on \(lastRun)."
    }

    static let noRuns = "No runs yet."
    static let noRunsAdvice = "Imports and synchronizations are listed here, with everything they did."
}

// MARK: - Deleted users

extension Sentences {
    static let noTombstones = "Nobody is deleted."
    static let noTombstonesAdvice = "Users that a run deletes are listed here for 30 days."
    static func daysLeft(_ days: Int) -> String { counted(days, "day left", "days left") }
    static let restoreLabel = "Restore"
}

// MARK: - Starting a run

extension Sentences {
    static func onlyImported(from tenant: String) -> String {
        "Only people imported from \(tenant), the tenant this organization is connected to, are listed here."
    }

    static func allThatMatch(_ text: String, _ count: Int) -> String {
        "All that match “\(text)” (\(people(count)))"
    }

    static func everyone(_ count: Int) -> String { "Everyone (\(people(count)))" }
    static let synchronizeLabels = ScopeView.RunLabels(
        plain: synchronize, one: "Synchronize 1 user", many: "Synchronize {n} users")

    static func importPremise(_ tenant: String) -> String {
        "Search \(tenant) by the beginning of a name, a username or an email address."
    }

    static func found(_ count: Int, importable: Int) -> String {
        "\(people(count)) found, \(importable == 0 ? "none" : number(importable)) can be imported"
    }

    static func allFound(_ text: String) -> String { "Everybody that a search for “\(text)” finds" }
    static let everyoneInTenant = "Everyone in the tenant"
    static let importLabels = ScopeView.RunLabels(
        plain: "Import", one: "Import 1 person", many: "Import {n} people")
    static func noMatchUpstream(_ text: String) -> String { "Nobody in the tenant matches “\(text)”." }
    static let noMatchUpstreamAdvice = "Try the beginning of the name, of the username or of the email address."
}

// MARK: - Overview

extension Sentences {
    static let notConnected = "No tenant is connected."
    static func connected(to tenant: String) -> String { "Connected to \(tenant)." }
    static let synchronizable = "can be synchronized"
    static let openDuplicates = "open duplicates"
    static func openRun(_ run: String) -> String { "Open run \(run)" }
    static let planWaits = "A preview waits to be applied."
    static let runAtWork = "A run is at work."
    static let seeDuplicates = "See both sides"

    static func duplicatesWait(_ count: Int) -> String {
        count == 1
            ? "1 address is wanted by two people. Whoever wants it is left alone until that is settled."
            : "\(number(count)) addresses are wanted by two people each. Whoever wants one is left alone until that is settled."
    }

    /// The commands that connect a tenant.
    static let connectCommands = [
        "rollcall connection set --tenant contoso.onmicrosoft.com --client-id <application id>",
        "rollcall connection test",
    ]
}
