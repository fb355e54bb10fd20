import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

/// A tenant in memory whose every answer a test can spoil.
actor ScriptedTenant: UpstreamDirectory, UpstreamGateway {
    private(set) var people: [DirectoryObjectID: DirectoryUser]
    private(set) var deleted: Set<DirectoryObjectID> = []
    var spoiled = Spoiling()
    private var calls = 0
    private var now = Fixture.morning

    /// What goes wrong.
    struct Spoiling {
        /// People who are there and are not shown in listings and batches.
        var unlisted: Set<DirectoryObjectID> = []
        /// People who are there and are answered with 404.
        var hidden: Set<DirectoryObjectID> = []
        /// People who are shown with an id and nothing else.
        var blank: Set<DirectoryObjectID> = []
        var tenant = Fixture.tenant
        /// The deleted items are refused.
        var refusesDeletedItems = false
        /// Direct reads are refused.
        var refusesLookUps = false
        /// Copies with another first name come along in listings.
        var contradicted: Set<DirectoryObjectID> = []
        /// The call with this number, from 1, fails.
        var failingCall: Int?
    }

    init(_ people: [DirectoryUser]) {
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    }

    func edit(_ change: @Sendable (inout [DirectoryObjectID: DirectoryUser]) -> Void) { change(&people) }
    func spoil(_ change: @Sendable (inout Spoiling) -> Void) { change(&spoiled) }
    func delete(_ id: DirectoryObjectID) {
        people[id] = nil
        deleted.insert(id)
    }
    func purge(_ id: DirectoryObjectID) {
        people[id] = nil
        deleted.remove(id)
    }
    func wait(_ seconds: TimeInterval) { now.addTimeInterval(seconds) }
    func resetCalls() { calls = 0 }

    nonisolated func open(_ connection: Connection) async throws(Problem) -> any UpstreamDirectory { self }

    func identify() throws(Problem) -> UpstreamTenant {
        try count()
        return UpstreamTenant(
            id: spoiled.tenant, displayName: "Fabrikam", grantedPermissions: ["User.Read.All"])
    }

    func readEveryone(_ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void) async throws(Problem) {
        let listed = people.values.filter { !spoiled.unlisted.contains($0.id) && !spoiled.hidden.contains($0.id) }
        try count()
        try await onPage([])
        for person in listed.map(shown) {
            try count()
            try await onPage([person])
            if spoiled.contradicted.contains(person.id) {
                var copy = person
                copy.givenName = .value("Somebody else")
                try await onPage([copy])
            }
        }
    }

    func read(
        _ ids: [DirectoryObjectID], _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        try count()
        let found = ids.filter { !spoiled.unlisted.contains($0) && !spoiled.hidden.contains($0) }
        try await onPage(found.compactMap { people[$0] }.map(shown))
    }

    func search(_ text: String, limit: Int) throws(Problem) -> [DirectoryUser] {
        try count()
        return Array(people.values.filter { $0.label.hasPrefix(text) }.sorted { $0.id < $1.id }.prefix(limit))
    }

    func sample(_ limit: Int) throws(Problem) -> [DirectoryUser] {
        try count()
        let visible = people.values.filter { !spoiled.unlisted.contains($0.id) }
        return Array(visible.map(shown).sorted { $0.id < $1.id }.prefix(limit))
    }

    func lookUp(_ ids: [DirectoryObjectID]) throws(Problem) -> [DirectoryObjectID: DirectLookup] {
        try count()
        var answers: [DirectoryObjectID: DirectLookup] = [:]
        for id in ids {
            if spoiled.refusesLookUps {
                answers[id] = .refused(Self.refusal)
            } else if let person = people[id], !spoiled.hidden.contains(id) {
                answers[id] = .found(shown(person))
            } else {
                answers[id] = .notFound(observation(404))
            }
        }
        return answers
    }

    func deletedItems(among ids: [DirectoryObjectID]) throws(Problem) -> [DirectoryObjectID: DeletedItem] {
        try count()
        if spoiled.refusesDeletedItems { throw Self.refusal }
        let items = ids.filter(deleted.contains).map {
            DeletedItem(id: $0, deletedAt: now, observation: observation(200))
        }
        return Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    }

    private func shown(_ person: DirectoryUser) -> DirectoryUser {
        spoiled.blank.contains(person.id)
            ? DirectoryUser(id: person.id, userPrincipalName: .null, givenName: .null, mail: .null) : person
    }

    private func observation(_ status: Int) -> Proof.Observation {
        .init(at: now, status: status, requestID: "request-\(calls)")
    }

    private func count() throws(Problem) {
        calls += 1
        if calls == spoiled.failingCall {
            throw Problem(.upstreamUnreachable, cause: "Microsoft Graph cannot be reached.", advice: "Try again.")
        }
    }

    static let refusal = Problem(
        .permissionMissing, cause: "The application may not read this.", advice: "Grant User.Read.All.")
}
