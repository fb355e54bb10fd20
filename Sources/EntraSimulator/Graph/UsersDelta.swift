/// `/users/delta`.
struct UsersDelta {
    let call: GraphCall

    func answer(in tenant: Tenant) throws(GraphError) -> Reply {
        let directory = tenant.visible
        let latest = directory.journal.latest
        let round = try DeltaRound(call: call, schema: .user, setName: "users", latest: latest)
        if round.isLatestRequest { return round.reply([], next: .settled(at: latest)) }
        let phase = round.phase(latest: latest)
        if let pause = round.pause(before: phase) { return pause }
        switch phase {
        case .full(let position, let since): return full(round, from: position, since: since, directory)
        case .changes(let after, let through, let position):
            return changes(round, after: after, through: through, from: position, directory)
        case .settled(let sequence): return round.reply([], next: .settled(at: sequence))
        }
    }

    // MARK: The first round

    private func full(_ round: DeltaRound, from position: Int, since: Int, _ directory: Directory) -> Reply {
        var items: [DeltaRound.Item] = []
        var place = position
        while items.count < call.deltaHabits.pageSize {
            guard let person = directory.people.firstActive(from: place) else {
                return round.reply(
                    items + repeats(before: position, round, directory) + tombstones(round, directory),
                    next: .settled(at: since))
            }
            place = person.place + 1
            if round.includes(person.id) { items.append(item(person, changed: nil, round, directory)) }
        }
        return round.reply(
            items + repeats(before: position, round, directory), next: .full(position: place, since: since))
    }

    private func repeats(before position: Int, _ round: DeltaRound, _ directory: Directory) -> [DeltaRound.Item] {
        guard let every = call.deltaHabits.repeatsEvery, every > 0, position > 0 else { return [] }
        return stride(from: max(0, position - call.deltaHabits.pageSize), to: position, by: every).compactMap {
            directory.people.firstActive(from: $0).map { item($0, changed: nil, round, directory) }
        }
    }

    private func tombstones(_ round: DeltaRound, _ directory: Directory) -> [DeltaRound.Item] {
        guard call.deltaHabits.showsOldTombstones else { return [] }
        return directory.deletedPeople.map { DeltaRound.tombstone($0.id, isRestorable: true) }
    }

    // MARK: Later rounds

    private func changes(
        _ round: DeltaRound, after: Int, through: Int, from position: Int, _ directory: Directory
    ) -> Reply {
        let changed = JournalDigest(directory.journal.entries(after: after, through: through), of: .user)
        let shown = changed.objects.filter { round.includes($0) && isTracked(changed[$0], by: round) }
        let end = min(position + call.deltaHabits.pageSize, shown.count)
        let items = shown[min(position, end)..<end].map { item($0, changed[$0], round, directory) }
        return round.reply(
            items,
            next: end < shown.count
                ? .changes(after: after, through: through, position: end) : .settled(at: through))
    }

    private func isTracked(_ change: JournalDigest.Change, by round: DeltaRound) -> Bool {
        guard !change.isWhole, let selection = round.selection else { return true }
        let isManagerChange = change.managerChanged && selection.relations.contains(.manager)
        return isManagerChange || !change.properties.isDisjoint(with: selection.properties)
    }

    private func item(
        _ id: ObjectID, _ change: JournalDigest.Change, _ round: DeltaRound, _ directory: Directory
    ) -> DeltaRound.Item {
        guard let person = directory.people.active(id) else {
            return DeltaRound.tombstone(id, isRestorable: directory.people.person(id) != nil)
        }
        return item(person, changed: change.isWhole ? nil : change.properties, round, directory)
    }

    private func item(
        _ person: Person, changed: Set<Property>?, _ round: DeltaRound, _ directory: Directory
    ) -> DeltaRound.Item {
        let isSparse = round.isMinimal || call.deltaHabits.isSparse
        return { writer in
            writer.object {
                round.writeProperties(of: .user(person), changed: changed, isSparse: isSparse, into: &$0)
                if round.selection?.relations.contains(.manager) == true, let manager = person.managerID {
                    $0.key("manager@delta")
                    $0.array {
                        $0.object {
                            $0.field("@odata.type", Schema.user.typeName)
                            $0.field("id", manager.description)
                        }
                    }
                }
            }
        }
    }
}
