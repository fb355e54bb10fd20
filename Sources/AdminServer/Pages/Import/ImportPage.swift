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

    init(
        _ candidates: [ImportCandidate]?, search: String?, connection: Connection, problem: Problem?,
        answer: ImportDesk.Answer?, _ viewing: Viewing
    ) {
        let words = viewing.words
        title = words.title(of: .importing)
        searchLabel = words.searchTenant
        formAction = viewing.link("/import").description
        premise = words.importPremise(connection.tenantName)
        self.search = search
        self.problem = problem.map { ProblemView($0, words) }
        rows = (candidates ?? []).map { candidate in
            CandidateRow(candidate, isTicked: answer?.ticked.contains(candidate.person.id) ?? false, words)
        }
        let importable = rows.count { $0.choosable }
        found = candidates.map { words.found($0.count, importable: importable) }
        scope = ScopeView(
            search: search, pageNumber: 1, matching: search.map(words.allFound),
            everyone: words.everyoneInTenant, chosen: answer?.scope, run: words.importLabels)
        empty = Self.reason(candidates, search: search, words)
    }

    private static func reason(
        _ candidates: [ImportCandidate]?, search: String?, _ words: any Words
    ) -> EmptyState? {
        guard let search, let candidates, candidates.isEmpty else { return nil }
        return EmptyState(words.noMatchUpstream(search), words.noMatchUpstreamAdvice)
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
