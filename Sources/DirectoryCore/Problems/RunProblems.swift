/// Problems that the engine finds while it works.
extension Problem {
    /// A user of the selection that the reading did not settle.
    static let notObserved = Problem(
        .upstreamBadPayload, cause: "Microsoft Entra's answer did not mention this person.",
        effect: "This user was not changed.", advice: "Synchronize the user again.")

    package static let notConnected = Problem(
        .notConnected, cause: "This organization is not connected to a Microsoft Entra tenant.",
        effect: "Nothing was done.",
        advice: "Connect it with: rollcall connection set --tenant TENANT --client-id ID --secret-file FILE")

    package static let nothingSelected = Problem(
        .nothingSelected, cause: "Nobody was selected.", effect: "Nothing was done.",
        advice: "Choose at least one person.")

    /// - Parameter cause: what there is none of, such as `There is no run 7 here.`
    package static func notFound(_ cause: Sentence) -> Problem {
        Problem(
            .notFound, cause: cause, effect: "Nothing was done.",
            advice: "Check the id; lists show the ones that exist.")
    }

    package static func tenantChanged(pinned: PinnedTenant, answered: PinnedTenant) -> Problem {
        Problem(
            .tenantChanged,
            cause: "Another tenant answered: \(answered.displayName) (\(answered.id)) instead of "
                + "\(pinned.displayName) (\(pinned.id)).",
            advice: "Check the connection's tenant. To move to the other tenant for good, set the connection anew; "
                + "users of the earlier one stay and are marked.")
    }

    package static let permissionSuspected = Problem(
        .permissionSuspected,
        cause: "People who could be read at the last run cannot be read now, so missing people prove nothing.",
        effect: "Nobody was deleted and nothing was changed.",
        advice: "Ask the tenant's administrator whether the application still has the permission User.Read.All.")

    package static let permissionInsufficient = Problem(
        .permissionMissing, cause: "The application may sign in, but may not read people's user principal names.",
        advice: "Grant it the application permission User.Read.All, with an administrator's consent.")

    /// - Parameter detail: what the encoder said; holds no values.
    package static func planNotEncodable(_ detail: String) -> Problem {
        Problem(
            .storeUnavailable, cause: "The plan could not be written down: \(detail)",
            advice: "Report this as a defect.")
    }

    /// - Parameter expected: how many people were expected at least.
    package static func upstreamEmpty(expected: Int) -> Problem {
        Problem(
            .upstreamEmpty,
            cause: expected == 1
                ? "Microsoft Entra returned no people; at least 1 was expected."
                : "Microsoft Entra returned no people; at least \(expected) were expected.",
            advice: "This usually means that a permission was removed. Test the connection.")
    }

    /// - Parameter changed: how many users have changed since; nil when something else has.
    package static func planStale(changed: Int?) -> Problem {
        let cause: Sentence =
            switch changed {
            case .none: "The connection or an address has changed since this plan was made."
            case 1: "1 user has changed since this plan was made."
            case .some(let number): "\(number) users have changed since this plan was made."
            }
        return Problem(.planStale, cause: cause, advice: "Make the plan again and look at it.")
    }

    package static let planBraked = Problem(
        .planStale, cause: "So much has been removed or renamed since this plan was made that the brake holds it now.",
        advice: "Make the plan again and look at it. It is then held until somebody approves it.")

    package static let planPutsOutSteward = Problem(
        .planStale,
        cause: "The plan would delete or deactivate whoever asks for it, or the organization's last active owner.",
        advice: "Make the plan again and look at it. They are then protected.")

    package static let planMismatch = Problem(
        .planMismatch, cause: "The hash that was given is not that of this run's plan.",
        advice: "Look at the run again and apply what it shows.")

    package static func runNotApplicable(_ run: RunID, state: RunState) -> Problem {
        let cause: Sentence =
            switch state {
            case .running: "Run \(run) is still at work, so there is no plan yet."
            case .planned, .held: "Run \(run) has its plan already."
            case .applied: "Run \(run) has been applied already."
            case .discarded(_, .rejected): "The plan of run \(run) was rejected."
            case .discarded(_, .replaced(let other)): "Run \(other) took the place of run \(run)."
            case .stopped: "Run \(run) stopped before it had a plan, so there is nothing to apply."
            }
        return Problem(.runNotApplicable, cause: cause, advice: "Look at the list of runs, or start a new one.")
    }

    /// - Parameter run: the one that is at work.
    package static func runInProgress(_ run: RunID) -> Problem {
        Problem(
            .runInProgress, cause: "Run \(run) of this connection is at work.", effect: "Nothing was started.",
            advice: "Wait until it has ended, or stop it.")
    }

    /// - Parameter actor: who stopped it. Neither a schedule nor Rollcall stops a run: when it is one of them, the server
    ///   that the run was at work on was shut down.
    package static func runCanceled(by actor: Actor) -> Problem {
        Problem(
            .runCanceled,
            cause: actor.isPerson
                ? "The run was stopped by \(actor.words)." : "The run was stopped, because its server was shut down.",
            effect: "What had been read was dropped. No user was changed.",
            advice: actor.isPerson
                ? "Start it again when you are ready." : "Start it again, or wait for the next scheduled run.")
    }

    package static let runInterrupted = Problem(
        .runInterrupted, cause: "The server ended or lost its database while the run was at work.",
        effect: "What had been read was dropped. No user was changed.", advice: "Start the run again.")

    package static let leaseLost = Problem(
        .leaseLost, cause: "The run was away for so long that its place was given up.",
        effect: "What it had read was dropped. No user was changed.",
        advice: "Start the run again. If it happens often, check whether this machine is overloaded or sleeps.")

    package static let approvalNeeded = Problem(
        .approvalNeeded, cause: "The brake holds this plan, and nobody has approved it in the last 15 minutes.",
        advice: "Look at what it would do, then approve exactly this plan, apply the rest without these changes, or "
            + "reject it.")

    package static func changedSince(_ run: RunID) -> Problem {
        Problem(
            .changedSince, cause: "The user has changed since run \(run).", effect: "This user was left alone.",
            advice: "Look at the user; change it by hand if it should be as before.")
    }

    package static func nothingToUndo(_ run: RunID) -> Problem {
        Problem(
            .nothingToUndo, cause: "Run \(run) changed no user, so there is nothing to undo.",
            advice: "Choose a run that changed users.")
    }
}
