package import DirectoryCore

/// Which users to list, in which order, and where to begin.
package struct UserQuery: Hashable, Sendable {
    package var view: View
    /// Only users who stand like this; nil for all.
    package var standing: Standing?
    /// Only users who come from there; nil for all.
    package var source: Source?
    /// Part of a name, username or email, in any case; nil for everybody.
    package var text: String?
    /// Parts of single values, in any case: whoever is listed has them all.
    package var columns: [Column: String]
    package var order: Order
    package var start: Start
    package var page: PageRequest

    package init(
        view: View = .all, standing: Standing? = nil, source: Source? = nil, text: String? = nil,
        columns: [Column: String] = [:], order: Order = .name, start: Start = .page, page: PageRequest = .init()
    ) {
        self.view = view
        self.standing = standing
        self.source = source
        self.text = text
        self.columns = columns
        self.order = order
        self.start = start
        self.page = page
    }

    /// Up to how many users a list that is filtered counts exactly.
    package static let countedExactly = 10_000

    /// Which users are listed at all.
    package enum View: Hashable, Sendable {
        /// Every user of the organization that is not deleted.
        case all
        /// Those that a synchronization of this connection can be about: bound to its pinned tenant (R4).
        case synchronizable(Connection)
    }

    /// How a user stands. The raw value is what addresses of pages say.
    package enum Standing: String, CaseIterable, Hashable, Sendable {
        /// Missing upstream or kept from being synchronized by a conflict: somebody should look.
        case attention
        /// Imported, active, and nothing of the others.
        case synchronized
        case duplicate
        case held
        case missing
        case outOfScope = "out-of-scope"
        case deactivated
        /// No run has ever compared the user with the tenant.
        case never
    }

    /// Where a user comes from. The raw value is what addresses of pages say.
    package enum Source: String, CaseIterable, Hashable, Sendable {
        case local
        /// Imported from whatever tenant.
        case imported
    }

    /// A value of which a part can be asked for by itself. The raw value is what addresses of pages say.
    package enum Column: String, CaseIterable, Hashable, Sendable {
        /// First and last name, with a space between them.
        case name
        case username
        case email
    }

    /// By what a list is ordered. The raw value is what addresses of pages say.
    package enum Order: String, CaseIterable, Hashable, Sendable {
        case name
        case nameDescending = "-name"
        case username
        case usernameDescending = "-username"
        /// Whoever has no email comes before everybody who has.
        case email
        case emailDescending = "-email"
        /// Whoever was added first, first.
        case added
        case addedDescending = "-added"
    }

    /// Where a page begins. A list that is long is walked from neighbor to neighbor, which costs the same everywhere.
    package enum Start: Hashable, Sendable {
        /// At the page's number.
        case page
        /// With the row after this user, whether it still matches or not.
        case after(UserID)
        /// So that it ends with the row before this user.
        case before(UserID)
    }
}
