import DirectoryCore

/// Where runs go on for which nobody waits: pages ask for them and answer at once.
package struct Workshop: Sendable {
    typealias Job = @Sendable () async -> Void

    private let jobs: AsyncStream<Job>
    private let door: AsyncStream<Job>.Continuation

    package init() { (jobs, door) = AsyncStream.makeStream(of: Job.self) }

    /// Works until it is closed and everything is done, or until it is cancelled: then what is at work is stopped, and
    /// has been told of its end when this returns.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for await job in jobs { group.addTask { await job() } }
        }
    }

    /// Takes in nothing more.
    package func close() { door.finish() }

    /// - Returns: whether the job was taken in; not when the workshop is closed.
    func take(_ job: @escaping Job) -> Acceptance {
        if case .terminated = door.yield(job) { .closed } else { .taken }
    }

    enum Acceptance: Sendable {
        case taken
        case closed
    }
}
