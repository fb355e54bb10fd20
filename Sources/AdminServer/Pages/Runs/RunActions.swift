import DirectoryCore

/// What a run has to say for itself, and the forms that do something about it.
extension RunPage {
    /// What a run has to say for itself.
    struct Story: Sendable {
        let seen: [String]
        let effect: String
        let advice: String
        /// A class of the stylesheet.
        let tone: String
        /// The problem that stopped the run, for support.
        let stop: ProblemView?
    }

    /// The form that stops a run.
    struct Working: Sendable {
        let stop: String
        let reload: String
    }

    /// The form that takes an applied run back.
    struct Undoing: Sendable {
        let action: String
        let warning: String
    }

    /// The forms that decide about a held plan.
    struct Holdup: Sendable {
        let approve: String
        let rest: String
        let reject: String
        let refresh: String
        let hash: String
        let shortHash: String
        let button: String
    }

    /// The form that applies a plan.
    struct Approval: Sendable {
        let action: String
        let refresh: String
        let reject: String
        let hash: String
        let shortHash: String
        let button: String
    }
}

extension RunPage.Story {
    /// - Returns: nil for a preview, which is shown itself, and for a result.
    init?(_ run: Run) {
        guard let account = run.account, !run.isPreview else { return nil }
        seen = account.seen
        effect = account.effect
        advice = account.advice
        tone = Sentences.storyTone(of: run.state)
        if case .stopped(let problem) = run.state { stop = ProblemView(problem) } else { stop = nil }
    }
}

extension RunPage.Working {
    /// - Returns: nil unless the run is at work.
    init?(_ run: Run) {
        guard case .running = run.state else { return nil }
        stop = "/runs/\(run.id)/stop"
        reload = "/runs/\(run.id)"
    }
}

extension RunPage.Undoing {
    /// - Returns: nil for a run that changed nobody.
    init?(_ run: Run) {
        guard case .applied = run.state, run.counts.changing + run.counts[.protected] > 0 else { return nil }
        action = "/runs/\(run.id)/undo"
        warning = RunPurpose.Aftermath.follow.warning(isDone: false)
    }
}

extension RunPage.Holdup {
    /// - Returns: nil unless a brake holds the plan.
    init?(_ run: Run) {
        guard case .held(let planHash, _) = run.state else { return nil }
        approve = "/runs/\(run.id)/approve"
        rest = "/runs/\(run.id)/rest"
        reject = "/runs/\(run.id)/reject"
        refresh = "/runs/\(run.id)/refresh"
        hash = planHash.description
        shortHash = planHash.short
        button = Sentences.approveLabel(run)
    }
}

extension RunPage.Approval {
    /// - Returns: nil unless the run is a plan that waits.
    init?(_ run: Run) {
        guard case .planned(let planHash) = run.state, let label = Sentences.applyLabel(run) else { return nil }
        action = "/runs/\(run.id)/apply"
        refresh = "/runs/\(run.id)/refresh"
        reject = "/runs/\(run.id)/reject"
        hash = planHash.description
        shortHash = planHash.short
        button = label
    }
}
