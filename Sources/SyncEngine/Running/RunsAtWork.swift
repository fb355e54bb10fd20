import DirectoryCore
import DirectoryPorts

/// What this process works on: so that a run can be stopped without waiting for its next renewal, and watched closely.
actor RunsAtWork {
    private var places: [Key: Place] = [:]
    private var applying: [Key: Int] = [:]
    /// Why plans were not applied for which nobody waited; the latest, and not many.
    private var refusals: [Key: Problem] = [:]

    /// How many refusals are remembered.
    private static let memory = 1_000

    /// - Returns: who asks for the run to be stopped.
    func enter(_ lease: Lease, _ progress: ProgressDesk) -> AsyncStream<Actor> {
        let (stream, continuation) = AsyncStream.makeStream(of: Actor.self)
        places[Key(lease)] = Place(lease: lease, stops: continuation, progress: progress)
        return stream
    }

    func leave(_ lease: Lease) {
        let key = Key(lease)
        guard let place = places[key], place.lease == lease else { return }
        places[key] = nil
        place.stops.finish()
    }

    func stop(_ run: RunID, in organization: OrganizationID, by actor: Actor) {
        places[Key(run, organization)]?.stops.yield(actor)
    }

    func pause(_ run: RunID, in organization: OrganizationID, _ pause: RunPause) async {
        await places[Key(run, organization)]?.progress.pause(pause)
    }

    func resume(_ run: RunID, in organization: OrganizationID) async {
        await places[Key(run, organization)]?.progress.resume()
    }

    /// - Parameter people: how many the plan is about.
    func beginApplying(_ run: RunID, in organization: OrganizationID, people: Int) {
        applying[Key(run, organization)] = people
        refusals[Key(run, organization)] = nil
    }

    /// - Parameter problem: why the plan was not applied.
    func endApplying(_ run: RunID, in organization: OrganizationID, _ problem: Problem?) {
        applying[Key(run, organization)] = nil
        if refusals.count >= Self.memory { refusals = [:] }
        refusals[Key(run, organization)] = problem
    }

    func activity(of run: RunID, in organization: OrganizationID) async -> RunActivity? {
        let key = Key(run, organization)
        if let place = places[key] { return .working(await place.progress.current) }
        if let people = applying[key] { return .working(RunProgress(phase: .applying, people: 0, total: people)) }
        return refusals[key].map(RunActivity.notApplied)
    }

    private struct Key: Hashable {
        let run: RunID
        let organization: OrganizationID

        init(_ run: RunID, _ organization: OrganizationID) { (self.run, self.organization) = (run, organization) }

        init(_ lease: Lease) { self.init(lease.run, lease.organization) }
    }

    private struct Place {
        let lease: Lease
        let stops: AsyncStream<Actor>.Continuation
        let progress: ProgressDesk
    }
}
