/// How far a run has come: a value that changes by events, and refuses those that do not fit.
///
/// ```
///           planned ──────────┐
///          ↗ (preview)         ↘
/// running ─┬─→ held ─────────→ applied
///          │     ↘               ↑
///          │      discarded      │
///          ├─────────────────────┘ (apply)
///          └─→ stopped
/// ```
package enum RunState: Hashable, Codable, Sendable {
    /// Somebody works on it, under a lease. Nothing has been written but the run itself.
    case running(RunProgress)
    /// The plan is stored and can be applied, by its hash.
    case planned(PlanHash)
    /// A brake held the plan: somebody has to approve it (R18). Nothing has been written.
    case held(PlanHash, [BrakeFinding])
    case applied(PlanHash)
    /// The plan will not be applied.
    case discarded(PlanHash, Discard)
    /// Nothing was written, for this reason.
    case stopped(Problem)

    /// The word for the state in lists, JSON and the database.
    package var name: String {
        switch self {
        case .running: "running"
        case .planned: "planned"
        case .held: "held"
        case .applied: "applied"
        case .discarded: "discarded"
        case .stopped: "stopped"
        }
    }

    /// The plan that the state is about.
    package var hash: PlanHash? {
        switch self {
        case .planned(let hash), .held(let hash, _), .applied(let hash), .discarded(let hash, _): hash
        case .running, .stopped: nil
        }
    }

    /// Whether a plan waits for somebody.
    package var isWaiting: Bool {
        switch self {
        case .planned, .held: true
        case .running, .applied, .discarded, .stopped: false
        }
    }

    /// Whether nothing will come of the run any more.
    package var hasEnded: Bool {
        switch self {
        case .applied, .discarded, .stopped: true
        case .running, .planned, .held: false
        }
    }

    /// Why a plan will not be applied.
    package enum Discard: Hashable, Codable, Sendable {
        case rejected(by: Actor)
        /// Another run took its place: a fresh reading, or the same plan with people left out.
        case replaced(by: RunID)
    }
}

/// Something that happens to a run.
package enum RunEvent: Hashable, Sendable {
    case progressed(RunProgress)
    /// The plan is made and waits.
    case planned(PlanHash)
    case held(PlanHash, [BrakeFinding])
    /// The plan with this hash is in the tables.
    case applied(PlanHash)
    case discarded(PlanHash, RunState.Discard)
    case stopped(Problem)
}

extension RunState {
    /// The state after an event.
    ///
    /// - Throws: `plan-mismatch` for another plan than the run's; `run-not-applicable` for an event that comes too late
    ///   or too early.
    package func after(_ event: RunEvent, of run: RunID) throws(Problem) -> RunState {
        switch (self, event) {
        case (.running, .progressed(let progress)): return .running(progress)
        case (.running, .planned(let hash)): return .planned(hash)
        case (.running, .held(let hash, let findings)): return .held(hash, findings)
        case (.running, .applied(let hash)): return .applied(hash)
        case (.running, .stopped(let problem)): return .stopped(problem)
        case (.planned(let own), .applied(let hash)), (.held(let own, _), .applied(let hash)):
            guard own == hash else { throw .planMismatch }
            return .applied(hash)
        case (.planned(let own), .discarded(let hash, let discard)),
            (.held(let own, _), .discarded(let hash, let discard)):
            guard own == hash else { throw .planMismatch }
            return .discarded(hash, discard)
        case (.applied(let own), .applied(let hash)) where own == hash: return self
        case (.applied, .applied): throw .planMismatch
        default: throw .runNotApplicable(run, state: self)
        }
    }
}
