import OrderedCollections

/// A stretch of the journal summed up per object, in the order the objects first changed.
struct JournalDigest {
    struct Change {
        var properties: Set<Property> = []
        /// Made, deleted, restored: the object is shown completely, or as a tombstone.
        var isWhole = false
        var managerChanged = false
        /// For groups: who joined (true) or left (false) last.
        var members: OrderedDictionary<ObjectID, Bool> = [:]
    }

    private var changes: OrderedDictionary<ObjectID, Change> = [:]

    init(_ entries: ArraySlice<Journal.Entry>, of kind: Schema.Kind) {
        for entry in entries where entry.kind == kind { note(entry.event, of: entry.object) }
    }

    var objects: [ObjectID] { Array(changes.keys) }

    subscript(_ id: ObjectID) -> Change { changes[id] ?? Change() }

    private mutating func note(_ event: Journal.Event, of id: ObjectID) {
        if case .updated([]) = event { return }
        var change = self[id]
        switch event {
        case .updated(let properties): change.properties.formUnion(properties)
        case .managerChanged: change.managerChanged = true
        case .joined(let member): change.members[member] = true
        case .left(let member): change.members[member] = false
        case .created, .deleted, .purged, .restored: change.isWhole = true
        }
        changes[id] = change
    }
}
