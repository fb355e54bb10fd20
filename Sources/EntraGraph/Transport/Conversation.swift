import DirectoryCore
import FoundationEssentials

/// The requests of one piece of work, made one after the other with common patience.
///
/// Pauses that others brought about are kept, but cost no patience: theirs is spent on them.
struct Conversation: Sendable {
    let endpoint: GraphEndpoint
    private var persistence: Persistence

    init(with endpoint: GraphEndpoint) {
        self.endpoint = endpoint
        persistence = Persistence(
            limits: endpoint.wire.limits, timing: endpoint.timing, logger: endpoint.logger, pauses: endpoint.pauses)
    }

    /// Makes a request until its answer can be read.
    ///
    /// - Parameter read: judges an answer; what it cannot read is asked for again.
    mutating func ask<Answer: Sendable>(
        _ request: GraphRequest, _ read: @escaping @Sendable (Reply) -> Result<Answer, Setback>
    ) async throws(Problem) -> Answer {
        try await persistence.attempt { [endpoint] in
            do {
                try await endpoint.pauses.keep(endpoint.timing)
            } catch {
                return .failure(Setback(.interrupted))
            }
            return await endpoint.send(request).flatMap(read)
        }
    }

    mutating func page(_ request: GraphRequest, _ asked: AskedProperties) async throws(Problem) -> PeoplePage {
        try await ask(request) { reply in
            reply.page(asked).map { .success($0) } ?? .failure(.unreadable(reply))
        }
    }

    /// Waits before something is asked for again.
    ///
    /// - Throws: the setback's problem when it has been asked for often enough.
    mutating func pause(after setback: Setback, attempt: Int) async throws(Problem) {
        try await persistence.pause(after: setback, attempt: attempt)
    }
}
