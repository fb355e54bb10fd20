import DirectoryPorts

struct UsersPage: PageView {
    static let template = Template.users
    let title: String
    let place: Place? = .users
    let count: String
    let search: String?
    let pageNumber: Int
    let searchLabel = Sentences.searchUsers
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    init(_ found: UserPage, search: String?, isConnected: Bool) {
        let link = { (number: Int) in Self.link(search: search, page: number) }
        pageNumber = found.request.number
        title = Sentences.titled(Sentences.users, page: found.request.number, of: found.pageCount)
        count = Sentences.users(found.total)
        self.search = search
        rows = found.rows.map { UserRow($0) }
        pager = found.rows.isEmpty ? nil : Pager(found, link: link)
        empty = found.rows.isEmpty ? Self.reason(found, search: search, isConnected: isConnected, link: link) : nil
    }

    /// The address of a page of the list.
    static func link(search: String?, page number: Int) -> PageLink {
        PageLink("/users", [("q", search), ("page", number == 1 ? nil : String(number))])
    }

    private static func reason(
        _ found: UserPage, search: String?, isConnected: Bool, link: (Int) -> PageLink
    ) -> EmptyState {
        if found.total > 0 { return .pastTheEnd(last: found.pageCount, link: link(found.pageCount)) }
        if let search { return .noMatch(search, link: PageLink("/users")) }
        if isConnected {
            return EmptyState(
                Sentences.noUsersYet, Sentences.importFirst, action: .init(Sentences.importPeople, PageLink("/import")))
        }
        return EmptyState(
            Sentences.noUsersYet, Sentences.connectFirst, action: .init(Sentences.howToConnect, PageLink("/import")))
    }
}
