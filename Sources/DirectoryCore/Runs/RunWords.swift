package import FoundationEssentials

/// What a run has to say for itself: what was seen, what was not done, what to do next. Pages and
/// commands show the same account; each adds its own buttons or commands.
package struct RunAccount: Hashable, Sendable {
    /// One sentence for each thing that was seen; never empty.
    package let seen: [Sentence]
    /// What it means for the users.
    package let effect: Sentence
    package let advice: Sentence
}

extension Run {
    /// The account of a run whose plan is not in the tables; nil for an applied one, whose numbers speak.
    package var account: RunAccount? {
        switch state {
        case .running(let progress):
            RunAccount(
                seen: [progress.sentence], effect: "No user has been changed yet.",
                advice: "Wait until the run has ended, or stop it: nothing is half-written.")
        case .planned:
            RunAccount(
                seen: ["The plan waits."], effect: "No user has been changed.",
                advice: "Look at the plan, then apply exactly this or reject it.")
        case .held(_, let findings):
            RunAccount(
                seen: findings.map(\.sentence), effect: "The plan is held. Nothing of it was written.",
                advice: "Check that the right tenant is connected and that these changes are meant. Then approve "
                    + "exactly this plan, apply the rest without them, or reject it.")
        case .discarded(_, let discard):
            RunAccount(
                seen: [discard.sentence], effect: "Nothing of the plan was written.", advice: discard.advice)
        case .stopped(let problem):
            RunAccount(seen: [problem.cause], effect: problem.effect, advice: problem.advice)
        case .applied: nil
        }
    }
}

extension BrakeFinding {
    /// What the brake saw.
    package var sentence: Sentence {
        switch self {
        case .removals(let planned, 0, let limit, 1):
            "This run would delete or deactivate \(count: planned) of 1 user; the limit is \(count: limit)."
        case .removals(let planned, 0, let limit, let population):
            "This run would delete or deactivate \(count: planned) of \(count: population) users; the limit is "
                + "\(count: limit)."
        case .removals(let planned, let recent, let limit, 1):
            "This run would delete or deactivate \(count: planned) of 1 user, after \(count: recent) in the last 24 "
                + "hours; the limit is \(count: limit)."
        case .removals(let planned, let recent, let limit, let population):
            "This run would delete or deactivate \(count: planned) of \(count: population) users, after "
                + "\(count: recent) in the last 24 hours; the limit is \(count: limit)."
        case .half(let planned, let population):
            "This run would delete or deactivate half of the connection's users or more: \(count: planned) of "
                + "\(count: population)."
        case .renames(let planned, 0, let limit, 1):
            "This run would change the email or username of \(count: planned) of 1 user; the limit is "
                + "\(count: limit)."
        case .renames(let planned, 0, let limit, let population):
            "This run would change the email or username of \(count: planned) of \(count: population) users; the "
                + "limit is \(count: limit)."
        case .renames(let planned, let recent, let limit, 1):
            "This run would change the email or username of \(count: planned) of 1 user, after \(count: recent) in "
                + "the last 24 hours; the limit is \(count: limit)."
        case .renames(let planned, let recent, let limit, let population):
            "This run would change the email or username of \(count: planned) of \(count: population) users, after "
                + "\(count: recent) in the last 24 hours; the limit is \(count: limit)."
        case .clearings(let field, 1, let limit):
            "The field \(field.words) would become empty for 1 user; the limit is \(count: limit). Perhaps Entra "
                + "does not show it any more."
        case .clearings(let field, let planned, let limit):
            "The field \(field.words) would become empty for \(count: planned) users; the limit is "
                + "\(count: limit). Perhaps Entra does not show it any more."
        }
    }
}

extension ReadingFacts {
    /// How the tenant was read, why in this way, and how much came of it.
    package var sentence: Sentence { "\(reason.sentence(for: way)) \(yield)" }

    private var yield: Sentence {
        switch (people, candidates) {
        // Whoever the tenant reports as removed is known without being read.
        case (0, 0) where way == .delta: "Nobody had to be read."
        case (1, 0): "1 person was read."
        case (_, 0): "\(count: people) people were read."
        case (1, 1): "1 person was read; 1 did not come and was looked up."
        case (_, 1): "\(count: people) people were read; 1 did not come and was looked up."
        case (1, _): "1 person was read; \(count: candidates) did not come and were looked up one by one."
        default:
            "\(count: people) people were read; \(count: candidates) did not come and were looked up one by one."
        }
    }
}

