import DirectoryPorts

struct UsersPage: PageView {
    static let template = Template.users
    let title: String
    let place: Place? = .users
    let count: String
    let filters: FilterBar
    let byName: SortHead
    let byUsername: SortHead
    let byEmail: SortHead
    let byAge: SortHead
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    /// - Parameter beginning: what to do when there is nobody at all.
    init(_ found: UserPage, _ state: ListState, _ beginning: Beginning, _ viewing: Viewing) {
        let words = viewing.words
        let link = { (state: ListState) in viewing.link("/users", state.parameters) }
        title = words.titled(words.title(of: .users), page: found.request.number, of: found.pageCount)
        count = found.precision == .exact ? words.users(found.total) : words.moreUsers(than: found.total)
        filters = FilterBar(state, sources: UserQuery.Source.allCases, path: "/users", viewing, link: link)
        byName = SortHead(words.label(.name), .name, state, link: link)
        byUsername = SortHead(words.label(.username), .username, state, link: link)
        byEmail = SortHead(words.label(.email), .email, state, link: link)
        byAge = SortHead(words.label(.added), .added, state, link: link)
        rows = found.rows.map { UserRow($0, state: state, viewing) }
        pager = found.rows.isEmpty ? nil : Pager(found, state, words, link: link)
        empty = found.rows.isEmpty ? Self.reason(found, state, beginning, words, link: link) : nil
    }

    private static func reason(
        _ found: UserPage, _ state: ListState, _ beginning: Beginning, _ words: any Words,
        link: (ListState) -> PageLink
    ) -> EmptyState {
        EmptyState(found, state, words, link: link)
            ?? EmptyState(words.noUsersYet, beginning.explanation, action: beginning.action, kind: .firstUse)
    }
}

extension EmptyState {
    /// Why a page of a list of users has no rows though the list may have: nil when nobody is there at all.
    init?(_ found: UserPage, _ state: ListState, _ words: any Words, link: (ListState) -> PageLink) {
        if found.total > 0 || found.request.number > 1 && found.precision == .atLeast {
            let last = state.changed { $0.page = PageRequest(number: found.pageCount, size: found.request.size) }
            self = .pastTheEnd(last: found.pageCount, words, link: link(last))
        } else if state.isFiltered {
            let advice =
                state.columns.isEmpty
                ? state.search == nil ? words.noneStandsSo : words.noMatchAdvice : words.noColumnMatchAdvice
            self.init(
                words.noMatch(words.filters(of: state)), advice,
                action: .init(words.clearSearch, link(state.unfiltered)), kind: .noMatch)
        } else {
            return nil
        }
    }
}
