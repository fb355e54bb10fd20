import DirectoryCore
import DirectoryPorts

/// Reads chosen users by their ids, and looks up everybody whom the reading does not show: absence alone is never proof
/// (R14).
struct ChosenReading {
    let field: Field

    /// What the tenant shows of each of the objects.
    ///
    /// - Throws: whatever keeps the reading from proving anything; then nothing is decided at all (R16).
    func observe(_ objects: [DirectoryObjectID]) async throws(Problem) -> Observation {
        let collector = PeopleCollector(field.progress, total: objects.count)
        try await field.upstream.read(objects) { (page) throws(Problem) in await collector.add(page) }
        let collected = await collector.result
        var sightings = collected.people.mapValues(Sighting.present)
        let candidates = objects.filter { sightings[$0] == nil }
        sightings.merge(try await LookUp(field: field).settle(candidates)) { _, looked in looked }
        return Observation(
            sightings: sightings,
            facts: ReadingFacts(
                way: .selected, reason: .chosenPeople, people: collected.read, candidates: candidates.count))
    }
}

/// What a reading shows.
struct Observation: Sendable {
    let sightings: [DirectoryObjectID: Sighting]
    let facts: ReadingFacts
}
