import DirectoryCore
import Foundation

extension Console {
    /// One JSON document on standard output.
    func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

/// A problem as JSON.
struct ProblemDocument: Encodable {
    let error: Problem
}

/// A run as JSON.
struct RunDocument: Encodable {
    let run: RunID
    let kind: RunKind
    let state: String
    let actor: String
    let startedAt: Date
    let endedAt: Date?
    let selected: Int
    let outcomes: [Outcome: Int]
    /// What to apply a plan by.
    let hash: PlanHash?
    let reading: ReadingFacts?
    let problem: Problem?
    let decisions: [DecisionDocument]?

    init(_ run: Run, decisions: [Decision]? = nil) {
        self.run = run.id
        kind = run.kind
        state = run.state.name
        actor = run.actor.description
        startedAt = run.startedAt
        endedAt = run.endedAt
        selected = run.selected
        outcomes = run.counts.withTheUsualZeros(for: run.kind)
        reading = run.reading
        self.decisions = decisions?.map(DecisionDocument.init)
        switch run.state {
        case .planned(let hash), .applied(let hash): (self.hash, problem) = (hash, nil)
        case .stopped(let problem): (hash, self.problem) = (nil, problem)
        }
    }
}

extension OutcomeCounts {
    /// The numbers that a script always finds, and whatever else is not zero.
    fileprivate func withTheUsualZeros(for kind: RunKind) -> [Outcome: Int] {
        let usual: [Outcome] =
            switch kind {
            case .synchronization: [.modified, .deleted, .duplicate, .unchanged]
            case .importing: [.imported, .alreadyImported, .duplicate, .invalid]
            }
        return numbers.merging(usual.map { ($0, 0) }) { counted, _ in counted }
    }
}

/// A decision as JSON.
struct DecisionDocument: Encodable {
    let user: UserID?
    let object: DirectoryObjectID
    let name: String
    let outcome: Outcome
    let reason: String?
    let changes: [FieldChange]
    let conflicts: [AddressConflict]?

    init(_ decision: Decision) {
        user = decision.subject.user
        object = decision.subject.object
        name = decision.name
        outcome = decision.outcome
        reason = decision.reason
        changes = decision.verdict.changes
        if case .duplicate(let conflicts) = decision.verdict { self.conflicts = conflicts } else { conflicts = nil }
    }
}

/// A user as JSON.
struct UserDocument: Encodable {
    let id: UserID
    let object: DirectoryObjectID?
    let source: String
    let status: String
    let username: String
    let firstName: String?
    let lastName: String?
    let email: String?
    let phone: String?
    let missingSince: Date?
    let lastSynchronized: Date?
    let duplicates: [AddressConflict]

    init(_ listed: ListedUserRow) {
        let user = listed.user
        id = user.id
        object = user.binding?.object
        source = listed.source
        status = listed.status
        username = user.profile.username
        firstName = user.profile.firstName
        lastName = user.profile.lastName
        email = user.profile.email
        phone = user.profile.phone
        missingSince = user.missingSince
        lastSynchronized = user.lastSynchronized
        duplicates = listed.duplicates
    }
}
