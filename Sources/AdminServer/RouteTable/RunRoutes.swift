import DirectoryCore
import HTTPTypes

extension Routes {
    /// What was done to users, and what is about to be.
    static func runs(_ site: Site) -> [Route] {
        let (runs, plans) = (RunsDesk(site: site), PlanDesk(site: site))
        let (following, exporting) = (FollowDesk(site: site), RunExportDesk(site: site))
        let control = ControlDesk(site: site)
        return [
            .organization(.viewRuns, .get, "/runs", runs.list),
            .organization(.viewRuns, .get, "/runs/:run", runs.show),
            .organization(.viewRuns, .get, "/runs/:run/events", following.events),
            .organization(.viewRuns, .get, "/runs/:run/progress", following.progress),
            .organization(.exportUsers, .get, "/runs/:run/export", exporting.export),
            .organization(.synchronize, .post, "/runs/:run/narrow", plans.narrow),
            .organization(.synchronize, .post, "/runs/:run/retry", plans.retry),
            .organization(.synchronize, .post, "/runs/:run/apply", plans.apply),
            .organization(.approvePlan, .post, "/runs/:run/approve", plans.approve),
            .organization(.synchronize, .post, "/runs/:run/rest", plans.applyRest),
            .organization(.synchronize, .post, "/runs/:run/reject", plans.reject),
            .organization(.synchronize, .post, "/runs/:run/refresh", plans.refresh),
            .organization(.pauseRun, .post, "/runs/:run/pause", control.pause),
            .organization(.pauseRun, .post, "/runs/:run/resume", control.resume),
            .organization(.stopRun, .post, "/runs/:run/stop", control.stop),
            .organization(.undoRun, .post, "/runs/:run/undo", plans.undo),
        ]
    }
}
