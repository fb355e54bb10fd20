import DirectoryCore
import DirectoryPorts

/// Runs that write what we already know: they ask the tenant nothing.
extension SyncEngine {
    /// What brings back the state before a run (R29).
    func undoing(
        _ id: RunID, _ aftermath: RunPurpose.Aftermath, _ connection: Connection
    ) async throws(Problem) -> Proposal {
        guard let run = try await store.run(id, of: connection.organization) else {
            throw .notFound("There is no run \(id) here.")
        }
        let decisions = try await writing(of: run)
        let users = try await store.bound(to: decisions.map(\.subject.object), by: connection)
        let draft = Draft.undoing(id, decisions: decisions, users: users.mapValues(\.user))
        guard draft.count > 0, !users.isEmpty else { throw .nothingToUndo(id) }
        return Proposal(draft: draft, aftermath: aftermath)
    }

    /// The decisions of a run that may have changed a user.
    private func writing(of run: Run) async throws(Problem) -> [Decision] {
        var decisions: [Decision] = []
        for outcome in Outcome.writing where run.counts[outcome] > 0 {
            var page = PageRequest(size: 1_000)
            while true {
                let found = try await store.decisions(
                    of: run.id, outcome: outcome, page: page, in: run.organization)
                decisions += found.rows
                guard page.number < found.pageCount else { break }
                page = PageRequest(number: page.number + 1, size: page.size)
            }
        }
        return decisions
    }

    /// What brings tombstones back as the users they were (R20).
    func restoring(_ users: [UserID], _ connection: Connection) async throws(Problem) -> Proposal {
        Proposal(draft: .restoring(try await store.tombstones(users, by: connection)))
    }
}

extension Outcome {
    /// Those in which a run may have changed a user.
    fileprivate static let writing: [Outcome] = [
        .modified, .deleted, .imported, .deactivated, .reactivated, .restored, .protected,
    ]
}

extension OutcomeCounts {
    /// How many people a run may have changed.
    var writing: Int { Outcome.writing.map { self[$0] }.reduce(0, +) }
}
