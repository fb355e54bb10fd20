import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What is said while somebody looks for users, chooses some of them, and looks at one.
protocol BrowsingWords: Sendable {
    // Filters
    var everybody: String { get }
    func view(_ standing: UserQuery.Standing) -> String
    var anyStanding: String { get }
    func source(_ source: UserQuery.Source) -> String
    var anySource: String { get }
    /// `50 a page`
    func rows(_ count: Int) -> String
    /// What a filter is called that is a search: `“ana”`.
    func searched(_ text: String) -> String
    /// What a filter is called that is a search of one value: `Email: “ana”`.
    func searched(_ text: String, in column: UserQuery.Column) -> String
    /// `status Held`
    func filter(_ standing: UserQuery.Standing) -> String
    /// `source Imported`
    func filter(_ source: UserQuery.Source) -> String
    /// What a field is called in which a part of one value is typed.
    func contains(_ column: UserQuery.Column) -> String
    /// What the button says that takes a filter away.
    func remove(_ filter: String) -> String
    /// - Parameter filters: what they are called; at least one.
    func noMatch(_ filters: [String]) -> String
    var noneStandsSo: String { get }

    // Lists that are too long to be counted
    func moreUsers(than count: Int) -> String
    func range(first: Int, last: Int, ofMoreThan count: Int) -> String
    func position(page: Int) -> String

    // Choosing
    /// `4,312 chosen, fixed at 14:02 UTC`
    func chosen(_ count: Int, fixedAt date: Date?, isEverybody: Bool) -> String
    func chooseAll(_ count: Int) -> String
    var chooseAllThatMatch: String { get }
    func chooseEveryone(_ count: Int) -> String
    var clearSelection: String { get }
    var keepTicks: String { get }
    var selectionEnded: String { get }
    /// `3 in the basket`
    func basket(_ count: Int) -> String
    func putBack(_ name: String) -> String

    // One user
    func lastSeen(in tenant: String?) -> String
    var same: String { get }
    var notTaken: String { get }
    var userID: String { get }
    var objectID: String { get }
    func happened(_ kind: ChangeEvent.Kind) -> String
    var holdHint: String { get }
    var releaseHint: String { get }
    var protect: String { get }
    var protectHint: String { get }
    var unprotect: String { get }
    var unprotectHint: String { get }
}
