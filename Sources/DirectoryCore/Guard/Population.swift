/// What runs may be measured against: the connection's users and what happened to them lately.
package struct Population: Hashable, Sendable {
    /// Imported users of the connection that are not deleted.
    package let users: Int
    /// Deletions and deactivations by runs in the last 24 hours.
    package let recentRemovals: Int
    /// Changes of email or username by runs in the last 24 hours.
    package let recentRenames: Int

    package init(users: Int, recentRemovals: Int = 0, recentRenames: Int = 0) {
        self.users = users
        self.recentRemovals = recentRemovals
        self.recentRenames = recentRenames
    }

    /// How many users are fewer than half of them; no limit where there are fewer than four.
    var lessThanHalf: Int { users >= 4 ? (users - 1) / 2 : .max }

    /// How far back recent goes, in seconds: a day.
    package static let recency: Double = 24 * 3_600
}
