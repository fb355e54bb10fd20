import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall
import UnixSignals

/// What Control-C does while a run is at work: the first asks the engine to stop it, the second ends the command at
/// once.
struct Interruption: Sendable {
    let place: Workplace
    let console: Console

    /// Does work that runs something, and listens for Control-C meanwhile.
    func guarding(_ work: @escaping @Sendable () async throws -> Run) async throws -> Run {
        let presses = await UnixSignalsSequence(trapping: .sigint)
        return try await withThrowingTaskGroup(of: Run?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await listen(to: presses)
                return nil
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let run = ended { return run }
            }
            throw CancellationError()
        }
    }

    private func listen(to presses: UnixSignalsSequence) async throws {
        var isStopping = false
        for await _ in presses {
            guard !isStopping else { Foundation.exit(130) }
            isStopping = true
            console.note("\nStopping: what was read is dropped, and no user is changed. Again to leave at once.")
            try await stop()
        }
    }

    /// Stops the run at work that this account started last.
    private func stop() async throws(Problem) {
        let runs = try await place.store.runs(of: place.organization, limit: 20, before: nil)
        let mine = runs.first { run in
            guard case .running = run.state else { return false }
            return run.actor == Requester.thisAccount.actor
        }
        guard let mine else { return }
        do {
            try await place.engine.cancel(mine.id, in: place.organization, by: .thisAccount)
        } catch  where error.code == .runNotApplicable {
            return
        }
    }
}
