import DirectoryCore
import DirectoryPorts

/// A user in a list.
struct UserRow: Sendable {
    let id: String
    let name: String
    let username: Address
    let email: Address?
    let phone: String?
    let source: Badge
    let states: [Badge]
    /// Why the user is marked, in sentences.
    let why: Why?
    let synchronized: Moment?
    let ticked: Bool
    /// The button that holds or releases the user; nil for one that no run is about.
    let holding: Holding?

    /// What a button does to a user.
    struct Holding: Sendable {
        let action: String
        let label: String
    }

    init(_ listed: ListedUser, isTicked: Bool = false) {
        let user = listed.user
        id = user.id.description
        name = user.profile.name
        username = Address(user.profile.username)
        email = user.profile.email.map(Address.init)
        phone = user.profile.phone
        source = .source(of: listed)
        states = Badge.states(of: listed)
        why = Why(
            listed.duplicates.map(Sentences.taken)
                + (user.missingSince.map { [Sentences.missing(since: Moment($0))] } ?? [])
                + (user.isHeld ? [Sentences.heldUntilReleased] : [])
                + (user.isOutOfScope ? [Sentences.outOfScopeUser] : []))
        synchronized = user.lastSynchronized.map(Moment.init)
        ticked = isTicked
        holding = user.binding == nil ? nil : Holding(user)
    }
}

extension UserRow.Holding {
    fileprivate init(_ user: User) {
        action = "/users/\(user.id)/\(user.isHeld ? "release" : "hold")"
        label = user.isHeld ? Sentences.release : Sentences.hold
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
