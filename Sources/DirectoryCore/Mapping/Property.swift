/// A property of an object as JSON carries it. *Absent*, `null` and a value are three different things (R5):
/// absent keeps what we have, null clears.
///
/// Source: delta responses omit what was never set and send null for what was cleared,
/// <https://learn.microsoft.com/graph/delta-query-overview>
package enum Property<Value: Hashable & Sendable>: Hashable, Sendable {
    case absent
    case null
    case value(Value)

    /// Whether both say something, and not the same.
    func contradicts(_ other: Property) -> Bool { self != .absent && value != other.value }

    /// The value, nil for both absent and null. Not for mapping.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
