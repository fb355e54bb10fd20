import DirectoryCore
import DirectoryPorts

/// The timeline, the latest first, by days.
struct AuditPage: PageView {
    static let template = Template.audit
    let title: String
    let place: Place?
    let days: [Day]
    let search: String?
    let searchLabel: String
    let deeds: [FormField.Option]
    let from: String?
    let until: String?
    let clear: String
    let actions: [EmptyState.Action]
    let pager: Pager?
    let empty: EmptyState?

    struct Day: Sendable {
        let day: String
        let rows: [AuditRow]
    }

    init(
        _ found: Page<AuditEntry>, _ filter: AuditFilter, _ shelf: AuditShelf, exports: Bool, _ words: any Words
    ) {
        let link = { (number: Int) in shelf.link("", filter.parameters(page: number)) }
        title = words.titled(words.auditTitle, page: found.request.number, of: found.pageCount)
        place = shelf.place
        days = Self.days(found.rows, shelf, words)
        (search, searchLabel) = (filter.text, words.searchAudit)
        (from, until, clear) = (filter.from, filter.until, shelf.link().description)
        deeds = Deed.allCases.map { .init(value: $0.rawValue, label: words.deed($0), isChosen: $0 == filter.deed) }
        actions =
            [.init(words.verifyAudit, shelf.link("/verification"))]
            + (exports ? [.init(words.exportAudit, shelf.link("/export"))] : [])
        pager = found.rows.isEmpty ? nil : Pager(found, words, link: link)
        empty =
            !found.rows.isEmpty
            ? nil
            : found.total > 0
                ? .pastTheEnd(last: found.pageCount, words, link: link(found.pageCount))
                : Self.reason(filter, shelf, words)
    }

    private static func reason(_ filter: AuditFilter, _ shelf: AuditShelf, _ words: any Words) -> EmptyState {
        let filters = filter.names(words)
        guard !filters.isEmpty else { return EmptyState(words.noEntries, words.noEntriesYet, kind: .firstUse) }
        return EmptyState(
            words.noEntry(matches: filters), words.noEntriesAdvice, action: .init(words.clearSearch, shelf.link()),
            kind: .noMatch)
    }

    private static func days(_ entries: [AuditEntry], _ shelf: AuditShelf, _ words: any Words) -> [Day] {
        var days: [(day: String, rows: [AuditRow])] = []
        for entry in entries {
            let day = words.moment(entry.at).day
            if days.last?.day != day { days.append((day, [])) }
            days[days.count - 1].rows.append(AuditRow(entry, shelf, words))
        }
        return days.map { Day(day: $0.day, rows: $0.rows) }
    }
}

/// An entry in the timeline.
struct AuditRow: Sendable {
    let link: String
    let at: Moment
    let actor: String
    /// Leads to everything that the same person did.
    let same: String?
    let deed: String
    let object: String
    let changes: [Change]
    let origin: String?

    struct Change: Sendable {
        let field: String
        let before: String?
        let after: String?

        init(_ change: AuditDraft.Change, _ words: any Words) {
            field = words.topic(recordedAs: change.field)
            before = change.before.map { words.value($0, recordedAs: change.field) }
            after = change.after.map { words.value($0, recordedAs: change.field) }
        }
    }

    init(_ entry: AuditEntry, _ shelf: AuditShelf, _ words: any Words) {
        let draft = entry.draft
        link = shelf.link("/\(entry.number)").description
        at = words.moment(entry.at)
        actor = words.actor(draft.actor)
        if case .account(let id, _) = draft.actor {
            same = shelf.link("", [("person", id.description)]).description
        } else {
            same = nil
        }
        deed = words.deed(draft.deed)
        object = words.object(of: draft)
        changes = draft.changes.map { Change($0, words) }
        origin = draft.origin.address
    }
}

/// One entry, with everything that proves it.
struct AuditEntryPage: PageView {
    static let template = Template.auditentry
    let title: String
    let place: Place?
    let crumb: EmptyState.Action
    let row: AuditRow
    let facts: [ProblemView.Fact]

    init(_ entry: AuditEntry, _ shelf: AuditShelf, _ words: any Words) {
        title = words.auditEntryTitle(entry.number)
        place = shelf.place
        crumb = .init(words.auditTitle, shelf.link())
        row = AuditRow(entry, shelf, words)
        facts = [
            .init(label: words.deedCode, value: entry.draft.deed.rawValue),
            .init(label: words.traceRequest, value: entry.draft.origin.request ?? "–"),
            .init(label: words.previousHash, value: entry.previous.description),
            .init(label: words.ownHash, value: entry.hash.description),
        ]
    }
}

/// Whether the chain holds.
struct VerificationPage: PageView {
    static let template = Template.verification
    let title: String
    let place: Place?
    let crumb: EmptyState.Action
    let tone: String
    let sentence: String
    let head: String?

    init(_ verdict: AuditVerdict, _ shelf: AuditShelf, _ words: any Words) {
        title = words.verifyAudit
        place = shelf.place
        crumb = .init(words.auditTitle, shelf.link())
        tone = verdict.flaw == nil ? "quiet" : "danger"
        sentence = words.verdict(verdict)
        head = verdict.head?.description
    }
}
