/// A user as the directory holds it: what the seed made, overlaid with what happened since.
struct Person: Sendable {
    let id: ObjectID
    /// Where the tenant lists this person.
    let place: Int
    private let origin: CastMember?
    private var changes: [Property: PropertyValue]
    /// Set once the manager is another than the seed's; nil inside for none.
    private var changedManagerID: ObjectID??
    /// Set while the person is in `deletedItems`.
    var deletedAt: Timestamp?

    /// A person of the seed.
    init(id: ObjectID, place: Int, origin: CastMember) {
        self.id = id
        self.place = place
        self.origin = origin
        changes = [:]
    }

    /// A person made later.
    init(id: ObjectID, place: Int, values: [Property: PropertyValue]) {
        self.id = id
        self.place = place
        origin = nil
        changes = values
    }

    var managerID: ObjectID? {
        get { changedManagerID ?? origin?.managerID }
        set { changedManagerID = .some(newValue) }
    }

    /// Nil if the property was never set.
    subscript(_ property: Property) -> PropertyValue? {
        switch property {
        case .id: .string(id.description)
        case .deletedDateTime: deletedAt.map(PropertyValue.time)
        case .userPrincipalName: .string(userPrincipalName)
        default: changes[property] ?? origin?[property]
        }
    }

    /// With the id in front while the person is deleted.
    var userPrincipalName: String { deletedAt == nil ? signInName : id.withoutHyphens + signInName }

    /// The userPrincipalName that a restored person gets back.
    var signInName: String { changes[.userPrincipalName]?.string ?? origin?.userPrincipalName ?? "" }

    /// Sets a property and says whether that made a difference.
    mutating func set(_ property: Property, to value: PropertyValue) -> Bool {
        let before = changes[property] ?? origin?[property]
        guard before != value, !(before == nil && (value == .null || value == .strings([]))) else { return false }
        changes[property] = value
        return true
    }
}
