import DirectoryCore
import FoundationEssentials

/// Where a run waits while somebody has paused it.
actor PauseGate {
    private let now: @Sendable () -> Date
    private(set) var pause: RunPause?
    /// How long the pauses before this one lasted, in seconds.
    private var spent: TimeInterval = 0
    private var waiting: [AsyncStream<Never>.Continuation] = []

    /// - Parameter now: the clock.
    init(_ now: @escaping @Sendable () -> Date) { self.now = now }

    /// - Returns: whether it was open.
    func close(for pause: RunPause) -> Bool {
        guard self.pause == nil else { return false }
        self.pause = pause
        return true
    }

    /// - Returns: whether it was closed.
    func open() -> Bool {
        guard let pause else { return false }
        spent += now().timeIntervalSince(pause.since)
        self.pause = nil
        for place in waiting { place.finish() }
        waiting = []
        return true
    }

    /// Lets whoever comes go on, at once or when the pause is over.
    ///
    /// - Returns: whether it had to wait.
    /// - Throws: when the task is cancelled meanwhile.
    func pass() async throws(Problem) -> Bool {
        var hasWaited = false
        while let pause {
            hasWaited = true
            let (opening, place) = AsyncStream.makeStream(of: Never.self)
            waiting.append(place)
            for await _ in opening {}
            if Task.isCancelled { throw .runCanceled(by: pause.by) }
        }
        return hasWaited
    }

    /// The pause with which the run has waited for as long as it may; nil while it may go on waiting.
    var lastStraw: RunPause? {
        guard let pause, spent + now().timeIntervalSince(pause.since) >= RunPause.patience else { return nil }
        return pause
    }
}
