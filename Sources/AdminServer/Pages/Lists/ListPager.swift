import DirectoryCore
import DirectoryPorts

extension Pager {
    /// From how many rows on a page is found by its neighbor and not by counting.
    private static let counted = 10_000

    /// Where a list of users stands.
    ///
    /// - Parameter link: the address of a state of the same list.
    init(_ page: UserPage, _ state: ListState, _ words: any Words, link: (ListState) -> PageLink) {
        let first = page.request.offset + 1
        let last = first + page.rows.count - 1
        let number = page.request.number
        switch page.precision {
        case .exact:
            range = words.range(first: first, last: last, of: page.total)
            position = words.position(page: number, of: page.pageCount)
        case .atLeast:
            range = words.range(first: first, last: last, ofMoreThan: max(page.total, last))
            position = words.position(page: number)
        }
        let isLast = page.precision == .exact ? number >= page.pageCount : page.rows.count < page.request.size
        previous = number > 1 ? link(state.neighbor(number - 1, of: page)).description : nil
        next = isLast ? nil : link(state.neighbor(number + 1, of: page)).description
    }

    fileprivate static func isCounted(_ number: Int, _ page: UserPage) -> Bool {
        page.precision == .exact && PageRequest(number: number, size: page.request.size).offset < counted
    }
}

extension ListState {
    /// The page before or after one that is shown.
    fileprivate func neighbor(_ number: Int, of page: UserPage) -> ListState {
        changed { state in
            state.page = PageRequest(number: number, size: page.request.size)
            guard !Pager.isCounted(number, page), number > 1 else { return }
            if number > page.request.number {
                state.start = page.rows.last.map { .after($0.user.id) } ?? .page
            } else {
                state.start = page.rows.first.map { .before($0.user.id) } ?? .page
            }
        }
    }
}
