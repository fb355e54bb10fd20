// MARK: - Empty lists, and lists that could not be read

extension English {
    func noRun(matches filters: [String]) -> String { "No run matches \(list(filters))." }
    func noEntry(matches filters: [String]) -> String { "No entry matches \(list(filters))." }
    func filter(byState state: String) -> String { "state \(state)" }
    func filter(byKind kind: String) -> String { "kind \(kind)" }
    func filter(byDeed deed: String) -> String { "deed \(deed)" }
    func filter(from day: String) -> String { "from \(day)" }
    func filter(until day: String) -> String { "until \(day)" }
    var filterByPerson: String { "one person" }

    var noEntriesYet: String { "What somebody does here is written down: who, what and when." }

    func couldNotLoad(_ place: Place) -> String {
        switch place {
        case .overview: "The overview could not be loaded"
        case .users: "Users could not be loaded"
        case .importing: "The tenant could not be searched"
        case .synchronize: "The people to synchronize could not be loaded"
        case .runs: "Runs could not be loaded"
        case .duplicates: "Duplicates could not be loaded"
        case .deleted: "Deleted users could not be loaded"
        case .members: "Members could not be loaded"
        case .tokens: "Tokens could not be loaded"
        case .audit: "The audit could not be loaded"
        case .settings: "The settings could not be loaded"
        }
    }

    var tryAgain: String { "Try again" }
}
