import DirectoryCore
import DirectoryPorts

struct ImportPage: PageView {
    static let template = Template.importing
    let title: String
    let place: Place? = .importing
    let premise: String
    let search: String?
    let searchLabel: String
    /// Where the form is sent.
    let formAction: String
    let problem: ProblemView?
    let scope: ScopeView
    /// `12 people found, 9 can be imported`
    let found: String?
    let rows: [CandidateRow]
    let empty: EmptyState?
    /// Who has been chosen by earlier searches.
    let basket: Basket?
    /// The name of the basket in the address.
    let selection: String?
    /// Where the ticked are put into the basket.
    let basketAction: String

    /// People chosen so far, each to be taken out again.
    struct Basket: Sendable {
        let count: String
        let number: Int
        let people: [Person]
        let emptyAction: String
        let outAction: String
    }

    struct Person: Sendable {
        let id: String
        let name: String
        let out: String
    }

    static func link(_ state: ListState, _ viewing: Viewing) -> PageLink {
        viewing.link("/import", state.parameters)
    }

    init(
        _ candidates: [ImportCandidate]?, _ state: ListState, basket kept: KeptSelection<DirectoryObjectID>?,
        connection: Connection, problem: Problem?, answer: ImportDesk.Answer?, _ viewing: Viewing
    ) {
        let (words, search) = (viewing.words, state.search)
        selection = state.selection?.description
        basketAction = viewing.link("/import/basket", state.parameters).description
        basket = kept.flatMap { Basket($0, state, viewing) }
        title = words.title(of: .importing)
        searchLabel = words.searchTenant
        formAction = viewing.link("/import").description
        premise = words.importPremise(connection.tenantName)
        self.search = search
        self.problem = problem.map { ProblemView($0, words) }
        rows = (candidates ?? []).map { candidate in
            let id = candidate.person.id
            let isKept = kept?.members[id] != nil
            return CandidateRow(candidate, isTicked: answer?.ticked.contains(id) ?? isKept, words)
        }
        let importable = rows.count { $0.choosable }
        found = candidates.map { words.found($0.count, importable: importable) }
        scope = ScopeView(
            search: search, pageNumber: 1, matching: search.map(words.allFound),
            everyone: words.everyoneInTenant, chosen: answer?.scope, run: words.importLabels)
        empty = Self.reason(candidates, state, viewing)
    }

    private static func reason(
        _ candidates: [ImportCandidate]?, _ state: ListState, _ viewing: Viewing
    ) -> EmptyState? {
        let words = viewing.words
        guard let search = state.search, let candidates, candidates.isEmpty else { return nil }
        return EmptyState(
            words.noMatchUpstream(search), words.noMatchUpstreamAdvice,
            action: .init(words.label(.clear), link(state.changed { $0.search = nil }, viewing)), kind: .noMatch)
    }
}

extension ImportPage.Basket {
    /// How many are shown by name.
    private static let most = 200

    /// - Returns: nil for an empty one.
    fileprivate init?(_ kept: KeptSelection<DirectoryObjectID>, _ state: ListState, _ viewing: Viewing) {
        guard !kept.isEmpty else { return nil }
        let words = viewing.words
        func action(_ choice: String) -> String {
            viewing.link("/import/basket", state.parameters + [("choose", choice)]).description
        }
        number = kept.members.count
        count = words.basket(number)
        people = kept.members.sorted { ($0.value, $0.key.description) < ($1.value, $1.key.description) }
            .prefix(Self.most).map { .init(id: $0.key.description, name: $0.value, out: words.putBack($0.value)) }
        emptyAction = action("none")
        outAction = action("ticks")
    }
}

/// A person of the tenant in the picker.
struct CandidateRow: Sendable {
    let id: String
    let name: String
    let username: Address?
    let email: Address?
    let phone: String?
    let mark: Badge
    /// Why the person cannot be imported, and what to look at twice.
    let why: Why?
    let choosable: Bool
    let ticked: Bool
    /// What the box says that ticks the person.
    let tickLabel: String

    init(_ candidate: ImportCandidate, isTicked: Bool, _ words: any Words) {
        let person = candidate.person
        let profile = candidate.verdict.importedProfile
        id = person.id.description
        name = person.label
        username = (profile?.username ?? person.userPrincipalName.value).map(Address.init)
        email = (profile?.email ?? person.mail.value).map(Address.init)
        phone = profile?.phone ?? person.mobilePhone.value
        choosable = profile != nil
        ticked = isTicked && choosable
        tickLabel = words.tick(name)
        mark = .mark(candidate.verdict, words)
        why = Why(Self.reasons(candidate.verdict, words) + candidate.lookAlikes.map(words.lookAlike))
    }

    private static func reasons(_ verdict: Verdict, _ words: any Words) -> [String] {
        switch verdict {
        case .duplicate(let conflicts): conflicts.map(words.taken)
        case .invalid(let fields): fields.map(words.invalid)
        case .unreadable: [words.unreadable]
        default: []
        }
    }
}

extension Verdict {
    fileprivate var importedProfile: Profile? {
        switch self {
        case .imported(let profile), .restored(let profile): profile
        default: nil
        }
    }
}
