import BitCollections
import DirectoryCore
import DirectoryPorts

/// Takes in the people of a run over everybody as pages bring them, and keeps only those about whom there is something
/// to say: its size grows with what has changed, and by a bit for everybody else.
actor Census {
    private let field: Field
    private let expected: Int
    /// The users that were met, by their ordinals.
    private var met = BitSet()
    private(set) var findings = Findings()

    /// - Parameter expected: how many people there were last time.
    init(_ field: Field, expected: Int) {
        self.field = field
        self.expected = expected
    }

    /// Takes in people as the tenant shows them.
    func add(_ page: [DirectoryUser]) async throws(Problem) {
        let bound = try await field.store.bound(to: page.map(\.id), by: field.connection)
        findings.read += page.count
        for person in page {
            if let user = bound[person.id] {
                meet(person, user)
            } else {
                welcome(person)
            }
        }
        await field.progress.tell(
            .reading, findings.read, of: max(expected, findings.read), noticed: findings.noticed)
    }

    /// Users of whom no page told. Absence is not proof: they are to be looked up (R14).
    func absentees() async throws(Problem) -> [BoundUser] {
        var absent: [BoundUser] = []
        var last = 0
        while true {
            let portion = try await field.store.boundUsers(by: field.connection, after: last, limit: 5_000)
            guard let end = portion.last?.ordinal else { return absent }
            absent += portion.filter { !met.contains($0.ordinal) }
            last = end
        }
    }

    private func meet(_ person: DirectoryUser, _ user: BoundUser) {
        let isNew = met.insert(user.ordinal).inserted
        let isQuiet =
            !user.isConspicuous
            && Draft.changesNothing(for: user.user, shown: person, rules: field.connection.rules)
        switch (findings.shown[person.id], isQuiet) {
        case (nil, true): break
        case (nil, false):
            // Nothing to say the first time, something now: the two copies differ.
            if !isNew { findings.contradicted.insert(person.id) }
            findings.keep(person, user)
        case (let earlier?, _):
            if earlier != person { findings.contradicted.insert(person.id) }
        }
    }

    private func welcome(_ person: DirectoryUser) {
        let rules = field.connection.rules
        guard rules.newcomers == .areImported, rules.scope.includes(person) else { return }
        if let earlier = findings.newcomers[person.id], earlier != person { findings.contradicted.insert(person.id) }
        findings.newcomers[person.id] = person
    }

    /// What there is to say.
    struct Findings: Sendable {
        /// Users, tombstones among them, who were shown otherwise than they are here.
        fileprivate(set) var users: [DirectoryObjectID: BoundUser] = [:]
        fileprivate(set) var shown: [DirectoryObjectID: DirectoryUser] = [:]
        /// People who are no users yet.
        fileprivate(set) var newcomers: [DirectoryObjectID: DirectoryUser] = [:]
        /// Who came in copies that say different things.
        fileprivate(set) var contradicted: Set<DirectoryObjectID> = []
        /// How many rows came, repeated ones included.
        fileprivate(set) var read = 0

        /// How many people there is something to say about so far.
        var noticed: Int { users.count + newcomers.count }

        fileprivate mutating func keep(_ person: DirectoryUser, _ user: BoundUser) {
            users[person.id] = user
            shown[person.id] = person
        }
    }
}
