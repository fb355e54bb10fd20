import DirectoryPorts

struct UsersPage: PageView {
    static let template = Template.users
    let title: String
    let place: Place? = .users
    let count: String
    let search: String?
    let pageNumber: Int
    let searchLabel: String
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    init(_ found: UserPage, search: String?, isConnected: Bool, _ viewing: Viewing) {
        let words = viewing.words
        let link = { (number: Int) in Self.link(search: search, page: number, viewing) }
        searchLabel = words.searchUsers
        pageNumber = found.request.number
        title = words.titled(words.title(of: .users), page: found.request.number, of: found.pageCount)
        count = words.users(found.total)
        self.search = search
        rows = found.rows.map { UserRow($0, viewing) }
        pager = found.rows.isEmpty ? nil : Pager(found, words, link: link)
        empty =
            found.rows.isEmpty
            ? Self.reason(found, search: search, isConnected: isConnected, viewing, link: link) : nil
    }

    /// The address of a page of the list.
    static func link(search: String?, page number: Int, _ viewing: Viewing) -> PageLink {
        viewing.link("/users", [("q", search), ("page", number == 1 ? nil : String(number))])
    }

    private static func reason(
        _ found: UserPage, search: String?, isConnected: Bool, _ viewing: Viewing, link: (Int) -> PageLink
    ) -> EmptyState {
        let (words, importing) = (viewing.words, viewing.link("/import"))
        if found.total > 0 { return .pastTheEnd(last: found.pageCount, words, link: link(found.pageCount)) }
        if let search { return .noMatch(search, words, link: viewing.link("/users")) }
        if isConnected {
            return EmptyState(
                words.noUsersYet, words.importFirst, action: .init(words.title(of: .importing), importing))
        }
        return EmptyState(
            words.noUsersYet, words.connectFirst, action: .init(words.howToConnect, importing))
    }
}
