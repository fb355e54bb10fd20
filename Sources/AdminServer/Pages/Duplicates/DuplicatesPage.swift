import DirectoryCore
import DirectoryPorts
import FoundationEssentials

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

        init(_ record: DuplicateRecord, _ viewing: Viewing) {
            name = record.name
            conflict = ConflictView(record.conflict, wantedBy: record.name, isUser: record.subject.user != nil, viewing)
            run = .init(viewing.words.run(record.foundBy), viewing.link("/runs/\(record.foundBy)"))
            noticed = viewing.words.moment(record.foundAt)
        }
    }

    /// - Parameter lastCheck: when the latest run ended that looked for duplicates; nil when none has.
    init(_ found: Page<DuplicateRecord>, lastCheck: Date?, _ viewing: Viewing) {
        let words = viewing.words
        let link = { (number: Int) in viewing.link("/duplicates", [("page", number == 1 ? nil : String(number))]) }
        title = words.titled(words.title(of: .duplicates), page: found.request.number, of: found.pageCount)
        count = words.conflicts(found.total)
        rows = found.rows.map { Row($0, viewing) }
        pager = found.rows.isEmpty ? nil : Pager(found, words, link: link)
        if !found.rows.isEmpty {
            empty = nil
        } else if found.total > 0 {
            empty = .pastTheEnd(last: found.pageCount, words, link: link(found.pageCount))
        } else {
            empty = EmptyState(
                words.noDuplicates, words.noDuplicatesDetail(lastRun: lastCheck),
                kind: lastCheck == nil ? .firstUse : .done)
        }
    }
}
