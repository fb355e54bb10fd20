import DirectoryCore
import Foundation

extension Console {
    /// One JSON document on standard output.
    func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        encoder.userInfo[.sentencesInEnglish] = true
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
    /// What was seen, what was not done and what to do next, of a run whose plan is not in the tables.
    let seen: [Sentence]?
    let effect: Sentence?
    let advice: Sentence?
    let actor: String
    let startedAt: Date
    let endedAt: Date?
    let selected: Int
    let outcomes: [Outcome: Int]
    /// What to apply a plan by.
    let hash: PlanHash?
    let reading: ReadingFacts?
    let problem: Problem?
    /// What a brake held the plan for.
    let findings: [BrakeFinding]?
    let progress: RunProgress?
    /// The run that took the place of a discarded one.
    let replacedBy: RunID?
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
        self.decisions = decisions?.map { DecisionDocument($0, in: run) }
        seen = run.account?.seen
        effect = run.account?.effect
        advice = run.account?.advice
        hash = run.state.hash
        if case .stopped(let problem) = run.state { self.problem = problem } else { problem = nil }
        if case .held(_, let findings) = run.state { self.findings = findings } else { findings = nil }
        if case .running(let progress) = run.state { self.progress = progress } else { progress = nil }
        if case .discarded(_, .replaced(let by)) = run.state { replacedBy = by } else { replacedBy = nil }
    }
}

extension OutcomeCounts {
    /// The numbers that a script always finds, and whatever else is not zero.
    fileprivate func withTheUsualZeros(for kind: RunKind) -> [Outcome: Int] {
        let usual: [Outcome] =
            switch kind {
            case .synchronization: [.modified, .deleted, .duplicate, .unchanged]
            case .importing: [.imported, .alreadyImported, .duplicate, .invalid]
            case .undo, .restoration: kind.mainOutcomes
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

    init(_ decision: Decision, in run: Run) {
        user = decision.subject.user
        object = decision.subject.object
        name = decision.name
        outcome = decision.outcome
        reason = decision.reason(in: run)
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
    let attributes: [String: String]
    let isHeld: Bool
    let isProtected: Bool
    let isOutOfScope: Bool
    let missingSince: Date?
    let deletedAt: Date?
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
        attributes = Dictionary(
            user.profile.attributes.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
        isHeld = user.isHeld
        isProtected = user.isProtected
        isOutOfScope = user.isOutOfScope
        missingSince = user.missingSince
        deletedAt = user.deletedAt
        lastSynchronized = user.lastSynchronized
        duplicates = listed.duplicates
    }
}
