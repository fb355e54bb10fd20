/// Why a list shows nothing, where more is to be said than how long it is.
protocol EmptyWords: Sendable {
    /// No row is there whose filters are these, at least one: `state Waiting`.
    func noRun(matches filters: [String]) -> String
    func noEntry(matches filters: [String]) -> String
    func filter(byState state: String) -> String
    func filter(byKind kind: String) -> String
    func filter(byDeed deed: String) -> String
    func filter(from day: String) -> String
    func filter(until day: String) -> String
    var filterByPerson: String { get }

    var noEntriesYet: String { get }

    /// The list of a page could not be read.
    func couldNotLoad(_ place: Place) -> String
    var tryAgain: String { get }
}
