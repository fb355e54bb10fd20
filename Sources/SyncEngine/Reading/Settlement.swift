import DirectoryCore
import DirectoryPorts

/// Settles by direct readings what listing and delta leave open: who was mentioned, who came in contradicting copies,
/// who did not come, and who is said to be back.
struct Settlement {
    let field: Field
    let changes: CollectedChanges
    private var users: [DirectoryObjectID: BoundUser]
    private var sightings: [DirectoryObjectID: Sighting]
    private var newcomers: [DirectoryObjectID: DirectoryUser]
    private var open: Set<DirectoryObjectID>
    private var people: Int
    private var candidates = 0
    /// Whom to read again next time: two readings differ, so one of them was out of date, or somebody was told of and
    /// not shown.
    private(set) var recheck: [DirectoryObjectID] = []

    init(field: Field, changes: CollectedChanges, findings: Census.Findings) {
        self.field = field
        self.changes = changes
        users = findings.users
        sightings = findings.shown.mapValues(Sighting.present)
        newcomers = findings.newcomers
        open = findings.contradicted.union(changes.said.keys)
        people = findings.read
    }

    /// After a listing.
    ///
    /// - Parameter absent: users who were not in it.
    mutating func settle(absent: [BoundUser]) async throws(Problem) {
        let missing = absent.compactMap { user in user.user.binding.map { ($0.object, user) } }
        users.merge(missing) { known, _ in known }
        try await meetThoseMentioned()
        let unseen = missing.map(\.0).filter { sightings[$0] == nil && !open.contains($0) }
        try await settle(unseen)
    }

    /// After a delta.
    ///
    /// - Parameters:
    ///   - conspicuous: users about whom there is something to say although nothing has changed.
    ///   - recheck: people whom the last reading did not settle.
    mutating func settle(conspicuous: [BoundUser], recheck: [DirectoryObjectID]) async throws(Problem) {
        for user in conspicuous {
            guard let object = user.user.binding?.object else { continue }
            users[object] = user
            open.insert(object)
        }
        open.formUnion(recheck)
        try await meetThoseMentioned()
        try await settle([])
    }

    /// Finds the users that open questions are about, and forgets what is about nobody of ours.
    private mutating func meetThoseMentioned() async throws(Problem) {
        let mentioned = open.union(changes.removed.keys).filter { users[$0] == nil }
        users.merge(try await field.store.bound(to: Array(mentioned), by: field.connection)) { known, _ in known }
        let welcomesNewcomers = field.connection.rules.newcomers == .areImported
        open = open.filter { users[$0] != nil || welcomesNewcomers }
        for (object, removal) in changes.removed where users[object] != nil { sightings[object] = removal }
        for object in changes.removed.keys { newcomers[object] = nil }
    }

    /// - Parameter absent: users to look up because they did not come.
    private mutating func settle(_ absent: [DirectoryObjectID]) async throws(Problem) {
        let asked = open.filter { users[$0]?.user.isHeld != true || users[$0]?.user.isTombstone == true }
        let shown = try await read(Array(asked))
        for object in asked { note(object, shown[object]) }
        let unseen = asked.filter { shown[$0] == nil && users[$0]?.user.isTombstone == false } + absent
        let lookUp = LookUp(field: field)
        let candidates = unseen.filter { users[$0]?.user.isHeld != true }
        let removed = changes.removed.keys.filter { users[$0]?.user.isTombstone == false }
        for (object, sighting) in try await lookUp.settle(candidates, besides: Array(removed)) {
            sightings[object] = sighting
        }
        self.candidates = candidates.count
        try await confirmReturns(lookUp)
        dropTheQuiet()
    }

    private func read(
        _ objects: [DirectoryObjectID]
    ) async throws(Problem) -> [DirectoryObjectID: DirectoryUser] {
        guard !objects.isEmpty else { return [:] }
        let collector = PeopleCollector(field.progress, total: objects.count)
        try await field.upstream.read(objects) { (page) throws(Problem) in await collector.add(page) }
        return await collector.result.people
    }

    private mutating func note(_ object: DirectoryObjectID, _ person: DirectoryUser?) {
        sightings[object] = person.map(Sighting.present)
        newcomers[object] = users[object] == nil ? person : nil
        guard let person else { return expectLater(object) }
        people += 1
        if changes.contradict(person) { recheck.append(object) }
    }

    /// Whoever is no user here is not looked up. Perhaps a replica has only not heard of the person yet.
    private mutating func expectLater(_ object: DirectoryObjectID) {
        guard users[object]?.user.isTombstone != false, changes.removed[object] == nil else { return }
        recheck.append(object)
    }

    /// Somebody who was deleted here comes back only when a direct reading shows it (R20), and not while held.
    private mutating func confirmReturns(_ lookUp: LookUp) async throws(Problem) {
        let back = users.filter { object, user in
            guard user.user.isTombstone, case .present? = sightings[object] else { return false }
            return true
        }
        let confirmed = try await lookUp.confirmReturn(of: back.filter { !$0.value.user.isHeld }.map(\.key))
        for object in back.keys { sightings[object] = confirmed[object].map(Sighting.present) }
        recheck += back.keys.filter { confirmed[$0] == nil }
    }

    /// Forgets users whom a direct reading shows as they are here.
    private mutating func dropTheQuiet() {
        let rules = field.connection.rules
        users = users.filter { object, user in
            guard !user.isConspicuous, case .present(let person)? = sightings[object] else {
                return sightings[object] != nil || !user.user.isTombstone
            }
            return !Draft.changesNothing(for: user.user, shown: person, rules: rules)
        }
    }

    /// What is settled now.
    func observation(
        way: ReadingFacts.Way, reason: ReadingFacts.Reason, checkpoint: Checkpoint
    ) -> EveryoneObservation {
        let rules = field.connection.rules
        return EveryoneObservation(
            users: users.values.map(\.user), sightings: sightings,
            newcomers: newcomers.values.filter { rules.scope.includes($0) },
            facts: ReadingFacts(way: way, reason: reason, people: people, candidates: candidates),
            checkpoint: checkpoint)
    }
}
