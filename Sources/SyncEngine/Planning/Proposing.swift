import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation

/// What synchronizations and imports would do.
extension SyncEngine {
    func synchronizing(
        _ selection: Selection, leavingOut excluded: Set<DirectoryObjectID>, _ field: Field
    ) async throws(Problem) -> Proposal {
        switch selection {
        case .everyone: try await synchronizingEveryone(leavingOut: excluded, field)
        case .users, .matching: try await synchronizingChosen(selection, leavingOut: excluded, field)
        }
    }

    private func synchronizingChosen(
        _ selection: Selection, leavingOut excluded: Set<DirectoryObjectID>, _ field: Field
    ) async throws(Problem) -> Proposal {
        let users = try await store.selected(selection, by: field.connection)
        guard !users.isEmpty else { throw .nothingSelected }
        let objects = users.filter { !$0.isHeld }.compactMap(\.binding?.object).filter { !excluded.contains($0) }
        let observation = try await ChosenReading(field: field).observe(objects)
        let draft = field.safekeeping.guarding { spared in
            Draft.synchronizing(
                users, seen: observation.sightings, rules: field.connection.rules, protecting: spared,
                leavingOut: excluded)
        }
        return Proposal(draft: draft, reading: observation.facts)
    }

    private func synchronizingEveryone(
        leavingOut excluded: Set<DirectoryObjectID>, _ field: Field
    ) async throws(Problem) -> Proposal {
        let connection = field.connection
        try await requireSomebody(in: connection)
        let population = try await store.population(of: connection, at: world.now())
        let reading = EveryoneReading(
            field: field, checkpoint: try await store.checkpoint(of: connection),
            fingerprint: try connection.rules.fingerprint(), population: population, now: world.now(),
            cursors: CursorBox(secrets: secrets, connection: connection))
        let seen = try await reading.observe()
        let users = field.safekeeping.guarding { spared in
            Draft.synchronizing(
                seen.users, seen: seen.sightings, rules: connection.rules, protecting: spared, leavingOut: excluded)
        }
        let newcomers = Draft.importing(
            seen.newcomers.filter { !excluded.contains($0.id) }, rules: connection.rules)
        let mentioned = seen.users.count { !$0.isTombstone }
        // What was left out has to be read again: the checkpoint covers everybody or is none.
        return Proposal(
            draft: users.joined(by: newcomers), reading: seen.facts, quiet: population.users - mentioned,
            checkpoint: excluded.isEmpty ? seen.checkpoint : nil)
    }

    func importing(
        _ selection: ImportSelection, _ upstream: any UpstreamDirectory, _ connection: Connection,
        _ progress: ProgressDesk
    ) async throws(Problem) -> Proposal {
        let reading = try await ImportReader(upstream: upstream, progress: progress).read(selection)
        guard !reading.people.isEmpty || !reading.verdicts.isEmpty else { throw .nothingSelected }
        let bound = try await store.bound(to: reading.people.map(\.id), by: connection)
        return Proposal(
            draft: .importing(
                reading.people, unread: reading.verdicts, bound: bound.mapValues(\.user), rules: connection.rules),
            reading: reading.facts)
    }
}

extension SynchronizationRules {
    /// What a checkpoint depends on: the properties that are asked for, the scope and the mapping (R28).
    func fingerprint() throws(Problem) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            let names = try encoder.encode(properties.names + (properties.includesManager ? ["manager"] : []))
            let sources = try encoder.encode(
                mapping.sources.map { "\($0.key.rawValue)=\($0.value.map(\.rawValue))" }.sorted())
            let rest = try encoder.encode(mapping.localWins.sorted()) + encoder.encode(scope)
            let lifecycle = try encoder.encode(policy) + encoder.encode(newcomers)
            return SHA256.hash(data: names + sources + rest + lifecycle).hexadecimal
        } catch {
            throw .planNotEncodable(String(describing: error))
        }
    }
}
