import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Reads the people that an import is about.
struct ImportReader {
    let upstream: any UpstreamDirectory
    let progress: ProgressDesk

    /// How many people a search for an import returns at most: what Graph returns on one page.
    private static let searchLimit = 999

    func read(_ selection: ImportSelection) async throws(Problem) -> ImportReading {
        switch selection {
        case .people(let ids): try await read(ids)
        case .matching(let text): try await search(text)
        case .everyone: try await readEveryone()
        }
    }

    private func read(_ ids: [DirectoryObjectID]) async throws(Problem) -> ImportReading {
        let collector = PeopleCollector(progress, total: ids.count)
        try await upstream.read(ids) { (page) throws(Problem) in await collector.add(page) }
        return try await settle(await collector.result, asked: ids, way: .selected)
    }

    private func search(_ text: String) async throws(Problem) -> ImportReading {
        let people = try await upstream.search(text, limit: Self.searchLimit)
        await progress.tell(.reading, people.count, of: people.count)
        return ImportReading(
            people: people, verdicts: [:],
            facts: ReadingFacts(way: .selected, reason: .importing, people: people.count, candidates: 0))
    }

    private func readEveryone() async throws(Problem) -> ImportReading {
        let collector = PeopleCollector(progress, total: nil)
        try await upstream.readEveryone { (page) throws(Problem) in await collector.add(page) }
        let collected = await collector.result
        guard collected.read > 0 else { throw .upstreamEmpty(expected: 1) }
        return try await settle(collected, asked: Array(collected.contradicted), way: .full)
    }

    /// Reads directly whoever was asked for and did not come, or came in contradicting copies.
    private func settle(
        _ collected: CollectedPeople, asked: [DirectoryObjectID], way: ReadingFacts.Way
    ) async throws(Problem) -> ImportReading {
        var people = collected.people
        var verdicts: [DirectoryObjectID: Verdict] = [:]
        let open = asked.filter { people[$0] == nil }
        for (id, lookup) in open.isEmpty ? [:] : try await upstream.lookUp(open) {
            switch lookup {
            case .found(let person): people[id] = person
            case .notFound(let observation): verdicts[id] = .missing(since: observation.at)
            // About this one person, and nobody else's trouble (R23).
            case .refused(let problem) where problem.code == .upstreamRefused: verdicts[id] = .failed(problem)
            case .refused(let problem): throw problem
            }
        }
        return ImportReading(
            people: Array(people.values), verdicts: verdicts,
            facts: ReadingFacts(way: way, reason: .importing, people: collected.read, candidates: open.count))
    }
}

/// The people that an import is about.
struct ImportReading: Sendable {
    let people: [DirectoryUser]
    /// What becomes of those whom the tenant does not know or does not show.
    let verdicts: [DirectoryObjectID: Verdict]
    let facts: ReadingFacts
}
