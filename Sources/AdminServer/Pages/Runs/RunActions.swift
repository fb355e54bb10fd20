import DirectoryCore
import DirectoryPorts

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

    /// The form that takes an applied run back.
    struct Undoing: Sendable {
        let action: String
        let warning: String
    }

    /// The forms that decide about a held plan.
    struct Holdup: Sendable {
        /// Nil for whoever may not.
        let approve: String?
        let rest: String
        let reject: String
        let refresh: String
        let hash: String
        let shortHash: String
        /// Says when what the plan rests on was read.
        let made: String?
        let rejectButton: String
        let button: String
        /// Asks to type how many users lose access; nil when nobody does.
        let confirm: String?
    }

    /// The form that applies a plan.
    struct Approval: Sendable {
        let action: String
        let refresh: String
        let reject: String
        let hash: String
        let shortHash: String
        /// Says when what the plan rests on was read.
        let made: String?
        /// Whether it would be refused: then refreshing comes first.
        let isStale: Bool
        let button: String
    }
}

extension RunPage.Stale {
    /// - Returns: nil unless the plan of a run waits and is out of date.
    init?(_ run: Run, _ standing: RunStanding, _ viewing: Viewing) {
        guard run.state.isWaiting else { return nil }
        if let change = standing.plan?.change {
            sentence = viewing.words.stale(change, leavesOut: !run.purpose.leavingOut.isEmpty)
        } else if let refusal = standing.problem, refusal.code == .planStale {
            // Why is said above; here is the way on.
            sentence = viewing.words.say(refusal.advice)
        } else {
            return nil
        }
        refresh = viewing.may(.synchronize) ? viewing.link("/runs/\(run.id)/refresh").description : nil
    }
}

extension RunPage.Story {
    /// - Returns: nil for a preview, which is shown itself, and for a result.
    init?(_ run: Run, _ words: any Words) {
        guard let story = words.story(of: run), !run.isPreview else { return nil }
        seen = story.seen
        effect = story.effect
        advice = story.advice
        tone = Self.tone(of: run.state)
        if case .stopped(let problem) = run.state { stop = ProblemView(problem, words) } else { stop = nil }
    }

    private static func tone(of state: RunState) -> String {
        switch state {
        case .held: "warning"
        case .stopped: "danger"
        case .running, .planned, .discarded, .applied: "quiet"
        }
    }
}

extension RunPage.Undoing {
    /// - Returns: nil for a run that changed nobody.
    init?(_ run: Run, _ viewing: Viewing) {
        guard viewing.may(.undoRun), case .applied = run.state, run.counts.changing + run.counts[.protected] > 0 else {
            return nil
        }
        action = viewing.link("/runs/\(run.id)/undo").description
        warning = viewing.words.undoWarning
    }
}

extension RunPage.Holdup {
    /// - Returns: nil unless a brake holds the plan.
    init?(_ run: Run, _ standing: PlanStanding?, _ viewing: Viewing) {
        guard viewing.may(.synchronize), case .held(let planHash, _) = run.state else { return nil }
        made = standing.map { viewing.words.planMade(at: $0.madeAt) }
        rejectButton = viewing.words.rejectHeld
        approve = viewing.may(.approvePlan) ? viewing.link("/runs/\(run.id)/approve").description : nil
        rest = viewing.link("/runs/\(run.id)/rest").description
        reject = viewing.link("/runs/\(run.id)/reject").description
        refresh = viewing.link("/runs/\(run.id)/refresh").description
        hash = planHash.description
        shortHash = planHash.short
        button = viewing.words.approve(changes: run.counts.changing)
        confirm = run.counts.removals > 0 ? viewing.words.confirmRemovals(run.counts.removals) : nil
    }
}

extension RunPage.Approval {
    /// - Returns: nil unless the run is a plan that waits.
    init?(_ run: Run, _ standing: PlanStanding?, _ viewing: Viewing) {
        guard viewing.may(.synchronize), case .planned(let planHash) = run.state,
            let label = Self.label(run, viewing.words)
        else { return nil }
        made = standing.map { viewing.words.planMade(at: $0.madeAt) }
        isStale = standing?.change != nil
        action = viewing.link("/runs/\(run.id)/apply").description
        refresh = viewing.link("/runs/\(run.id)/refresh").description
        reject = viewing.link("/runs/\(run.id)/reject").description
        hash = planHash.description
        shortHash = planHash.short
        button = label
    }

    /// - Returns: nil when there is nothing to write.
    private static func label(_ run: Run, _ words: any Words) -> String? {
        if run.counts.changing > 0 { return words.apply(changes: run.counts.changing) }
        if run.counts[.protected] > 0 { return words.applyPlan }
        return run.kind == .synchronization ? words.recordNothing : nil
    }
}
