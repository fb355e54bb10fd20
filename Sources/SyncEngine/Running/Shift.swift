import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Logging

/// A run at work: keeps its lease alive, tells how far it is, has it wait while somebody wants that, and ends it when it
/// is done, stopped or lost.
struct Shift {
    let lease: Lease
    let request: RunRequest
    let store: any DirectoryStore
    let world: World
    let atWork: RunsAtWork
    let logger: Logger
    /// Who stops the run when the task that works on it is cancelled.
    let canceler: Actor

    /// Does the work while the lease lives.
    ///
    /// - Parameter work: ends the run itself when it succeeds.
    /// - Throws: what stopped the work, after it has been stored with the run.
    func work(_ work: @escaping @Sendable (ProgressDesk) async throws(Problem) -> Run) async throws(Problem) -> Run {
        let progress = ProgressDesk(world.now, request.onProgress)
        let stops = await atWork.enter(lease, progress)
        let ending = await withTaskGroup(of: Ending.self) { group in
            group.addTask { await Ending { () throws(Problem) in try await work(progress) } }
            group.addTask { await keepLeaseAlive(progress) }
            group.addTask { await waitForStop(stops) }
            let first = await group.next() ?? .abandoned
            group.cancelAll()
            return first
        }
        await atWork.leave(lease)
        return try await conclude(ending)
    }

    private func conclude(_ ending: Ending) async throws(Problem) -> Run {
        let problem: Problem
        switch ending {
        case .done(let run): return run
        case .failed(let cause) where !Task.isCancelled: problem = cause
        case .failed, .abandoned: problem = .runCanceled(by: canceler)
        }
        // A stop, or a renewal, may have come when all was done.
        if let run = await end(because: problem), run.state.hash != nil { return run }
        logger.warning("stopped", metadata: ["run": "\(lease.run)", "problem": "\(problem.code.rawValue)"])
        throw problem
    }

    /// Stores why the run stopped. The store refuses that when the lease is lost, or the run has ended already.
    ///
    /// - Returns: the run as it is stored; nil when that cannot be known. Its lease then ends by itself, and it is closed
    ///   as interrupted.
    private func end(because problem: Problem) async -> Run? {
        let (store, lease, now, logger) = (store, lease, world.now(), logger)
        // A run that was cancelled still has to say so, and a cancelled task cannot.
        return await Task { () async -> Run? in
            do throws(Problem) {
                return try await store.stop(lease, because: problem, reading: nil, at: now)
            } catch {
                logger.notice(
                    "stop not stored", metadata: ["run": "\(lease.run)", "problem": "\(error.code.rawValue)"])
            }
            do throws(Problem) {
                return try await store.run(lease.run, of: lease.organization)
            } catch {
                return nil
            }
        }.value
    }

    private func keepLeaseAlive(_ progress: ProgressDesk) async -> Ending {
        while true {
            do {
                try await world.sleep(Lease.renewal)
            } catch {
                return .abandoned
            }
            do throws(Problem) {
                switch try await store.renew(lease, progress: await progress.current, at: world.now()) {
                case .goOn: await progress.resume()
                case .pause(let pause): await progress.pause(pause)
                case .stop(let actor): return .failed(.runCanceled(by: actor))
                }
            } catch {
                guard error.code != .leaseLost else { return .failed(error) }
                logger.warning(
                    "lease not renewed", metadata: ["run": "\(lease.run)", "problem": "\(error.code.rawValue)"])
            }
            if let pause = await progress.lastStraw { return .failed(.pausedTooLong(pause)) }
        }
    }

    private func waitForStop(_ stops: AsyncStream<Actor>) async -> Ending {
        for await actor in stops { return .failed(.runCanceled(by: actor)) }
        return .abandoned
    }

    /// How the first of the tasks came to its end.
    private enum Ending: Sendable {
        case done(Run)
        case failed(Problem)
        /// Cancelled from outside.
        case abandoned

        init(_ work: () async throws(Problem) -> Run) async {
            do throws(Problem) {
                self = .done(try await work())
            } catch {
                self = .failed(error)
            }
        }
    }
}
