import DirectoryCore
import DirectoryPorts

/// A user in a list.
struct UserRow: Sendable {
    let id: String
    let name: String
    /// The user's own page.
    let link: String
    let username: Address
    let email: Address?
    let phone: String?
    let source: Badge
    let states: [Badge]
    let added: Moment
    /// Whether a conflict keeps the user from being synchronized: nobody ticks it without meaning to.
    let isDuplicate: Bool
    /// Why the user is marked, in sentences.
    let why: Why?
    let synchronized: Moment?
    let ticked: Bool
    /// What the box says that ticks the user.
    let tickLabel: String
    /// The button that holds or releases the user; nil for one that no run is about.
    let holding: Holding?

    /// What a button does to a user.
    struct Holding: Sendable {
        let action: String
        let label: String
        /// With the name, for whoever does not see the row.
        let fullLabel: String
    }

    init(_ listed: ListedUser, isTicked: Bool = false, state: ListState, _ viewing: Viewing) {
        let words = viewing.words
        let user = listed.user
        id = user.id.description
        name = user.profile.name
        link = viewing.link("/users/\(user.id)").description
        added = words.moment(user.createdAt)
        isDuplicate = !listed.duplicates.isEmpty
        username = Address(user.profile.username)
        email = user.profile.email.map(Address.init)
        phone = user.profile.phone
        source = .source(of: listed, words)
        states = Badge.states(of: listed, words)
        why = Self.why(listed, words)
        synchronized = user.lastSynchronized.map(words.moment)
        ticked = isTicked
        tickLabel = words.tick(name)
        holding = user.binding == nil || !viewing.may(.holdUsers) ? nil : Holding(user, state, viewing)
    }

    /// Why a user is marked, in sentences; nil when there is nothing to explain.
    static func why(_ listed: ListedUser, _ words: any Words) -> Why? {
        let user = listed.user
        return Why(
            listed.duplicates.map(words.taken)
                + (user.missingSince.map { [words.missing(since: $0)] } ?? [])
                + (user.isHeld ? [words.heldUntilReleased] : [])
                + (user.isOutOfScope ? [words.outOfScopeUser] : []))
    }
}

extension UserRow.Holding {
    fileprivate init(_ user: User, _ state: ListState, _ viewing: Viewing) {
        let (words, name) = (viewing.words, user.profile.name)
        action =
            viewing.link(
                "/users/\(user.id)/\(user.isHeld ? "release" : "hold")", state.parameters + [("from", "list")]
            ).description
        label = user.isHeld ? words.release : words.hold
        fullLabel = user.isHeld ? words.release(name) : words.hold(name)
    }
}

/// Sentences that explain a row's marks.
struct Why: Sendable {
    let reasons: [String]

    /// - Returns: nil when there is nothing to explain.
    init?(_ reasons: [String]) {
        guard !reasons.isEmpty else { return nil }
        self.reasons = reasons
    }
}
