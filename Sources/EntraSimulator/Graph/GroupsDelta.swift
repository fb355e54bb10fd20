import OrderedCollections

/// `/groups/delta`. With `members` in `$select` each group carries `members@delta`; a large group is split, its further
/// slices come on later pages under the same id.
struct GroupsDelta {
    let call: GraphCall

    /// One group, or a slice of one, as it stands on a page.
    private struct Slice {
        var group: Group
        /// Nil to show everything that is set.
        var changed: Set<Property>?
        /// Who joined (true) or left (false); nil if members were not asked for.
        var members: [(id: ObjectID, isMember: Bool)]?
    }

    func answer(in tenant: Tenant) throws(GraphError) -> Reply {
        let directory = tenant.visible
        let latest = directory.journal.latest
        let round = try DeltaRound(call: call, schema: .group, setName: "groups", latest: latest)
        if round.isLatestRequest { return round.reply([], next: .settled(at: latest)) }
        let phase = round.phase(latest: latest)
        if let pause = round.pause(before: phase) { return pause }
        switch phase {
        case .full(let position, let since):
            let items = fullItems(round, directory)
            return page(items, round, from: position, more: { .full(position: $0, since: since) }, end: since)
        case .changes(let after, let through, let position):
            let items = changedItems(round, after: after, through: through, directory)
            return page(
                items, round, from: position,
                more: { .changes(after: after, through: through, position: $0) }, end: through)
        case .settled(let sequence): return round.reply([], next: .settled(at: sequence))
        }
    }

    private func page(
        _ items: [DeltaRound.Item], _ round: DeltaRound, from position: Int, more: (Int) -> DeltaToken.Phase, end: Int
    ) -> Reply {
        let last = min(position + call.deltaHabits.pageSize, items.count)
        return round.reply(
            Array(items[min(position, last)..<last]), next: last < items.count ? more(last) : .settled(at: end))
    }

    private func fullItems(_ round: DeltaRound, _ directory: Directory) -> [DeltaRound.Item] {
        let wantsMembers = round.selection?.relations.contains(.members) == true
        let slices = directory.groups.values.filter { round.includes($0.id) }.flatMap { group in
            split(
                Slice(
                    group: group, changed: nil,
                    members: wantsMembers ? directory.members(of: group).map { ($0.id, true) } : nil))
        }
        let tombstones = call.deltaHabits.showsOldTombstones ? Array(directory.deletedGroups.keys) : []
        return slices.map { item($0, round, directory) }
            + tombstones.map { DeltaRound.tombstone($0, isRestorable: true) }
    }

    private func changedItems(
        _ round: DeltaRound, after: Int, through: Int, _ directory: Directory
    ) -> [DeltaRound.Item] {
        let digest = JournalDigest(directory.journal.entries(after: after, through: through), of: .group)
        let wantsMembers = round.selection?.relations.contains(.members) == true
        return digest.objects.filter { round.includes($0) }.flatMap { id -> [DeltaRound.Item] in
            let change = digest[id]
            guard let group = directory.groups[id] else {
                return [DeltaRound.tombstone(id, isRestorable: directory.deletedGroups[id] != nil)]
            }
            let isPropertyTracked =
                round.selection.map { !change.properties.isDisjoint(with: $0.properties) } ?? !change.properties.isEmpty
            guard change.isWhole || isPropertyTracked || wantsMembers && !change.members.isEmpty else { return [] }
            return split(slice(group, change, wantsMembers, directory)).map { item($0, round, directory) }
        }
    }

    private func slice(
        _ group: Group, _ change: JournalDigest.Change, _ wantsMembers: Bool, _ directory: Directory
    ) -> Slice {
        guard wantsMembers else { return Slice(group: group, changed: change.isWhole ? nil : change.properties) }
        let members =
            change.isWhole
            ? directory.members(of: group).map { ($0.id, true) } : change.members.map { ($0.key, $0.value) }
        return Slice(group: group, changed: change.isWhole ? nil : change.properties, members: members)
    }

    private func split(_ slice: Slice) -> [Slice] {
        guard let members = slice.members, members.count > call.deltaHabits.membersPerPage else { return [slice] }
        return stride(from: 0, to: members.count, by: max(1, call.deltaHabits.membersPerPage)).map { start in
            var part = slice
            part.members = Array(members[start..<min(start + max(1, call.deltaHabits.membersPerPage), members.count)])
            return part
        }
    }

    private func item(_ slice: Slice, _ round: DeltaRound, _ directory: Directory) -> DeltaRound.Item {
        let isSparse = round.isMinimal || call.deltaHabits.isSparse
        return { writer in
            writer.object {
                round.writeProperties(of: .group(slice.group), changed: slice.changed, isSparse: isSparse, into: &$0)
                guard let members = slice.members, !members.isEmpty else { return }
                $0.key("members@delta")
                $0.array {
                    for member in members {
                        $0.object {
                            $0.field("@odata.type", (directory.active(member.id)?.schema ?? .user).typeName)
                            $0.field("id", member.id.description)
                            if !member.isMember { $0.objectField("@removed") { $0.field("reason", "deleted") } }
                        }
                    }
                }
            }
        }
    }
}
