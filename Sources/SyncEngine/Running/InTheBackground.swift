package import DirectoryCore
package import DirectoryPorts
import Logging

/// Runs for which nobody waits: they go on in the workshop.
extension SyncEngine {
    /// How long whoever has a plan applied waits for it.
    private static let patience: Duration = .seconds(2)

    package func start(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await start(purpose, in: organization, request) { _ in }
    }

    package func startRefreshing(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        let (old, hash) = try await waiting(run, in: organization)
        let purpose = RunPurpose(old.purpose.work, then: .preview, leavingOut: old.purpose.leavingOut)
        return try await start(purpose, in: organization, request) { new in
            await attempt("replacing a plan", run) { () throws(Problem) in
                _ = try await store.discard(run, hash, .replaced(by: new.id), in: organization, at: world.now())
            }
        }
    }

    package func activity(of run: RunID, in organization: OrganizationID) async -> RunActivity? {
        await atWork.activity(of: run, in: organization)
    }

    package func startApplying(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        guard let plan = try await store.run(run, of: organization) else {
            throw .notFound("There is no run \(run) here.")
        }
        let (answers, answer) = AsyncStream.makeStream(of: Result<Run, Problem>.self)
        await atWork.beginApplying(run, in: organization, people: plan.selected)
        let acceptance = workshop.take {
            answer.yield(await apply(run, hash, in: organization, by: requester))
            answer.finish()
        }
        guard acceptance == .taken else {
            await atWork.endApplying(run, in: organization, nil)
            throw .runCanceled(by: .system)
        }
        guard let result = await first(of: answers) else { return plan }
        // Whoever asked is told now.
        await atWork.endApplying(run, in: organization, nil)
        return try result.get()
    }

    private func apply(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async -> Result<Run, Problem> {
        do throws(Problem) {
            let applied = try await apply(run, hash: hash, in: organization, by: requester)
            await atWork.endApplying(run, in: organization, nil)
            return .success(applied)
        } catch {
            await atWork.endApplying(run, in: organization, error)
            logger.notice("not applied", metadata: ["run": "\(run)", "problem": "\(error.code.rawValue)"])
            return .failure(error)
        }
    }

    /// - Returns: nil when the answer takes longer than a person waits.
    private func first<Answer: Sendable>(of answers: AsyncStream<Answer>) async -> Answer? {
        let world = world
        return await withTaskGroup(of: Answer?.self) { group in
            group.addTask { await answers.first { _ in true } }
            group.addTask {
                // Cancelled when the answer is there, or nobody wants it any more.
                try? await world.sleep(Self.patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    /// Begins a run and has it go on in the workshop.
    ///
    /// - Parameter afterwards: is told of the run when it has come to a plan or further.
    private func start(
        _ purpose: RunPurpose, in organization: OrganizationID, _ request: RunRequest,
        _ afterwards: @escaping @Sendable (Run) async -> Void
    ) async throws(Problem) -> Run {
        let begun: BegunRun
        switch try await begin(purpose, in: organization, request) {
        case .joined(let run): return run
        case .begun(let new): begun = new
        }
        let acceptance = workshop.take {
            await attempt("background run", begun.run.id) { () throws(Problem) in
                await afterwards(try await carryOut(begun, request, canceledBy: .system))
            }
        }
        guard acceptance == .closed else { return begun.run }
        let problem = Problem.runCanceled(by: .system)
        _ = try await store.stop(begun.lease, because: problem, reading: nil, at: world.now())
        throw problem
    }

    /// What goes wrong is in the run's own record; the log tells where it happened.
    private func attempt(_ what: String, _ run: RunID, _ work: () async throws(Problem) -> Void) async {
        do throws(Problem) {
            try await work()
        } catch {
            logger.notice(
                "not done", metadata: ["what": "\(what)", "run": "\(run)", "problem": "\(error.code.rawValue)"])
        }
    }
}
