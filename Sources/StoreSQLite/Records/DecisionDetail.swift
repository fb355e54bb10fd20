import DirectoryCore
import Foundation

/// What an outcome rests on, as JSON with a name for every value: the form in which decisions outlive versions.
struct DecisionDetail: Codable, Equatable {
    /// Old and new value of every field that changes.
    var changes: [FieldChange]?
    /// The values of a user who is made or comes back.
    var profile: Profile?
    var conflicts: [AddressConflict]?
    var invalid: [InvalidField]?
    /// Why the person is believed to be gone; nothing when the account was disabled.
    var proof: Proof?
    var missingSince: Date?
    var problem: Problem?
    var user: UserID?

    init() {}

    /// - Returns: nil when the outcome says it all.
    init?(of verdict: Verdict) {
        switch verdict {
        case .unchanged, .unreadable, .outOfScope, .held: return nil
        case .modified(let changes), .reactivated(let changes), .protected(let changes): self.changes = changes
        case .deactivated(let ground, let changes):
            self.changes = changes
            if case .gone(let proof) = ground { self.proof = proof }
        case .deleted(let ground): if case .gone(let proof) = ground { self.proof = proof }
        case .restored(let profile), .imported(let profile): self.profile = profile
        case .duplicate(let conflicts): self.conflicts = conflicts
        case .invalid(let fields): invalid = fields
        case .missing(let since): missingSince = since
        case .failed(let problem): self.problem = problem
        case .alreadyImported(let user): self.user = user
        }
    }
}

extension Verdict {
    /// - Returns: nil when the detail lacks what the outcome needs.
    init?(_ outcome: Outcome, _ detail: DecisionDetail) {
        let verdict: Verdict? =
            switch outcome {
            case .unchanged: .unchanged
            case .unreadable: .unreadable
            case .outOfScope: .outOfScope
            case .held: .held
            case .modified: detail.changes.map(Verdict.modified)
            case .reactivated: detail.changes.map(Verdict.reactivated)
            case .protected: detail.changes.map(Verdict.protected)
            case .deactivated:
                detail.changes.map { .deactivated(detail.proof.map(DeactivationGround.gone) ?? .disabledUpstream, $0) }
            case .deleted: .deleted(detail.proof.map(DeletionGround.gone) ?? .disabledUpstream)
            case .restored: detail.profile.map(Verdict.restored)
            case .imported: detail.profile.map(Verdict.imported)
            case .duplicate: detail.conflicts.map(Verdict.duplicate)
            case .invalid: detail.invalid.map(Verdict.invalid)
            case .missing: detail.missingSince.map(Verdict.missing)
            case .failed: detail.problem.map(Verdict.failed)
            case .alreadyImported: detail.user.map(Verdict.alreadyImported)
            }
        guard let verdict else { return nil }
        self = verdict
    }
}
