import DirectoryCore
import DirectoryPorts

/// The runs at work in this process, so that one of them can be stopped without waiting for its next renewal.
actor RunsAtWork {
    private var stops: [Lease: AsyncStream<Actor>.Continuation] = [:]

    /// - Returns: who asks for the run to be stopped.
    func enter(_ lease: Lease) -> AsyncStream<Actor> {
        let (stream, continuation) = AsyncStream.makeStream(of: Actor.self)
        stops[lease] = continuation
        return stream
    }

    func leave(_ lease: Lease) {
        stops.removeValue(forKey: lease)?.finish()
    }

    func stop(_ run: RunID, in organization: OrganizationID, by actor: Actor) {
        for (lease, continuation) in stops where lease.run == run && lease.organization == organization {
            continuation.yield(actor)
        }
    }
}
