import DirectoryCore
import Foundation

extension Decision {
    /// Why the person ended so in a run, in a sentence; nil where the changed fields say it all.
    func reason(in run: Run?) -> String? {
        switch verdict {
        case .modified, .unchanged, .imported, .reactivated, .restored: nil
        case .deleted(let ground): ground.sentence
        case .deactivated(let ground, _): ground.sentence
        case .duplicate(let conflicts): conflicts.map(\.sentence).joined(separator: "; ")
        case .invalid(let fields): fields.map { "\($0.field.label) \($0.reason.sentence)" }.joined(separator: "; ")
        case .missing(let since): "not found in Entra since \(since.short), not proven gone"
        case .unreadable: "Entra does not show the user principal name; ask for User.Read.All"
        case .outOfScope: "no longer in the connection's scope"
        case .protected: "runs do not delete or deactivate this user"
        case .held where run?.purpose.leavingOut.contains(subject.object) == true: "left out of this plan"
        case .held: "runs leave this user alone until released"
        case .failed(let problem): problem.cause.description
        case .alreadyImported: "here already"
        }
    }
}

extension DeletionGround {
    fileprivate var sentence: String {
        switch self {
        case .gone(let proof): proof.sentence
        case .disabledUpstream: "disabled in Entra, which this connection deletes"
        case .leftScope: "no longer in the connection's scope, which this connection deletes"
        case .undone(let run): "run \(run) is undone"
        }
    }
}

extension DeactivationGround {
    fileprivate var sentence: String {
        switch self {
        case .gone(let proof): proof.sentence
        case .disabledUpstream: "disabled in Entra"
        case .leftScope: "no longer in the connection's scope"
        case .undone(let run): "run \(run) is undone"
        }
    }
}

extension Proof {
    fileprivate var sentence: String {
        switch self {
        case .deltaRemoved(.changed, _): "deleted in Entra, can be restored there"
        case .deltaRemoved(.deleted, _): "permanently deleted in Entra"
        case .inDeletedItems(let date?, _): "in Entra's deleted users since \(date.short)"
        case .inDeletedItems(nil, _): "in Entra's deleted users"
        case .notFoundTwice(let first, let observation):
            "not found in Entra at \(first.short) and at \(observation.at.short)"
        }
    }
}

extension AddressConflict {
    /// Both sides in one sentence.
    var sentence: String {
        let source = holder.object == nil ? "made in this application" : "imported"
        return "\(field.rawValue) \(wanted) belongs to \(holder.name) (\(source)), written \(holder.value)"
    }
}

extension Date {
    /// Minutes, in UTC.
    var short: String {
        formatted(.iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false))
            + " UTC"
    }
}
