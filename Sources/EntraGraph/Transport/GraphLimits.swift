/// What a conversation with Microsoft Graph may cost.
package struct GraphLimits: Hashable, Sendable {
    /// The largest body that is read, in bytes, after decompression.
    package var bodyBytes: Int
    /// The longest that one request and its answer may take.
    package var requestTime: Duration
    /// How often one request is made at most when the tenant throttles.
    package var throttledAttempts: Int
    /// How often one request is made at most when the service fails.
    package var unavailableAttempts: Int
    /// How often one request is made at most when no answer comes at all.
    package var unreachableAttempts: Int
    /// How often one request is made at most when the answer cannot be read.
    package var unreadableAttempts: Int
    /// The longest pause that is chosen without being told by the tenant.
    package var longestBackoff: Duration
    /// The longest that one piece of work waits in all, between its requests.
    package var waitBudget: Duration
    /// The most pages of one listing.
    package var pages: Int
    /// How many listings of one tenant are read at the same time at most.
    package var listings: Int

    package init(
        bodyBytes: Int = 16 * 1_024 * 1_024, requestTime: Duration = .seconds(120), throttledAttempts: Int = 10,
        unavailableAttempts: Int = 6, unreachableAttempts: Int = 4, unreadableAttempts: Int = 3,
        longestBackoff: Duration = .seconds(300), waitBudget: Duration = .seconds(1_800), pages: Int = 50_000,
        listings: Int = 4
    ) {
        self.bodyBytes = bodyBytes
        self.requestTime = requestTime
        self.throttledAttempts = throttledAttempts
        self.unavailableAttempts = unavailableAttempts
        self.unreachableAttempts = unreachableAttempts
        self.unreadableAttempts = unreadableAttempts
        self.longestBackoff = longestBackoff
        self.waitBudget = waitBudget
        self.pages = pages
        self.listings = listings
    }

    package static let standard = GraphLimits()
}
