import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

/// A tenant in memory whose every answer a test can spoil.
actor ScriptedTenant: UpstreamDirectory, UpstreamGateway {
    private(set) var people: [DirectoryObjectID: DirectoryUser]
    private(set) var deleted: Set<DirectoryObjectID> = []
    /// What a delta tells, in order; a cursor is a place in it.
    private var journal: [DirectoryChange] = []
    var spoiled = Spoiling()
    private(set) var calls: [String] = []
    private var now = Fixture.morning

    /// What goes wrong.
    struct Spoiling {
        /// People who are there and are not shown in listings and batches.
        var unlisted: Set<DirectoryObjectID> = []
        /// People who are there and are answered with 404.
        var hidden: Set<DirectoryObjectID> = []
        /// People who are shown with an id and nothing else.
        var blank: Set<DirectoryObjectID> = []
        /// People who are shown as they were then, by whatever reads them directly or in a list.
        var outdated: [DirectoryObjectID: DirectoryUser] = [:]
        var tenant = Fixture.tenant
        /// How long it asks everybody to wait.
        var pause: Duration?
        var trials = [
            CredentialTrial(
                credential: CredentialID(Fixture.uuid(0xCE)), problem: nil, grantedPermissions: ["User.Read.All"])
        ]
        var identification: Problem?
        /// The deleted items are refused.
        var refusesDeletedItems = false
        /// Direct reads are refused.
        var refusesLookUps = false
        /// People whose direct reading is refused for a reason of their own.
        var refused: Set<DirectoryObjectID> = []
        /// Copies with another first name come along in listings.
        var contradicted: Set<DirectoryObjectID> = []
        /// The call with this number, from 1, fails.
        var failingCall: Int?
        /// Cursors given out so far are not known any more.
        var hasForgottenHistory = false
        /// The listing waits until the test lets it go on, and then shows how things were before.
        var gate: AsyncStream<Void>?
        /// The listing waits before it ends.
        var lastGate: AsyncStream<Void>?
    }

    init(_ people: [DirectoryUser]) {
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    }

    func spoil(_ change: @Sendable (inout Spoiling) -> Void) { change(&spoiled) }
    func wait(_ seconds: TimeInterval) { now.addTimeInterval(seconds) }
    func resetCalls() { calls = [] }
    nonisolated func open(_ connection: Connection) async throws(Problem) -> any UpstreamDirectory { self }
}

// MARK: What happens in it

extension ScriptedTenant {
    func edit(_ change: @Sendable (inout [DirectoryObjectID: DirectoryUser]) -> Void) {
        let before = people
        change(&people)
        for (id, person) in people where before[id] != person { journal.append(.changed(person)) }
    }

    func delete(_ id: DirectoryObjectID) {
        people[id] = nil
        deleted.insert(id)
        journal.append(.removed(id, .changed, observation(200)))
    }

    /// Gone for good, and no delta tells of it.
    func purge(_ id: DirectoryObjectID) {
        people[id] = nil
        deleted.remove(id)
    }

    func restore(_ person: DirectoryUser) {
        people[person.id] = person
        deleted.remove(person.id)
        journal.append(.changed(person))
    }

    /// A delta mentions somebody of whom nothing has changed.
    func mention(_ id: DirectoryObjectID) { journal += people[id].map { [.changed($0)] } ?? [] }
}

// MARK: What it answers

extension ScriptedTenant {
    var pause: Duration? { spoiled.pause }

    func identify() throws(Problem) -> UpstreamTenant {
        try count("identify")
        if let problem = spoiled.identification { throw problem }
        return UpstreamTenant(
            id: spoiled.tenant, displayName: "Fabrikam",
            credential: spoiled.trials.first { $0.problem == nil }?.credential)
    }

    func tryCredentials() throws(Problem) -> [CredentialTrial] {
        try count("credentials")
        return spoiled.trials
    }

    func readEveryone(_ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void) async throws(Problem) {
        let listed = people.values.filter { !spoiled.unlisted.contains($0.id) && !spoiled.hidden.contains($0.id) }
        try count("listing")
        if let gate = spoiled.gate { for await _ in gate { break } }
        if Task.isCancelled { throw Self.interruption }
        try await onPage([])
        for person in listed.map(shown) {
            try count("page")
            try await onPage([person])
            if spoiled.contradicted.contains(person.id) {
                var copy = person
                copy.givenName = .value("Somebody else")
                try await onPage([copy])
            }
        }
        if let gate = spoiled.lastGate {
            try count("last page")
            for await _ in gate { break }
        }
    }

