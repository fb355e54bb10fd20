import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Hummingbird

/// `/components`: every piece that pages are made of, in every state, with made-up people. For whoever builds pages.
struct ComponentsDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: Visit) async throws -> Response {
        try await site.response(ComponentsPage(ComponentSpecimens(visit), visit.viewing), for: visit)
    }
}

struct ComponentsPage: PageView {
    static let template = Template.components
    let title: String
    let place: Place? = nil
    let badges: [Badge]
    let pills: [HealthPill]
    let filters: FilterBar
    let byName: SortHead
    let byUsername: SortHead
    let rows: [UserRow]
    let pager: Pager
    let conflicts: [ConflictView]
    let empties: [EmptyState]
    let problem: ProblemView
    let banners: [Badge]
    let charts: [ChartView]

    init(_ specimens: ComponentSpecimens, _ viewing: Viewing) {
        let words = viewing.words
        var state = ListState()
        (state.search, state.standing, state.source) = ("ana", .held, .imported)
        let link = { (state: ListState) in viewing.link("/users", state.parameters) }
        title = words.label(.components)
        badges = specimens.users.flatMap { Badge.states(of: $0, words) } + Outcome.allCases.map { .outcome($0, words) }
        pills = specimens.runs.prefix(1).flatMap { run in
            [Health.healthy, .needsReview, .stopped].map { HealthPill($0, of: run.id, viewing.address, words) }
        }
        filters = FilterBar(state, sources: UserQuery.Source.allCases, path: "/users", viewing, link: link)
        byName = SortHead(words.label(.name), .name, state, link: link)
        byUsername = SortHead(words.label(.username), .username, state, link: link)
        rows = specimens.users.enumerated().map { UserRow($1, isTicked: $0 == 1, state: state, viewing) }
        let page = UserPage(
            rows: specimens.users, total: UserQuery.countedExactly, precision: .atLeast,
            request: PageRequest(number: 3, size: specimens.users.count))
        pager = Pager(page, state, words, link: link)
        conflicts = specimens.users.flatMap(\.duplicates).map {
            ConflictView($0, wantedBy: "Ana Ruiz", isUser: true, viewing)
        }
        empties = [
            EmptyState(
                words.noUsersYet, words.connectFirst,
                action: .init(words.setting(.connectFirst), viewing.link(ConnectStep.start))),
            EmptyState(
                words.noMatch([words.searched("smiht"), words.filter(.held)]), words.noMatchAdvice,
                action: .init(words.clearSearch, viewing.link("/users")), kind: .noMatch),
            EmptyState(words.noDuplicates, words.noDuplicatesDetail(lastRun: viewing.now), kind: .done),
            .pastTheEnd(last: 9, words, link: viewing.link("/users")),
        ]
        problem = ProblemView(specimens.problem, words)
        banners = [Badge(words.planWaits, .notice), Badge(words.duplicatesWait(2), .warning)]
        charts = [
            ChartView(people: 4_312, runs: specimens.runs, viewing), ChartView(outcomesOf: specimens.runs, viewing),
        ].compactMap(\.self)
    }
}
