import DirectoryPorts

/// Where a list stands and how to move on in it.
struct Pager: Sendable {
    /// `51–100 of 480`
    let range: String
    /// `Page 2 of 10`
    let position: String
    let previous: String?
    let next: String?

    /// - Parameter link: the address of a page of the same list.
    init<Row>(_ page: Page<Row>, _ words: any Words, link: (_ page: Int) -> PageLink) {
        let first = page.request.offset + 1
        let number = page.request.number
        range = words.range(first: first, last: first + page.rows.count - 1, of: page.total)
        position = words.position(page: number, of: page.pageCount)
        previous = number > 1 ? link(min(number - 1, page.pageCount)).description : nil
        next = number < page.pageCount ? link(number + 1).description : nil
    }
}

/// What stands in the place of rows when there are none, with what to do about it.
struct EmptyState: Sendable {
    let headline: String
    let explanation: String
    let action: Action?
    let kind: Kind

    /// Why there are no rows. Each looks different, and none is taken for another.
    enum Kind: String, Sendable {
        /// Nothing has been done yet.
        case firstUse = "first-use-empty"
        /// A search or a filter lets nobody through.
        case noMatch = "no-match"
        /// There is nothing left to do.
        case done = "all-done"
        /// The list ends before this page.
        case pastTheEnd = "past-the-end"
    }

    /// A class of the stylesheet.
    let look: String

    struct Action: Sendable {
        let label: String
        let link: String

        init(_ label: String, _ link: PageLink) {
            self.label = label
            self.link = link.description
        }
    }

    init(_ headline: String, _ explanation: String, action: Action? = nil, kind: Kind = .firstUse) {
        self.headline = headline
        self.explanation = explanation
        self.action = action
        self.kind = kind
        look = kind.rawValue
    }

    /// A page that the list does not reach.
    static func pastTheEnd(last: Int, _ words: any Words, link: PageLink) -> EmptyState {
        EmptyState(
            words.pastTheEnd, words.lastPage(last), action: .init(words.goToLastPage, link),
            kind: .pastTheEnd)
    }
}
