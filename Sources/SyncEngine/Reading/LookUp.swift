import DirectoryCore
import DirectoryPorts

/// Looks up candidates for deletion one by one, between two readings of the canaries: what is found missing in
/// between counts only while the tenant still shows the people it showed before (R15, R16).
struct LookUp {
    let observer: Observer

    func settle(_ candidates: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: Sighting] {
        let canaries = try await chooseCanaries(besides: candidates)
        try await requireHealth(of: canaries)
        let sightings = try await look(at: candidates)
        try await requireHealth(of: canaries)
        return sightings
    }

    private func look(at candidates: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: Sighting] {
        observer.onProgress(RunProgress(phase: .lookingUp, people: 0, total: candidates.count))
        let lookups = try await observer.upstream.lookUp(candidates)
        var sightings: [DirectoryObjectID: Sighting] = [:]
        for (id, lookup) in lookups { sightings[id] = try sighting(of: lookup) }
        let notFound = candidates.filter { if case .notFound = sightings[$0] { true } else { false } }
        if !notFound.isEmpty {
            for (id, item) in try await observer.upstream.deletedItems(among: notFound) {
                sightings[id] = .inDeletedItems(deletedAt: item.deletedAt, item.observation)
            }
        }
        observer.onProgress(RunProgress(phase: .lookingUp, people: candidates.count, total: candidates.count))
        return sightings
    }

    /// A refusal that is about this one person fails this person; any other stops the run.
    private func sighting(of lookup: DirectLookup) throws(Problem) -> Sighting {
        switch lookup {
        case .found(let person): .present(person)
        case .notFound(let observation): .notFound(observation)
        case .refused(let problem) where problem.code == .upstreamRefused: .unsettled(problem)
        case .refused(let problem): throw problem
        }
    }

    /// Users seen at the last run; where there are none besides the candidates, people from the top of the listing.
    private func chooseCanaries(
        besides candidates: [DirectoryObjectID]
    ) async throws(Problem) -> [DirectoryObjectID] {
        let excluded = Set(candidates)
        let known = try await observer.store.readableObjects(
            of: observer.connection, limit: candidates.count + Canaries.number)
        let canaries = Canaries.choose(from: known, excluding: excluded)
        guard canaries.isEmpty else { return canaries }
        let sample = try await observer.upstream.sample(candidates.count + Canaries.number)
        guard !sample.isEmpty else { throw .upstreamEmpty(expected: candidates.count) }
        return Canaries.choose(from: sample.map(\.id), excluding: excluded)
    }

    private func requireHealth(of canaries: [DirectoryObjectID]) async throws(Problem) {
        var answers: [DirectoryObjectID: DirectoryUser] = [:]
        for (id, lookup) in try await observer.upstream.lookUp(canaries) {
            switch lookup {
            case .found(let person): answers[id] = person
            case .notFound: break
            case .refused(let problem): throw problem
            }
        }
        guard Canaries.areHealthy(asked: canaries, answers: answers) else { throw .permissionSuspected }
    }
}
