import DirectoryCore
import DirectoryPorts

struct ImportPage: PageView {
    static let template = Template.importing
    let title = Sentences.importPeople
    let place: Place? = .importing
    let premise: String
    let search: String?
    let searchLabel = Sentences.searchTenant
    let problem: ProblemView?
    let scope: ScopeView
    /// `12 people found, 9 can be imported`
    let found: String?
    let rows: [CandidateRow]
    let empty: EmptyState?

    init(
        _ candidates: [ImportCandidate]?, search: String?, connection: Connection, problem: Problem?,
        answer: ImportDesk.Answer?
    ) {
        premise = Sentences.importPremise(connection.tenantName)
        self.search = search
        self.problem = problem.map(ProblemView.init)
        rows = (candidates ?? []).map { candidate in
            CandidateRow(candidate, isTicked: answer?.ticked.contains(candidate.person.id) ?? false)
        }
        let importable = rows.count { $0.choosable }
        found = candidates.map { Sentences.found($0.count, importable: importable) }
        scope = ScopeView(
            search: search, pageNumber: 1, matching: search.map(Sentences.allFound),
            everyone: Sentences.everyoneInTenant, chosen: answer?.scope, run: Sentences.importLabels)
        empty = Self.reason(candidates, search: search)
    }

    private static func reason(_ candidates: [ImportCandidate]?, search: String?) -> EmptyState? {
        guard let search, let candidates, candidates.isEmpty else { return nil }
        return EmptyState(Sentences.noMatchUpstream(search), Sentences.noMatchUpstreamAdvice)
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

    init(_ candidate: ImportCandidate, isTicked: Bool) {
        let person = candidate.person
        let profile = candidate.verdict.importedProfile
        id = person.id.description
        name = person.label
        username = (profile?.username ?? person.userPrincipalName.value).map(Address.init)
        email = (profile?.email ?? person.mail.value).map(Address.init)
        phone = profile?.phone ?? person.mobilePhone.value
        choosable = profile != nil
        ticked = isTicked && choosable
        mark = Sentences.mark(candidate.verdict)
        why = Why(Sentences.reasons(candidate.verdict) + candidate.lookAlikes.map(Sentences.lookAlike))
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
