/// A user or a group, where Graph mixes them.
enum DirectoryObject: Sendable {
    case user(Person)
    case group(Group)

    var id: ObjectID {
        switch self {
        case .user(let person): person.id
        case .group(let group): group.id
        }
    }

    var schema: Schema {
        switch self {
        case .user: .user
        case .group: .group
        }
    }

    /// Nil if the property was never set, or does not exist on this type.
    subscript(_ property: Property) -> PropertyValue? {
        switch self {
        case .user(let person): person[property]
        case .group(let group): group[property]
        }
    }

    /// As a full reading shows it: never-set is null, or an empty collection where null is not allowed.
    func shown(_ property: Property) -> PropertyValue { self[property] ?? schema.absentValue(of: property) }
}
