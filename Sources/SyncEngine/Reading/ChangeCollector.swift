import DirectoryCore
import DirectoryPorts

/// Collects what a delta says, in whatever order and however often pages bring it (R27).
///
/// A delta is taken for news *that* somebody has changed, not *how*: its entries may be incomplete, old, or out of
/// order. Who is mentioned is read directly afterwards.
actor ChangeCollector {
    private var changed: [DirectoryObjectID: [DirectoryUser]] = [:]
    private var removed: [DirectoryObjectID: Sighting] = [:]

    func add(_ page: [DirectoryChange]) {
        for change in page {
            switch change {
            case .changed(let person): changed[person.id, default: []].append(person)
            case .removed(let id, let reason, let observation): removed[id] = removal(of: id, reason, observation)
            }
        }
    }

    /// Of the two reasons the permanent one is the later one.
    private func removal(
        of id: DirectoryObjectID, _ reason: Proof.DeltaReason, _ observation: Proof.Observation
    ) -> Sighting {
        if case .removed(.deleted, _)? = removed[id], reason == .changed { return removed[id] ?? .unreadable }
        return .removed(reason, observation)
    }

    /// What was said in the end.
    var result: CollectedChanges {
        CollectedChanges(
            said: changed, removed: removed.filter { changed[$0.key] == nil })
    }
}

/// What a delta said.
struct CollectedChanges: Sendable {
    /// The people of whom something was said, and whatever was said of each. Who was also said to be removed is among
    /// them: that is settled by reading.
    var said: [DirectoryObjectID: [DirectoryUser]] = [:]
    /// People of whom nothing was said but that they are gone.
    var removed: [DirectoryObjectID: Sighting] = [:]

    /// Whether a direct reading differs from something that was said: one of the two is out of date.
    func contradict(_ person: DirectoryUser) -> Bool {
        said[person.id]?.contains { $0.contradicts(person) } ?? false
    }
}