    func presentCursor() throws(Problem) -> DeltaCursor {
        try count("cursor")
        return DeltaCursor(link: Secret(String(journal.count)))
    }

    /// Pages of two, each told twice, the latest first.
    func readChanges(
        since cursor: DeltaCursor, _ onPage: @Sendable ([DirectoryChange]) async throws(Problem) -> Void
    ) async throws(Problem) -> DeltaCursor {
        try count("changes")
        guard !spoiled.hasForgottenHistory else {
            spoiled.hasForgottenHistory = false
            throw Problem(.changeHistoryEnded, cause: "The history has ended.", advice: "Everybody is read.")
        }
        let news = Array(journal.dropFirst(Int(cursor.link.reveal()) ?? 0).reversed())
        for start in stride(from: 0, to: news.count, by: 2) {
            try count("change page")
            try await onPage(Array(news[start..<min(start + 2, news.count)]))
            try await onPage([])
            try await onPage(Array(news[start..<min(start + 2, news.count)]))
        }
        return DeltaCursor(link: Secret(String(journal.count)))
    }

    func read(
        _ ids: [DirectoryObjectID], _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        try count("batch")
        let found = ids.filter { !spoiled.unlisted.contains($0) && !spoiled.hidden.contains($0) }
        try await onPage(found.compactMap { people[$0] }.map(shown))
    }

    func search(_ text: String, limit: Int) throws(Problem) -> [DirectoryUser] {
        try count("search")
        return Array(people.values.filter { $0.label.hasPrefix(text) }.sorted { $0.id < $1.id }.prefix(limit))
    }

    func sample(_ limit: Int) throws(Problem) -> [DirectoryUser] {
        try count("sample")
        let visible = people.values.filter { !spoiled.unlisted.contains($0.id) }
        return Array(visible.map(shown).sorted { $0.id < $1.id }.prefix(limit))
    }

    func lookUp(_ ids: [DirectoryObjectID]) throws(Problem) -> [DirectoryObjectID: DirectLookup] {
        try count("look-up")
        var answers: [DirectoryObjectID: DirectLookup] = [:]
        for id in ids {
            if spoiled.refusesLookUps {
                answers[id] = .refused(Self.refusal)
            } else if spoiled.refused.contains(id) {
                answers[id] = .refused(Self.oddity)
            } else if let person = people[id], !spoiled.hidden.contains(id) {
                answers[id] = .found(shown(person))
            } else {
                answers[id] = .notFound(observation(404))
            }
        }
        return answers
    }

    func deletedItems(among ids: [DirectoryObjectID]) throws(Problem) -> [DirectoryObjectID: DeletedItem] {
        try count("deleted items")
        if spoiled.refusesDeletedItems { throw Self.refusal }
        let items = ids.filter(deleted.contains).map {
            DeletedItem(id: $0, deletedAt: now, observation: observation(200))
        }
        return Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    }

    private func shown(_ person: DirectoryUser) -> DirectoryUser {
        spoiled.blank.contains(person.id)
            ? DirectoryUser(id: person.id, userPrincipalName: .null, givenName: .null, mail: .null)
            : spoiled.outdated[person.id] ?? person
    }

    private func observation(_ status: Int) -> Proof.Observation {
        .init(at: now, status: status, requestID: "request-\(calls.count)")
    }

    private func count(_ call: String) throws(Problem) {
        calls.append(call)
        if calls.count == spoiled.failingCall {
            throw Problem(.upstreamUnreachable, cause: "Microsoft Graph cannot be reached.", advice: "Try again.")
        }
    }

    static let refusal = Problem(
        .permissionMissing, cause: "The application may not read this.", advice: "Grant User.Read.All.")
    static let oddity = Problem(
        .upstreamRefused, cause: "Microsoft Graph refused to show this person.", advice: "Try again.")
    static let interruption = Problem(
        .upstreamUnreachable, cause: "Reading was interrupted.", advice: "Start again.")
}
