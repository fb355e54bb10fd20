/// Everything that happened, numbered, so that a delta query can tell what is new since a number.
struct Journal: Sendable {
    enum Event: Sendable, Hashable {
        case created
        case updated(Set<Property>)
        /// Soft-deleted.
        case deleted
        /// Gone for good.
        case purged
        case restored
        case managerChanged
        case joined(ObjectID)
        case left(ObjectID)
    }

    struct Entry: Sendable {
        var sequence: Int
        var object: ObjectID
        var kind: Schema.Kind
        var event: Event
    }

    private(set) var entries: [Entry] = []

    /// The number of the latest entry; 0 at the start.
    var latest: Int { entries.count }

    mutating func record(_ event: Event, of object: ObjectID, _ kind: Schema.Kind) {
        entries.append(Entry(sequence: entries.count + 1, object: object, kind: kind, event: event))
    }

    /// Makes an entry say nothing.
    mutating func erase(at index: Int) { entries[index].event = .updated([]) }

    /// The entries after a number, up to another.
    func entries(after start: Int, through end: Int) -> ArraySlice<Entry> {
        let lower = min(max(0, start), entries.count)
        return entries[lower..<max(lower, min(end, entries.count))]
    }
}
