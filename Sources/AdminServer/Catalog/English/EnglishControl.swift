import DirectoryCore
import DirectoryPorts
import FoundationEssentials

// MARK: - Runs that wait

extension English {
    var pause: String { "Pause" }
    var resume: String { "Resume" }

    var pausing: String {
        "Pausing keeps what has been read and changes no user. After 30 minutes the run stops by itself."
    }

    func paused(_ pause: RunPause) -> String {
        "Paused by \(actor(pause.by)) since \(clock(pause.since)). No user is changed. "
            + "If nobody resumes it within 30 minutes, the run stops, because what it has read is too old then."
    }

    func pauseHeard(_ pause: RunPause) -> String { "Paused by \(actor(pause.by))." }
    func timeLeft(_ left: TimeLeft) -> String { left.words }

    func planMade(at date: Date) -> String { "Made on \(moment(date).text)." }

    func stale(_ change: PlanStanding.Change, leavesOut: Bool) -> String {
        let cause =
            switch change {
            case .users(1): "1 user changed since this preview."
            case .users(let count): "\(users(count)) changed since this preview."
            case .connection: "The connection changed since this preview."
            }
        return "\(cause) Refresh to see what would happen now."
            + (leavesOut ? " Whoever was left out stays left out." : "")
    }

    func held(_ runs: [RunID]) -> String {
        guard runs.count != 1, let first = runs.first else { return runs.first.map(runIsHeld) ?? "" }
        return "\(number(runs.count)) runs are held for review, the latest is run \(first)."
    }

    var reviewHeld: String { "Review" }
    var rejectHeld: String { "Reject and keep users as they are" }

    func heading(of finding: BrakeFinding) -> String {
        switch finding {
        case .removals(let planned, _, _, let population), .half(let planned, let population):
            "Held: \(number(planned)) of \(users(population)) would lose access."
        case .renames(let planned, _, _, let population):
            "Held: \(number(planned)) of \(users(population)) would get another email or username."
        case .clearings(let field, let planned, _):
            "Held: \(self.field(field)) would become empty for \(users(planned))."
        }
    }

    /// `14:02 UTC`
    private func clock(_ date: Date) -> String {
        let reading = ClockReading(date, in: zone)
        return "\(reading.time) \(reading.zone)"
    }
}
