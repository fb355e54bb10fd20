import DirectoryCore
import DirectoryPorts

struct DuplicatesPage: PageView {
    static let template = Template.duplicates
    let title: String
    let place: Place? = .duplicates
    let count: String
    let rows: [Row]
    let pager: Pager?
    let empty: EmptyState?

    struct Row: Sendable {
        let name: String
        let conflict: ConflictView
        let run: EmptyState.Action
        let noticed: Moment

        init(_ record: DuplicateRecord) {
            name = record.name
            conflict = ConflictView(record.conflict, wantedBy: record.name, isUser: record.subject.user != nil)
            run = .init(Sentences.run(record.foundBy), PageLink("/runs/\(record.foundBy)"))
            noticed = Moment(record.foundAt)
        }
    }

    init(_ found: Page<DuplicateRecord>, lastRun: Run?) {
        let link = { (number: Int) in PageLink("/duplicates", [("page", number == 1 ? nil : String(number))]) }
        title = Sentences.titled(Sentences.duplicates, page: found.request.number, of: found.pageCount)
        count = Sentences.conflicts(found.total)
        rows = found.rows.map(Row.init)
        pager = found.rows.isEmpty ? nil : Pager(found, link: link)
        if !found.rows.isEmpty {
            empty = nil
        } else if found.total > 0 {
            empty = .pastTheEnd(last: found.pageCount, link: link(found.pageCount))
        } else {
            empty = EmptyState(Sentences.noDuplicates, Sentences.noDuplicatesDetail(lastRun))
        }
    }
}
