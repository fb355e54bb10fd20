import DirectoryCore
import DirectoryPorts

struct SynchronizePage: PageView {
    static let template = Template.synchronize
    let title: String
    let place: Place? = .synchronize
    let count: String
    /// Which people are listed here, and why no others.
    let premise: String
    let search: String?
    let searchLabel: String
    /// Where the form is sent.
    let formAction: String
    let problem: ProblemView?
    let scope: ScopeView
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    init(
        _ found: UserPage, search: String?, everyone: Int, connection: Connection, answer: SynchronizeDesk.Answer?,
        _ viewing: Viewing
    ) {
        let words = viewing.words
        let link = { (number: Int) in
            viewing.link("/synchronize", [("q", search), ("page", number == 1 ? nil : String(number))])
        }
        searchLabel = words.searchUsers
        formAction = viewing.link("/synchronize").description
        title = words.titled(words.title(of: .synchronize), page: found.request.number, of: found.pageCount)
        count = words.people(everyone)
        premise = words.onlyImported(from: connection.tenantName)
        self.search = search
        problem = answer.map { ProblemView($0.problem, words) }
        scope = ScopeView(
            search: search, pageNumber: found.request.number,
            matching: search.map { words.allThatMatch($0, found.total) }, everyone: words.everyone(everyone),
            chosen: answer?.scope, run: words.synchronizeLabels)
        rows = found.rows.map { UserRow($0, isTicked: answer?.ticked.contains($0.user.id) ?? false, viewing) }
        pager = found.rows.isEmpty ? nil : Pager(found, words, link: link)
        empty =
            found.rows.isEmpty
            ? Self.reason(found, search: search, connection: connection, viewing, link: link) : nil
    }

    private static func reason(
        _ found: UserPage, search: String?, connection: Connection, _ viewing: Viewing, link: (Int) -> PageLink
    ) -> EmptyState {
        let words = viewing.words
        if found.total > 0 { return .pastTheEnd(last: found.pageCount, words, link: link(found.pageCount)) }
        if let search { return .noMatch(search, words, link: viewing.link("/synchronize")) }
        return EmptyState(
            words.nobodyImported(from: connection.tenantName), words.importFirst,
            action: .init(words.title(of: .importing), viewing.link("/import")))
    }
}