extension ReadingFacts.Reason {
    /// Why the tenant was read in this way.
    package func sentence(for way: ReadingFacts.Way) -> Sentence {
        switch (self, way) {
        case (.chosenPeople, .full): "Read everybody, to find the chosen people."
        case (.chosenPeople, _): "Read only the chosen people."
        case (.changesSinceCheckpoint, _): "Read only what had changed since the last run over everybody."
        case (.noCheckpoint, _): "Read everybody, because no synchronization of everybody had been applied before."
        case (.settingsChanged, _): "Read everybody, because the connection's settings had changed."
        case (.checkpointTooOld, _):
            "Read everybody, because the last run over everybody was more than six days ago, and Microsoft keeps "
                + "changes for seven."
        case (.reconciliationDue, _): "Read everybody, because a full reading was due."
        case (.changeHistoryEnded, _):
            "Read everybody, because the history of changes could not be followed any further."
        case (.importing, .full): "Read everybody, for the import."
        case (.importing, _): "Read only the people to import."
        }
    }
}

extension RunState.Discard {
    /// Why the plan will not be applied.
    package var sentence: Sentence {
        switch self {
        case .rejected(let actor): "The plan was rejected by \(actor.words)."
        case .replaced(let run): "Run \(run) took the place of this one."
        }
    }

    fileprivate var advice: Sentence {
        switch self {
        case .rejected: "Correct what was wrong, then start a new run."
        case .replaced(let run): "Look at run \(run)."
        }
    }
}

extension RunProgress {
    /// How far the run is.
    package var sentence: Sentence {
        guard let paused else { return "At work: \(phase.words), \(far) so far." }
        return "Paused by \(paused.by): \(phase.words), \(far) so far."
    }

    private var far: Sentence {
        switch (people, total) {
        case (1, nil): .phrase("1 person")
        case (_, nil): .phrase("\(count: people) people")
        case (_, 1): .phrase("\(count: people) of 1 person")
        case (_, let total?): .phrase("\(count: people) of \(count: total) people")
        }
    }
}

extension RunProgress.Phase {
    fileprivate var words: Sentence {
        switch self {
        case .reading: .phrase("reading")
        case .lookingUp: .phrase("looking up")
        case .comparing: .phrase("comparing")
        case .applying: .phrase("applying")
        }
    }
}

extension Run {
    /// What whoever takes something back has to know, because nothing has changed in Entra with it (R29); nil when
    /// nothing was or will be taken back.
    package var warning: Sentence? {
        let isDone: Bool
        switch state {
        case .planned, .held: isDone = false
        case .applied: isDone = true
        case .running, .discarded, .stopped: return nil
        }
        return switch purpose.work {
        case .undoing(_, let aftermath): aftermath.warning(isDone: isDone)
        case .restoring: counts[.restored] == 0 ? nil : RunPurpose.restoringWarning
        case .synchronizing, .importing: nil
        }
    }
}

extension RunPurpose {
    /// What whoever restores users has to know (R20).
    package static let restoringWarning: Sentence =
        "Whoever is still deleted in Entra is deleted here again by the next synchronization, unless the account is "
        + "restored there or the user is held here."
}

extension RunPurpose.Aftermath {
    /// What whoever undoes a run has to know (R29).
    package func warning(isDone: Bool) -> Sentence {
        switch self {
        case .follow:
            "Entra still has the values of that run. They come back at the next synchronization unless these users "
                + "are held."
        case .hold where isDone:
            "Entra still has the values of that run. These users are held, so that synchronizations leave them alone "
                + "until they are released."
        case .hold:
            "Entra still has the values of that run. These users will be held, so that synchronizations leave them "
                + "alone until they are released."
        }
    }
}

extension RunKind {
    /// The outcomes that a result of this kind names even when nobody ended so.
    package var mainOutcomes: [Outcome] {
        switch self {
        case .synchronization: [.modified, .deleted, .duplicate]
        case .importing: [.imported, .alreadyImported, .duplicate]
        case .undo: [.modified, .deleted, .restored]
        case .restoration: [.restored, .duplicate, .failed]
        }
    }

    /// The kind after *a* or *the*.
    package var noun: String {
        switch self {
        case .importing: "import"
        case .synchronization: "synchronization"
        case .undo: "undoing"
        case .restoration: "restoration"
        }
    }
}

extension User {
    /// How many days a tombstone can still be restored, begun ones counted; 0 for a user that is none.
    package func daysLeft(at now: Date) -> Int {
        guard let deletedAt else { return 0 }
        let seconds = deletedAt.addingTimeInterval(User.tombstoneLife).timeIntervalSince(now)
        return max(0, Int((seconds / (24 * 3_600)).rounded(.up)))
    }
}

extension Int {
    /// `4,312`
    package var grouped: String {
        var groups: [String] = []
        var rest = magnitude
        while rest >= 1_000 {
            let digits = String(rest % 1_000)
            groups.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1_000
        }
        groups.insert(String(rest), at: 0)
        return (self < 0 ? "−" : "") + groups.joined(separator: ",")
    }

    /// `1 user`, `4,312 users`
    package var users: String { self == 1 ? "1 user" : "\(grouped) users" }
}
