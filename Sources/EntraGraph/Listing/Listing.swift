package import DirectoryCore
import Logging

extension GraphDirectory {
    /// Reads everybody, 999 a page, which costs the tenant one resource unit: a small tenant in one request, a large one
    /// in several listings at once.
    ///
    /// People come twice where a listing had to begin again, and those of the first page come again with their shard.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/user-list>
    package func readEveryone(
        _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        let everybody = PeopleListing(endpoint: endpoint, asked: .inFull(selection))
        var conversation = Conversation(with: endpoint)
        let first = try await conversation.page(everybody.request, everybody.asked)
        var walk = everybody.walk(from: everybody.request)
        let next = try walk.follow(first.nextLink)
        try await onPage(endpoint.people(of: first))
        guard let next else { return }

        switch try await readInShards(everybody, sample: first, &conversation, onPage) {
        case .complete: return
        case .notTried: try await conversation.read(everybody, from: .get(next), onPage)
        case .incomplete: try await conversation.read(everybody, from: everybody.request, onPage)
        }
    }

    private func readInShards(
        _ everybody: PeopleListing, sample: PeoplePage, _ conversation: inout Conversation,
        _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) -> ShardedListing.Outcome {
        guard !selection.includesManager, let expected = try await conversation.countEverybody(),
            let sharded = ShardedListing(everybody, sample: sample, expected: expected)
        else { return .notTried }
        // The lanes end before this returns, so nothing escapes.
        let outcome = await withoutActuallyEscaping(onPage) { await sharded.read($0) }
        return try outcome.get()
    }
}

extension Conversation {
    /// How many people `/users` has, as the index of the advanced queries counts them.
    ///
    /// - Returns: nil when the tenant does not answer such queries, as Azure AD B2C does not.
    fileprivate mutating func countEverybody() async throws(Problem) -> Int? {
        do throws(Problem) {
            return try await ask(.count(GraphLink(host: endpoint.host, path: "/users/$count"))) { reply in
                reply.count.map { .success($0) } ?? .failure(.unreadable(reply))
            }
        } catch  where error.isRefusal {
            endpoint.logger.notice(
                "Reading everybody in one listing: the tenant does not count its people", metadata: error.labels)
            return nil
        } catch {
            throw error
        }
    }
}
