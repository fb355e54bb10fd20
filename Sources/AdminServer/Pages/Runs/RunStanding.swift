import DirectoryCore
import DirectoryPorts

/// What a page tells of a run beyond the run itself.
struct RunStanding: Sendable {
    /// Why what was just asked for was not done.
    var problem: Problem?
    /// What this server knows of a run that it works on.
    var activity: RunActivity?
    /// What a waiting plan is measured against, and by which limits.
    var population: Population?
    var connection: Connection?
    /// How a waiting plan stands to what is there now.
    var plan: PlanStanding?
}
