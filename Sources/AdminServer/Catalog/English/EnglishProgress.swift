import DirectoryCore
import DirectoryPorts

// MARK: - A run at work, and a plan that waits

extension English {
    func phase(_ phase: RunProgress.Phase) -> String {
        switch phase {
        case .reading: "Reading from Entra"
        case .lookingUp: "Looking up who did not come"
        case .comparing: "Comparing"
        case .applying: "Applying"
        }
    }

    func progress(_ progress: RunProgress) -> String {
        let done = number(progress.people)
        let parts: [String?] =
            switch progress.phase {
            case .reading: [progress.total.map { "\(done) of about \(number($0)) read" } ?? "\(done) read"]
            case .lookingUp: [progress.total.map { "\(done) of \(number($0)) looked up" } ?? "\(done) looked up"]
            case .comparing: ["\(people(progress.people)) compared"]
            case .applying: [progress.total.map { "Writing what becomes of \(people($0))" }]
            }
        return (parts.compactMap(\.self) + findings(progress)).joined(separator: " · ")
    }

    private func findings(_ progress: RunProgress) -> [String] {
        if let counts = progress.counts {
            return counts.listed.filter { $0.outcome != .unchanged }
                .map { "\(number($0.count)) \(outcome($0.outcome, $0.count, isPlan: true))" }
        }
        guard let noticed = progress.noticed, noticed > 0 else { return [] }
        return [noticed == 1 ? "1 differs" : "\(number(noticed)) differ"]
    }

    func milestone(_ phase: RunProgress.Phase, percent: Int) -> String {
        percent == 0 ? self.phase(phase) : "\(self.phase(phase)): \(percent) %"
    }

    func pause(seconds: Int) -> String {
        "Microsoft asked us to wait \(seconds == 1 ? "1 second" : "\(number(seconds)) seconds"). No action needed."
    }

    var pauseBegun: String { "Microsoft asked us to wait. No action needed." }

    func stopping(in phase: RunProgress.Phase) -> String {
        switch phase {
        case .reading, .lookingUp, .comparing:
            "Stopping drops what has been read. No user has been changed yet, and nothing is half-written."
        case .applying:
            "Everything is written at once or not at all. Stopping now may come too late; then the run is done."
        }
    }

    var applyingPlan: String { "Applying…" }
    var watchedByMany: String { "Many people watch this run. The page looks every two seconds." }

    func allowed(removals: Int, recent: Int, limit: Int) -> String {
        let sentence =
            removals > limit
            ? "\(counted(removals, "deletion or deactivation", "deletions and deactivations")); \(number(limit)) allowed"
            : "\(number(removals)) of \(number(limit)) allowed deletions and deactivations"
        return recent == 0 ? "\(sentence)." : "\(sentence), after \(number(recent)) in the last 24 hours."
    }

    func confirmRemovals(_ count: Int) -> String {
        "\(users(count)) would lose access. Type \(count) to approve that"
    }

    func confirmationMissing(_ count: Int) -> (cause: String, advice: String) {
        (
            "The number of users who lose access was not typed as it is.",
            "Look at who is deleted or deactivated. To approve that, type \(count) and press the button again."
        )
    }

    func leaveOut(_ name: String) -> String { "Leave out \(name)" }
    var viewChanges: String { "View changes" }

    func retry(_ count: Int) -> String {
        count == 1 ? "Try the 1 failed again" : "Try the \(number(count)) failed again"
    }

    func resolveDuplicates(_ count: Int) -> String {
        count == 1 ? "Look at 1 duplicate" : "Look at \(number(count)) duplicates"
    }

    func filter(_ filter: RunQuery.Standing) -> String {
        switch filter {
        case .atWork: "At work"
        case .waiting: "Waiting for you"
        case .done: "Done"
        case .stopped: "Stopped"
        case .discarded: "Given up"
        }
    }

    func filter(kind: RunKind) -> String {
        switch kind {
        case .synchronization: "Synchronizations"
        case .importing: "Imports"
        case .undo: "Undone"
        case .restoration: "Restorations"
        }
    }

    var allRuns: String { "All" }
    var noRunsMatchAdvice: String { "Choose another filter, or see all of them." }
}
