import DirectoryCore
import DirectoryPorts

/// A user in a list.
struct UserRow: Sendable {
    let id: String
    let name: String
    let username: String
    let email: String?
    let phone: String?
    let source: Badge
    let states: [Badge]
    /// Why the user is marked, in sentences.
    let reasons: [String]
    let synchronized: Moment?
    let ticked: Bool

    init(_ listed: ListedUser, isTicked: Bool = false) {
        let user = listed.user
        id = user.id.description
        name = user.profile.name
        username = user.profile.username
        email = user.profile.email
        phone = user.profile.phone
        source = .source(of: listed)
        states = Badge.states(of: listed)
        reasons =
            listed.duplicates.map(Sentences.taken)
            + (user.missingSince.map { [Sentences.missing(since: Moment($0))] } ?? [])
        synchronized = user.lastSynchronized.map(Moment.init)
        ticked = isTicked
    }
}
