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

    struct Change: Sendable {
        let field: String
        let before: String?
        let after: String?

        init(_ change: FieldChange) {
            field = Sentences.field(change.field)
            before = change.before
            after = change.after
        }
    }

    init(_ decision: Decision, in kind: RunKind) {
        name = decision.name
        badge = .outcome(decision.outcome)
        changes = decision.verdict.changes.map(Change.init)
        reasons = Sentences.grounds(decision.verdict, in: kind) + Sentences.access(decision, in: kind)
        if case .duplicate(let found) = decision.verdict {
            conflicts = found.map { ConflictView($0, wantedBy: decision.name, isUser: decision.subject.user != nil) }
        } else {
            conflicts = []
        }
        if case .failed(let problem) = decision.verdict { failure = ProblemView(problem) } else { failure = nil }
        object = decision.subject.object.description
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

    init(_ conflict: AddressConflict, wantedBy name: String, isUser: Bool) {
        field = Sentences.field(conflict.field.mapped)
        wanter = Side(
            person: name, origin: isUser ? Sentences.importedUser : Sentences.inTenantOnly, address: conflict.wanted,
            find: isUser ? PageLink("/users", [("q", name)]).description : nil)
        holder = Side(
            person: conflict.holder.name, origin: Sentences.origin(conflict.holder), address: conflict.holder.value,
            find: conflict.holder.user == nil
                ? nil : PageLink("/users", [("q", conflict.holder.value)]).description)
        because = Sentences.because(conflict)
    }
}
