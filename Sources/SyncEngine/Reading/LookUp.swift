import DirectoryCore
import DirectoryPorts

/// Looks up candidates for deletion one by one, between two readings of the canaries: what is found missing in
/// between counts only while the tenant still shows the people it showed before (R15, R16).
struct LookUp {
    let field: Field

    /// Settles what became of people who did not come, and vouches for removals that a delta reported.
    ///
    /// - Parameters:
    ///   - candidates: whom to look up.
    ///   - removed: people of whom the delta said that they are gone: proof, as long as the canaries answer.
    func settle(
        _ candidates: [DirectoryObjectID], besides removed: [DirectoryObjectID] = []
    ) async throws(Problem) -> [DirectoryObjectID: Sighting] {
        guard !candidates.isEmpty || !removed.isEmpty else { return [:] }
        let canaries = try await chooseCanaries(besides: candidates + removed)
        try await requireHealth(of: canaries)
        let sightings = try await look(at: candidates)
        try await requireHealth(of: canaries)
        return sightings
    }

    /// Whether people who were deleted here are back in the tenant: readable directly, and no deleted items.
    ///
    /// A listing from a replica that lags behind still shows who has just been deleted.
    func confirmReturn(
        of people: [DirectoryObjectID]
    ) async throws(Problem) -> [DirectoryObjectID: DirectoryUser] {
        guard !people.isEmpty else { return [:] }
        var found: [DirectoryObjectID: DirectoryUser] = [:]
        for (id, lookup) in try await field.upstream.lookUp(people) {
            if case .found(let person) = lookup, person.userPrincipalName.value != nil { found[id] = person }
        }
        guard !found.isEmpty else { return [:] }
        let deleted = try await field.upstream.deletedItems(among: Array(found.keys))
        return found.filter { deleted[$0.key] == nil }
    }

    private func look(at candidates: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: Sighting] {
        guard !candidates.isEmpty else { return [:] }
        await field.progress.tell(.lookingUp, 0, of: candidates.count)
        let lookups = try await field.upstream.lookUp(candidates)
        var sightings: [DirectoryObjectID: Sighting] = [:]
        for (id, lookup) in lookups { sightings[id] = try sighting(of: lookup) }
        let notFound = candidates.filter { if case .notFound = sightings[$0] { true } else { false } }
        if !notFound.isEmpty {
            for (id, item) in try await field.upstream.deletedItems(among: notFound) {
                sightings[id] = .inDeletedItems(deletedAt: item.deletedAt, item.observation)
            }
        }
        await field.progress.tell(.lookingUp, candidates.count, of: candidates.count)
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
        let known = try await field.store.readableObjects(
            of: field.connection, limit: candidates.count + Canaries.number)
        let canaries = Canaries.choose(from: known, excluding: excluded)
        guard canaries.isEmpty else { return canaries }
        let sample = try await field.upstream.sample(candidates.count + Canaries.number)
        guard !sample.isEmpty else { throw .upstreamEmpty(expected: candidates.count) }
        return Canaries.choose(from: sample.map(\.id), excluding: excluded)
    }

    private func requireHealth(of canaries: [DirectoryObjectID]) async throws(Problem) {
        var answers: [DirectoryObjectID: DirectoryUser] = [:]
        for (id, lookup) in try await field.upstream.lookUp(canaries) {
            switch lookup {
            case .found(let person): answers[id] = person
            case .notFound: break
            case .refused(let problem): throw problem
            }
        }
        guard Canaries.areHealthy(asked: canaries, answers: answers) else { throw .permissionSuspected }
    }
}
