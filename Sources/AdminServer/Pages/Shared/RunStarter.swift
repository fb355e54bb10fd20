import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// Asks the engine for a run and finds the page that shows what came of it.
struct RunStarter: Sendable {
    let site: Site
    let visit: Visit

    /// - Returns: the address of the run, applied, planned or stopped.
    /// - Throws: the problem, when it was not recorded as a run.
    func run(_ ask: (RunRequest) async throws(Problem) -> Run) async throws(Problem) -> PageLink {
        let last = try await latest()
        do {
            return visit.viewing.link("/runs/\(try await ask(RunRequest(by: visit.requester)).id)")
        } catch {
            guard let stopped = try await latest(), stopped.state == .stopped(error), isNews(stopped, after: last)
            else { throw error }
            return visit.viewing.link("/runs/\(stopped.id)")
        }
    }

    /// Whether the run was stopped since: it is a new one, or one that was at work and was joined.
    private func isNews(_ stopped: Run, after last: Run?) -> Bool {
        guard let last else { return true }
        return stopped.id > last.id || !last.state.hasEnded
    }

    private func latest() async throws(Problem) -> Run? {
        try await site.store.runs(of: visit.organization.id, limit: 1, before: nil).first
    }
}

extension Response {
    /// Sends the browser on to a page of ours with GET, so that going back or reloading asks for nothing twice.
    static func redirect(to link: PageLink) -> Response {
        Response(status: .seeOther, headers: [.location: link.description])
    }
}
