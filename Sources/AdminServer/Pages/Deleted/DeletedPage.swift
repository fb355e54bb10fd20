import DirectoryCore
import DirectoryPorts

struct DeletedPage: PageView {
    static let template = Template.deleted
    let title: String
    let place: Place? = .deleted
    let count: String
    let pageNumber: Int
    let problem: ProblemView?
    let rows: [Row]
    let pager: Pager?
    let empty: EmptyState?
    /// What the button says that restores; nil for whoever may not.
    let runLabel: String?
    /// Where the form is sent.
    let formAction: String

    /// A user of whom a tombstone is left.
    struct Row: Sendable {
        let id: String
        let name: String
        let username: Address
        let email: Address?
        let deleted: Moment?
        let left: String
        /// What the box says that ticks the user.
        let tickLabel: String

        init(_ user: User, _ viewing: Viewing) {
            let words = viewing.words
            id = user.id.description
            name = user.profile.name
            username = Address(user.profile.username)
            email = user.profile.email.map(Address.init)
            deleted = user.deletedAt.map(words.moment)
            left = words.daysLeft(user.daysLeft(at: viewing.now))
            tickLabel = words.tick(name)
        }
    }

    init(_ found: Page<User>, problem: Problem?, _ viewing: Viewing) {
        let words = viewing.words
        let link = { (number: Int) in viewing.link("/deleted", [("page", number == 1 ? nil : String(number))]) }
        title = words.titled(words.title(of: .deleted), page: found.request.number, of: found.pageCount)
        runLabel = viewing.may(.restoreUsers) ? words.restoreLabel : nil
        formAction = viewing.link("/deleted").description
        count = words.users(found.total)
        pageNumber = found.request.number
        self.problem = problem.map { ProblemView($0, words) }
        rows = found.rows.map { Row($0, viewing) }
        pager = found.rows.isEmpty ? nil : Pager(found, words, link: link)
        if !found.rows.isEmpty {
            empty = nil
        } else if found.total > 0 {
            empty = .pastTheEnd(last: found.pageCount, words, link: link(found.pageCount))
        } else {
            empty = EmptyState(
                words.noTombstones, words.noTombstonesAdvice,
                kind: .done)
        }
    }
}
