import DirectoryCore

/// What a run decided about one person.
struct DecisionRow: Sendable {
    let name: String
    let badge: Badge
    let changes: [Change]
    /// Proofs and reasons, in sentences.
    let reasons: [String]
    let conflicts: [ConflictView]
    let failure: ProblemView?
    let object: String
    /// What the box says that leaves the person out of a plan; nil where nobody can be left out.
    let leaveOut: String?

    struct Change: Sendable {
        let field: String
        let before: MarkedText?
        let after: MarkedText?

        init(_ change: FieldChange, _ words: any Words) {
            field = words.field(change.field)
            if let old = change.before, let new = change.after {
                (before, after) = MarkedText.comparing(old, new)
            } else {
                before = change.before.map(MarkedText.init(whole:))
                after = change.after.map(MarkedText.init(whole:))
            }
        }
    }

    init(_ decision: Decision, of run: Run, _ viewing: Viewing) {
        let (words, kind) = (viewing.words, run.kind)
        leaveOut =
            run.state.isWaiting && decision.isWritten && viewing.may(.synchronize)
            ? words.leaveOut(decision.name) : nil
        name = decision.name
        badge = .outcome(decision.outcome, words)
        changes = decision.verdict.changes.map { Change($0, words) }
        reasons = words.grounds(decision.verdict, in: kind) + words.access(decision, in: kind)
        if case .duplicate(let found) = decision.verdict {
            conflicts = found.map {
                ConflictView($0, wantedBy: decision.name, isUser: decision.subject.user != nil, viewing)
            }
        } else {
            conflicts = []
        }
        if case .failed(let problem) = decision.verdict { failure = ProblemView(problem, words) } else { failure = nil }
        object = decision.subject.object.description
    }
}

extension Decision {
    /// Whether applying the plan does something to the person.
    fileprivate var isWritten: Bool {
        switch outcome {
        case .modified, .deleted, .imported, .deactivated, .reactivated, .restored: true
        default: access != .keep
        }
    }
}

/// Two people and one address, side by side.
struct ConflictView: Sendable {
    let field: String
    let wanter: Side
    let holder: Side
    let because: String

    struct Side: Sendable {
        let person: String
        let origin: String
        let address: String
        /// Finds the person among the users; nil for somebody who is none.
        let find: String?
    }

    init(_ conflict: AddressConflict, wantedBy name: String, isUser: Bool, _ viewing: Viewing) {
        let words = viewing.words
        field = words.field(conflict.field.mapped)
        wanter = Side(
            person: name, origin: isUser ? words.importedUser : words.inTenantOnly, address: conflict.wanted,
            find: isUser ? viewing.link("/users", [("q", name)]).description : nil)
        holder = Side(
            person: conflict.holder.name, origin: words.origin(conflict.holder), address: conflict.holder.value,
            find: conflict.holder.user == nil
                ? nil : viewing.link("/users", [("q", conflict.holder.value)]).description)
        because = words.because(conflict)
    }
}
