/// How much one run may do before somebody has to look at it (R18).
package struct BrakeLimits: Hashable, Codable, Sendable {
    /// Deletions and deactivations.
    package var removals: Limit
    /// Changes of email or username.
    package var renames: Limit
    /// Values of one field that become empty: half a permission looks like that.
    package var clearings: Limit

    package init(removals: Limit, renames: Limit, clearings: Limit) {
        self.removals = removals
        self.renames = renames
        self.clearings = clearings
    }

    /// The limits that every connection starts with.
    package static let standard = BrakeLimits(
        removals: Limit(share: 0.05, atLeast: 5, atMost: 500), renames: Limit(share: 0.2, atLeast: 20),
        clearings: Limit(share: 0.05, atLeast: 20))

    /// A number of users, from the size of what they are part of.
    package struct Limit: Hashable, Codable, Sendable {
        /// 0…1; what lies outside counts as the nearer end.
        package let share: Double
        package let atLeast: Int
        package let atMost: Int?

        package init(share: Double, atLeast: Int, atMost: Int? = nil) {
            self.share = share
            self.atLeast = atLeast
            self.atMost = atMost
        }

        /// How many of so many are allowed.
        package func allowed(of population: Int) -> Int {
            min(atMost ?? .max, max(atLeast, Int(min(max(0, share), 1) * Double(population) + Self.roundingError)))
        }

        /// 29 % of 100 are 28.999999999999996 in binary, and mean 29.
        private static let roundingError = 1e-6
    }
}
