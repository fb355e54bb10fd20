import DirectoryCore

// MARK: - Outcomes

extension English {
    /// After a number: `27 modified`.
    func word(_ outcome: Outcome) -> String {
        switch outcome {
        case .modified: "modified"
        case .deleted: "deleted"
        case .duplicate: "duplicated"
        case .imported: "imported"
        case .alreadyImported: "already imported"
        case .deactivated: "deactivated"
        case .reactivated: "reactivated"
        case .restored: "restored"
        case .unchanged: "unchanged"
        case .invalid: "invalid"
        case .missing: "missing upstream"
        case .unreadable: "not readable"
        case .outOfScope: "out of scope"
        case .protected: "protected"
        case .held: "held"
        case .failed: "failed"
        }
    }

    func outcome(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return word(outcome) }
        return switch outcome {
        case .modified: "to modify"
        case .deleted: "to delete"
        case .imported: "to import"
        case .deactivated: "to deactivate"
        case .reactivated: "to reactivate"
        case .restored: "to restore"
        case .duplicate: count == 1 ? "duplicate" : "duplicates"
        default: word(outcome)
        }
    }

    func badge(_ outcome: Outcome) -> String {
        let word = outcome == .duplicate ? "duplicate" : word(outcome)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    func sectionHeading(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String {
        guard isPlan else { return "\(number(count)) \(word(outcome))" }
        return switch outcome {
        case .modified: "\(users(count)) to change"
        case .deleted: "\(users(count)) to delete"
        case .imported: "\(people(count)) to import"
        case .deactivated: "\(users(count)) to deactivate"
        case .reactivated: "\(users(count)) to reactivate"
        case .restored: "\(users(count)) to restore"
        case .duplicate: duplicates(count)
        default: "\(number(count)) \(word(outcome))"
        }
    }

    func explanation(_ outcome: Outcome, of run: Run) -> String? {
        switch outcome {
        case .duplicate:
            "None of their fields is written. They are released by themselves once the address is free."
        case .deleted:
            switch run.state {
            case .applied: "They have lost access. Deleted users are kept for 30 days."
            case .discarded: "They were not deleted: the plan was not applied."
            case .running, .planned, .held, .stopped:
                "They lose access when the plan is applied. Deleted users are kept for 30 days."
            }
        case .invalid: "A value in Entra cannot be stored, so none of the fields is written. Correct it in Entra."
        case .missing:
            "Entra does not show them, and that is no proof that they are gone. They are kept and looked for again."
        case .unreadable: "Entra did not show enough of them to compare. They are kept as they are."
        case .deactivated: "They keep their data and cannot use the application."
        case .protected: "Marked as protected: never deleted or deactivated by a run."
        case .outOfScope: "No longer in the scope of the connection. They are kept as they are."
        case .held where run.purpose.leavingOut.isEmpty: "Held: left alone by runs until released."
        case .held: "Left out of this plan, or held: left alone by runs until released."
        case .failed: "Each for a reason of its own. Everybody else was not affected."
        case .modified, .imported, .alreadyImported, .reactivated, .restored, .unchanged: nil
        }
    }

    func showAll(_ count: Int) -> String { "Show all \(number(count))" }
    func nobodyEnded(_ outcome: Outcome) -> String { "Nobody in this run is \(word(outcome))." }
    var nobodyEndedAdvice: String { "Choose one of the numbers above." }

    func change(_ kind: ChangeKind) -> String {
        switch kind {
        case .username: "Username changed"
        case .email: "Email changed"
        case .emailCleared: "Email cleared"
        case .phone: "Phone changed"
        case .phoneCleared: "Phone cleared"
        case .name: "Name changed"
        case .access: "Access changed"
        case .restored: "Restored"
        }
    }

    func change(_ kind: ChangeKind, _ count: Int) -> String { "\(change(kind)) (\(number(count)))" }
    var allChanges: String { "All changes" }
    func sectionHeading(_ change: ChangeKind, _ count: Int) -> String { "\(self.change(change)): \(users(count))" }
    var nobodyChangesSo: String { "Nobody in this run changes so." }
}
