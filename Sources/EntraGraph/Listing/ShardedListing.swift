import DirectoryCore
import Logging

/// Everybody in several listings, some of which are read at the same time: what a delta or one listing does in a chain
/// of pages, a large tenant answers several times as fast.
///
/// As many lanes as the limits allow go through the listings. Each lane has the patience of a whole reading, which its
/// listings spend one after the other: no lane waits longer for itself than a single reading would, and whoever is
/// throttled makes all of them pause.
struct ShardedListing: Sendable {
    private let endpoint: GraphEndpoint
    private let listings: [PeopleListing]
    private let expected: Int

    enum Outcome: Hashable, Sendable {
        case complete
        /// Nothing was read: one listing serves the tenant as well.
        case notTried
        /// Some were read, and it is not certain that they are all.
        case incomplete
    }

    private static let mostShards = 12
    /// Longer addresses are refused.
    ///
    /// Source: <https://learn.microsoft.com/graph/filter-query-parameter>
    private static let longestURL = 2_047

    /// - Parameters:
    ///   - sample: some of the people.
    ///   - expected: how many there are.
    /// - Returns: nil for a tenant that is not worth it, or cannot be divided.
    init?(_ everybody: PeopleListing, sample: PeoplePage, expected: Int) {
        let (endpoint, asked) = (everybody.endpoint, everybody.asked)
        guard expected > endpoint.wire.limits.listings * 999 else { return nil }
        let list = { PeopleListing(endpoint: endpoint, asked: asked, where: $0) }
        let shards = Shards(
            sample: sample.people.compactMap(\.user.userPrincipalName.value),
            limit: min(Self.mostShards, expected / 999)
        ) { beginnings in
            list(.beginningOtherwise(beginnings)).request.link.url.utf8.count <= Self.longestURL
        }
        guard !shards.beginnings.isEmpty else { return nil }
        self.endpoint = endpoint
        self.expected = expected
        // The remainder first: should the tenant refuse it, little was read in vain.
        listings = [list(.beginningOtherwise(shards.beginnings))] + shards.shards.map { list(.beginning($0)) }
    }

    /// Reads all of them. The first problem ends all; one of a listing that the tenant refuses is none.
    func read(
        _ onPage: @escaping @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async -> Result<Outcome, Problem> {
        switch await readAll(onPage) {
        case .success(let read): return .success(judge(read))
        case .failure(let problem) where problem.isRefusal:
            endpoint.logger.notice(
                "Reading everybody in one listing: the tenant refuses to list a part of its people",
                metadata: problem.labels)
            return .success(.incomplete)
        case .failure(let problem): return .failure(problem)
        }
    }

    /// The shards have nobody in common, so what they hold adds up. The tenant counts in an index that lags behind, and
    /// people come and go meanwhile.
    private func judge(_ read: Int) -> Outcome {
        let tolerance = max(10, expected / 50)
        guard read < expected - tolerance else { return .complete }
        endpoint.logger.notice(
            "Reading everybody in one listing: the parts held too few people",
            metadata: ["read": "\(read)", "expected": "\(expected)"])
        return .incomplete
    }

    private func readAll(
        _ onPage: @escaping @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async -> Result<Int, Problem> {
        await withTaskGroup(of: Lane.self) { group in
            var waiting = listings[...]
            for _ in 0..<max(1, endpoint.wire.limits.listings) {
                guard let listing = waiting.popFirst() else { break }
                group.addTask { await Lane(conversation: Conversation(with: endpoint)).read(listing, onPage) }
            }
            var read = 0
            while let lane = await group.next() {
                switch lane.outcome {
                case .success(let items): read += items
                case .failure:
                    group.cancelAll()
                    return lane.outcome
                }
                guard let listing = waiting.popFirst() else { continue }
                group.addTask { await lane.read(listing, onPage) }
            }
            return .success(read)
        }
    }
}

/// Reads one listing after the other.
private struct Lane: Sendable {
    var conversation: Conversation
    /// How many items the latest listing had.
    var outcome: Result<Int, Problem> = .success(0)

    func read(
        _ listing: PeopleListing, _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async -> Lane {
        var lane = self
        do throws(Problem) {
            lane.outcome = .success(try await lane.conversation.read(listing, from: listing.request, onPage))
        } catch {
            lane.outcome = .failure(error)
        }
        return lane
    }
}
