import DirectoryCore
import DirectoryPorts
import FoundationEssentials

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
    let runLabel = Sentences.restoreLabel

    /// A user of whom a tombstone is left.
    struct Row: Sendable {
        let id: String
        let name: String
        let username: Address
        let email: Address?
        let deleted: Moment?
        let left: String

        init(_ user: User, now: Date) {
            id = user.id.description
            name = user.profile.name
            username = Address(user.profile.username)
            email = user.profile.email.map(Address.init)
            deleted = user.deletedAt.map(Moment.init)
            left = Sentences.daysLeft(user.daysLeft(at: now))
        }
    }

    init(_ found: Page<User>, now: Date, problem: Problem?) {
        let link = { (number: Int) in PageLink("/deleted", [("page", number == 1 ? nil : String(number))]) }
        title = Sentences.titled(Sentences.deletedUsers, page: found.request.number, of: found.pageCount)
        count = Sentences.users(found.total)
        pageNumber = found.request.number
        self.problem = problem.map(ProblemView.init)
        rows = found.rows.map { Row($0, now: now) }
        pager = found.rows.isEmpty ? nil : Pager(found, link: link)
        if !found.rows.isEmpty {
            empty = nil
        } else if found.total > 0 {
            empty = .pastTheEnd(last: found.pageCount, link: link(found.pageCount))
        } else {
            empty = EmptyState(Sentences.noTombstones, Sentences.noTombstonesAdvice)
        }
    }
}
