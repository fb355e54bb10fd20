import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/runs/…/pause` and its neighbors: what a person says about a run at work.
struct ControlDesk: Sendable {
    let site: Site

    /// Has a run at work wait. It does so before its next request, wherever it works.
    @Sendable func pause(_ visit: Visit) async throws -> Response {
        try await ask(visit) { run throws(Problem) in
            try await site.engine.pause(run.id, in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func resume(_ visit: Visit) async throws -> Response {
        try await ask(visit) { run throws(Problem) in
            try await site.engine.resume(run.id, in: visit.organization.id, by: visit.requester)
        }
    }

    /// Asks a run at work to stop. It ends a little later, wherever it works.
    @Sendable func stop(_ visit: Visit) async throws -> Response {
        try await ask(visit) { run throws(Problem) in
            try await site.engine.cancel(run.id, in: visit.organization.id, by: visit.requester)
        }
    }

    private func ask(_ visit: Visit, _ act: (Run) async throws(Problem) -> Void) async throws -> Response {
        let runs = RunsDesk(site: site)
        let run = try await runs.run(visit)
        try await visit.form().expectOnly([])
        do {
            try await act(run)
            return .redirect(to: visit.viewing.link("/runs/\(run.id)"))
        } catch {
            return try await runs.page(run, problem: error, for: visit)
        }
    }
}
