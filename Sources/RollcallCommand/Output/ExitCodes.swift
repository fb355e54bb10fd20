import ArgumentParser
import DirectoryCore

/// The exit codes of `rollcall`. They are part of its interface and never change their meaning.
extension ExitCode {
    /// Something failed on our side: the database, the disk.
    static let failedHere = ExitCode(1)
    /// `plan --exit-code` found something to change.
    static let changesPresent = ExitCode(2)
    /// A brake held the plan: somebody has to look at it.
    static let heldForReview = ExitCode(3)
    /// The run is done, and some of its people could not be settled: failed, unreadable or invalid.
    static let doneWithFailures = ExitCode(4)
    static let notAllowed = ExitCode(5)
    static let tenantUnreachable = ExitCode(6)
    static let conflict = ExitCode(7)
    static let usage = ExitCode(64)
}

extension Problem {
    /// The exit code of a command that this problem stopped.
    var exitCode: ExitCode {
        switch code.category {
        case .usage, .absent: .usage
        case .notAllowed, .notPermitted, .notSignedIn: .notAllowed
        case .upstream: .tenantUnreachable
        case .conflict: .conflict
        case .held: .heldForReview
        case .internal: .failedHere
        }
    }
}

extension Run {
    /// The exit code of a command that ended with this run.
    var exitCode: ExitCode {
        if case .held = state { return .heldForReview }
        let unsettled = counts[.failed] + counts[.unreadable] + counts[.invalid]
        return unsettled == 0 ? .success : .doneWithFailures
    }
}
