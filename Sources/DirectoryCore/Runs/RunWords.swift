package import FoundationEssentials

/// What a run has to say for itself, in plain English: what was seen, what was not done, what to do next. Pages and
/// commands show the same account; each adds its own buttons or commands.
package struct RunAccount: Hashable, Sendable {
    /// One sentence for each thing that was seen; never empty.
    package let seen: [String]
    /// What it means for the users.
    package let effect: String
    package let advice: String
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
    package var sentence: String {
        switch self {
        case .removals(let planned, let recent, let limit, let population):
            "This run would delete or deactivate \(planned.grouped) of \(population.users)\(after(recent)); "
                + "the limit is \(limit.grouped)."
        case .half(let planned, let population):
            "This run would delete or deactivate half of the connection's users or more: \(planned.grouped) of "
                + "\(population.grouped)."
        case .renames(let planned, let recent, let limit, let population):
            "This run would change the email or username of \(planned.grouped) of \(population.users)"
                + "\(after(recent)); the limit is \(limit.grouped)."
        case .clearings(let field, let planned, let limit):
            "The field \(field.label) would become empty for \(planned.users); the limit is \(limit.grouped). "
                + "Perhaps Entra does not show it any more."
        }
    }

    private func after(_ recent: Int) -> String {
        recent == 0 ? "" : ", after \(recent.grouped) in the last 24 hours"
    }
}

extension ReadingFacts {
    /// How the tenant was read, why in this way, and how much came of it.
    package var sentence: String {
        let people = people == 1 ? "1 person was read" : "\(people.grouped) people were read"
        let candidates =
            switch candidates {
            case 0: ""
            case 1: "; 1 did not come and was looked up"
            default: "; \(candidates.grouped) did not come and were looked up one by one"
            }
        return "\(reason.sentence(for: way)) \(self.hadNothingToRead ? "Nobody had to be read" : people)\(candidates)."
    }
}

extension ReadingFacts {
    /// Whoever the tenant reports as removed is known without being read.
    fileprivate var hadNothingToRead: Bool { way == .delta && people == 0 && candidates == 0 }
}

extension ReadingFacts.Reason {
    /// Why the tenant was read in this way.
    package func sentence(for way: ReadingFacts.Way) -> String {
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
    package var sentence: String {
        switch self {
        case .rejected(let actor): "The plan was rejected by \(actor)."
        case .replaced(let run): "Run \(run) took the place of this one."
        }
    }

    fileprivate var advice: String {
        switch self {
        case .rejected: "Correct what was wrong, then start a new run."
        case .replaced(let run): "Look at run \(run)."
        }
    }
}

extension RunProgress {
    /// How far the run is.
    package var sentence: String {
        let so = people == 1 && total == nil ? "1 person" : "\(people.grouped) people"
        let far = total.map { "\(people.grouped) of \($0 == 1 ? "1 person" : "\($0.grouped) people")" } ?? so
        guard let paused else { return "At work: \(phase.rawValue), \(far) so far." }
        return "Paused by \(paused.by): \(phase.rawValue), \(far) so far."
    }
}

extension Run {
    /// What whoever takes something back has to know, because nothing has changed in Entra with it (R29); nil when
    /// nothing was or will be taken back.
    package var warning: String? {
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
    package static let restoringWarning =
        "Whoever is still deleted in Entra is deleted here again by the next synchronization, unless the account is "
        + "restored there or the user is held here."
}

extension RunPurpose.Aftermath {
    /// What whoever undoes a run has to know (R29).
    package func warning(isDone: Bool) -> String {
        let fact = "Entra still has the values of that run."
        return switch self {
        case .follow: "\(fact) They come back at the next synchronization unless these users are held."
        case .hold:
            "\(fact) These users \(isDone ? "are" : "will be") held, so that synchronizations leave them alone until "
                + "they are released."
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
