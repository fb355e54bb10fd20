import DirectoryCore
import DirectoryPorts

/// Reads the tenant for a synchronization, and looks up everybody whom the reading does not show: absence alone is
/// never proof (R14).
struct Observer {
    let upstream: any UpstreamDirectory
    let store: any DirectoryStore
    let connection: Connection
    let onProgress: @Sendable (RunProgress) -> Void

    /// What the tenant shows of each of the objects.
    ///
    /// - Throws: whatever keeps the reading from proving anything; then nothing is decided at all (R16).
    func observe(_ objects: [DirectoryObjectID], way: ReadingFacts.Way) async throws(Problem) -> Observation {
        let collected = try await read(objects, way: way)
        var sightings = collected.people.mapValues(Sighting.present)
        let candidates = objects.filter { sightings[$0] == nil }
        if !candidates.isEmpty {
            let looked = try await LookUp(observer: self).settle(candidates)
            sightings.merge(looked) { _, looked in looked }
        }
        return Observation(
            sightings: sightings,
            facts: ReadingFacts(way: way, people: collected.read, candidates: candidates.count))
    }

    private func read(
        _ objects: [DirectoryObjectID], way: ReadingFacts.Way
    ) async throws(Problem) -> CollectedPeople {
        let total = way == .selected ? objects.count : nil
        let onProgress = onProgress
        let collector = PeopleCollector(wanted: Set(objects)) { read in
            onProgress(RunProgress(phase: .reading, people: read, total: total))
        }
        switch way {
        case .selected:
            try await upstream.read(objects) { (page) throws(Problem) in await collector.add(page) }
        case .full:
            try await upstream.readEveryone { (page) throws(Problem) in await collector.add(page) }
        }
        let collected = await collector.result
        guard way == .selected || collected.read > 0 else { throw .upstreamEmpty(expected: objects.count) }
        return collected
    }
}

/// What a reading shows.
struct Observation: Sendable {
    let sightings: [DirectoryObjectID: Sighting]
    let facts: ReadingFacts
}
