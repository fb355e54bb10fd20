/// Problems of whoever pauses a run, or resumes it.
extension Problem {
    /// For a run that waits already.
    package static func alreadyPaused(_ run: RunID, _ pause: RunPause) -> Problem {
        Problem(
            .alreadyPaused, cause: "Run \(run) has been paused already, by \(pause.by).",
            effect: "It goes on waiting.", advice: "Resume it, or stop it.")
    }

    /// For a run at work that does not wait.
    package static func notPaused(_ run: RunID) -> Problem {
        Problem(
            .notPaused, cause: "Run \(run) is not paused.", effect: "It goes on as it did.",
            advice: "Look at the run; pause it if it should wait.")
    }

    /// For a run that reads no tenant, or has read it.
    package static func notPausable(_ run: RunID) -> Problem {
        Problem(
            .notPausable, cause: "Run \(run) does not read the tenant now, so there is nothing to wait with.",
            effect: "The run goes on. What it writes is written at once or not at all.",
            advice: "Wait until it has ended; it can be undone then.")
    }

    /// - Parameter pause: the one during which the time was over.
    package static func pausedTooLong(_ pause: RunPause) -> Problem {
        Problem(
            .pausedTooLong,
            cause: "The run was paused by \(pause.by), and waited for \(Int(RunPause.patience) / 60) minutes.",
            effect: "What had been read was too old to prove anything and was dropped. No user was changed.",
            advice: "Start it again when you are ready.")
    }
}
