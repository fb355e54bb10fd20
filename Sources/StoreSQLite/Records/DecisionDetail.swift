import DirectoryCore
import Foundation

/// What an outcome rests on, as JSON with a name for every value: the form in which decisions outlive versions.
struct DecisionDetail: Codable, Equatable {
    /// Old and new value of every field that changes.
    var changes: [FieldChange]?
    /// The values of a user who is made or comes back.
    var profile: StoredProfile?
    var conflicts: [AddressConflict]?
    var invalid: [InvalidField]?
    /// Why the person is believed to be gone. A deletion or deactivation without proof and ground is that of a disabled
    /// account.
    var proof: Proof?
    var ground: Ground?
    /// The run that is undone.
    var undone: RunID?
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
            rest(on: ground)
        case .deleted(let ground): rest(on: ground)
        case .restored(let profile), .imported(let profile): self.profile = StoredProfile(profile)
        case .duplicate(let conflicts): self.conflicts = conflicts
        case .invalid(let fields): invalid = fields
        case .missing(let since): missingSince = since
        case .failed(let problem): self.problem = problem
        case .alreadyImported(let user): self.user = user
        }
    }

    /// A ground that is neither a proof nor a disabled account.
    enum Ground: String, Codable {
        case leftScope = "left-scope"
        case undone
    }

    private mutating func rest(on ground: DeletionGround) {
        switch ground {
        case .gone(let proof): self.proof = proof
        case .disabledUpstream: break
        case .leftScope: self.ground = .leftScope
        case .undone(let run): (self.ground, undone) = (.undone, run)
        }
    }

    private mutating func rest(on ground: DeactivationGround) {
        switch ground {
        case .gone(let proof): self.proof = proof
        case .disabledUpstream: break
        case .leftScope: self.ground = .leftScope
        case .undone(let run): (self.ground, undone) = (.undone, run)
        }
    }

    fileprivate var deletion: DeletionGround? {
        switch (proof, ground, undone) {
        case (let proof?, nil, nil): .gone(proof)
        case (nil, .leftScope, nil): .leftScope
        case (nil, .undone, let run?): .undone(run)
        case (nil, nil, nil): .disabledUpstream
        default: nil
        }
    }

    fileprivate var deactivation: DeactivationGround? {
        switch deletion {
        case .gone(let proof): .gone(proof)
        case .leftScope: .leftScope
        case .undone(let run): .undone(run)
        case .disabledUpstream: .disabledUpstream
        case nil: nil
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
                detail.deactivation.flatMap { ground in detail.changes.map { .deactivated(ground, $0) } }
            case .deleted: detail.deletion.map(Verdict.deleted)
            case .restored: detail.profile.map { .restored($0.profile) }
            case .imported: detail.profile.map { .imported($0.profile) }
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
