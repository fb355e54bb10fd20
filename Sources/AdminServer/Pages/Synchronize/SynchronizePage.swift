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
    let searchLabel = Sentences.searchUsers
    let problem: ProblemView?
    let scope: ScopeView
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    init(
        _ found: UserPage, search: String?, everyone: Int, connection: Connection, answer: SynchronizeDesk.Answer?
    ) {
        let link = { (number: Int) in
            PageLink("/synchronize", [("q", search), ("page", number == 1 ? nil : String(number))])
        }
        title = Sentences.titled(Sentences.synchronize, page: found.request.number, of: found.pageCount)
        count = Sentences.people(everyone)
        premise = Sentences.onlyImported(from: connection.tenantName)
        self.search = search
        problem = answer.map { ProblemView($0.problem) }
        scope = ScopeView(
            search: search, pageNumber: found.request.number,
            matching: search.map { Sentences.allThatMatch($0, found.total) }, everyone: Sentences.everyone(everyone),
            chosen: answer?.scope, run: Sentences.synchronizeLabels)
        rows = found.rows.map { UserRow($0, isTicked: answer?.ticked.contains($0.user.id) ?? false) }
        pager = found.rows.isEmpty ? nil : Pager(found, link: link)
        empty = found.rows.isEmpty ? Self.reason(found, search: search, connection: connection, link: link) : nil
    }

    private static func reason(
        _ found: UserPage, search: String?, connection: Connection, link: (Int) -> PageLink
    ) -> EmptyState {
        if found.total > 0 { return .pastTheEnd(last: found.pageCount, link: link(found.pageCount)) }
        if let search { return .noMatch(search, link: PageLink("/synchronize")) }
        return EmptyState(
            Sentences.nobodyImported(from: connection.tenantName), Sentences.importFirst,
            action: .init(Sentences.importPeople, PageLink("/import")))
    }
}
