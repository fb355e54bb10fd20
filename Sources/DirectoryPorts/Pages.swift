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
    /// Rows of the whole list, as far as they were counted.
    package let total: Int
    package let precision: Precision
    package let request: PageRequest

    package init(rows: [Row], total: Int, precision: Precision = .exact, request: PageRequest) {
        self.rows = rows
        self.total = total
        self.precision = precision
        self.request = request
    }

    /// Pages of the whole list, at least 1; as far as rows were counted.
    package var pageCount: Int { max(1, (total + request.size - 1) / request.size) }

    /// What a total says about the list.
    package enum Precision: Hashable, Sendable {
        case exact
        /// There are more rows than the total; counting them all would take too long.
        case atLeast
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
