import DirectoryCore
import DirectoryPorts

struct SynchronizePage: PageView {
    static let template = Template.synchronize
    let title: String
    let place: Place? = .synchronize
    let count: String
    /// Which people are listed here, and why no others.
    let premise: String
    let filters: FilterBar
    /// What the form sends along to come back to the same page.
    let kept: [FilterBar.Field]
    let byName: SortHead
    let byUsername: SortHead
    let byEmail: SortHead
    /// Where the form is sent.
    let formAction: String
    let problem: ProblemView?
    let batch: SelectionBar
    let rows: [UserRow]
    let pager: Pager?
    let empty: EmptyState?

    /// Who is chosen, on this page and on others.
    struct Chosen {
        let kept: KeptSelection<UserID>?
        /// Whether the address names a selection; when none is kept under the name, it has ended.
        let hasEnded: Bool
        let answer: SynchronizeDesk.Answer?

        func has(_ id: UserID) -> Bool {
            if let answer { return answer.ticked.contains(id) }
            return kept.map { $0.isEverybody || $0.members[id] != nil } ?? false
        }
    }

    init(
        _ found: UserPage, _ state: ListState, everyone: Int, connection: Connection, chosen: Chosen,
        _ viewing: Viewing
    ) {
        let words = viewing.words
        let link = { (state: ListState) in Self.link(state, viewing) }
        let keep = { (state: ListState) in viewing.link("/synchronize/selection", state.parameters) }
        title = words.titled(words.title(of: .synchronize), page: found.request.number, of: found.pageCount)
        count = words.people(everyone)
        premise = words.onlyImported(from: connection.tenantName)
        formAction = viewing.link("/synchronize").description
        filters = FilterBar(state, sources: [], path: "/synchronize", viewing, link: link)
        kept = state.parameters.compactMap { name, value in value.map { .init(name: name, value: $0) } }
        byName = SortHead(words.label(.name), .name, state, link: link)
        byUsername = SortHead(words.label(.username), .username, state, link: link)
        byEmail = SortHead(words.label(.email), .email, state, link: link)
        problem = chosen.answer.map { ProblemView($0.problem, words) }
        rows = found.rows.map { UserRow($0, isTicked: chosen.has($0.user.id), state: state, viewing) }
        batch = SelectionBar(
            chosen.kept, hasEnded: chosen.hasEnded && chosen.kept == nil,
            all: .init(found.total, found.precision, everyone: everyone, state), state, viewing)
        // The pager sends the form, so that the ticks of this page come along.
        pager = found.rows.isEmpty ? nil : Pager(found, state, words, link: keep)
        empty =
            found.rows.isEmpty ? Self.reason(found, state, connection: connection, viewing, link: link) : nil
    }

    static func link(_ state: ListState, _ viewing: Viewing) -> PageLink {
        viewing.link("/synchronize", state.parameters)
    }

    private static func reason(
        _ found: UserPage, _ state: ListState, connection: Connection, _ viewing: Viewing,
        link: (ListState) -> PageLink
    ) -> EmptyState {
        let words = viewing.words
        if let reason = EmptyState(found, state, words, link: link) { return reason }
        return EmptyState(
            words.nobodyImported(from: connection.tenantName), words.importFirst,
            action: .init(words.title(of: .importing), viewing.link("/import")), kind: .firstUse)
    }
}
