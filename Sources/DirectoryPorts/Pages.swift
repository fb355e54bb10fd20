package import DirectoryCore

/// Which part of a long list is wanted.
package struct PageRequest: Hashable, Sendable {
    /// From 1.
    package let number: Int
    /// Rows on a page, 1…1,000.
    package let size: Int

    /// Numbers outside the allowed range are brought into it.
    package init(number: Int = 1, size: Int = 50) {
        self.number = min(max(1, number), 1_000_000)
        self.size = min(max(1, size), 1_000)
    }

    package var offset: Int { (number - 1) * size }
}

/// A part of a long list.
package struct Page<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// Rows of the whole list.
    package let total: Int
    package let request: PageRequest

    package init(rows: [Row], total: Int, request: PageRequest) {
        self.rows = rows
        self.total = total
        self.request = request
    }

    /// Pages of the whole list, at least 1.
    package var pageCount: Int { max(1, (total + request.size - 1) / request.size) }
}

/// Which users to list.
package struct UserQuery: Hashable, Sendable {
    package var view: View
    /// Part of a name, username or email, in any case; nil for everybody.
    package var text: String?
    package var page: PageRequest

    package init(view: View = .all, text: String? = nil, page: PageRequest = .init()) {
        self.view = view
        self.text = text
        self.page = page
    }

    /// Which users are listed at all.
    package enum View: Hashable, Sendable {
        /// Every user of the organization that is not deleted.
        case all
        /// Those that a synchronization of this connection can be about: bound to its pinned tenant (R4).
        case synchronizable(Connection)
    }
}

/// A user in a list.
package struct ListedUser: Hashable, Sendable {
    package let user: User
    /// The conflicts that keep the user from being synchronized.
    package let duplicates: [AddressConflict]
    /// Whether the user is bound to another tenant than the one connected now (R4).
    package let isFromAnotherTenant: Bool

    package init(user: User, duplicates: [AddressConflict], isFromAnotherTenant: Bool) {
        self.user = user
        self.duplicates = duplicates
        self.isFromAnotherTenant = isFromAnotherTenant
    }
}

package typealias UserPage = Page<ListedUser>
