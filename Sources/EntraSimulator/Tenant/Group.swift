import OrderedCollections

/// A group as the directory holds it.
struct Group: Sendable {
    let id: ObjectID
    let place: Int
    private var values: [Property: PropertyValue]
    /// Direct members in the order they joined: people (deleted ones too, so that a restored person is back) and groups.
    var members: OrderedSet<ObjectID>
    var owners: OrderedSet<ObjectID> = []
    var deletedAt: Timestamp?

    init(id: ObjectID, place: Int, values: [Property: PropertyValue], members: OrderedSet<ObjectID> = []) {
        self.id = id
        self.place = place
        self.values = values
        self.members = members
    }

    /// Nil if the property was never set.
    subscript(_ property: Property) -> PropertyValue? {
        switch property {
        case .id: .string(id.description)
        case .deletedDateTime: deletedAt.map(PropertyValue.time)
        default: values[property]
        }
    }

    var displayName: String { values[.displayName]?.string ?? "" }

    /// Sets a property and says whether that made a difference.
    mutating func set(_ property: Property, to value: PropertyValue) -> Bool {
        guard values[property] != value, !(values[property] == nil && value == .null) else { return false }
        values[property] = value
        return true
    }
}
