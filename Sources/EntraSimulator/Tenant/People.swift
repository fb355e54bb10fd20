import OrderedCollections

/// The users of a tenant, active and deleted. Only people to whom something happened take memory.
struct People: Sendable {
    let cast: Cast
    private var touched: [Int: Person] = [:]
    private var purged: Set<Int> = []
    /// Places of the soft-deleted, oldest deletion first.
    private(set) var deleted: OrderedSet<Int> = []
    private var names: SignInNames
    /// One past the last place ever given out.
    private(set) var end: Int

    init(cast: Cast) {
        self.cast = cast
        names = SignInNames(cast: cast)
        end = cast.count
    }

    /// How many are active.
    var count: Int { end - purged.count - deleted.count }

    /// The active or deleted person at a place.
    func person(at place: Int) -> Person? {
        if let person = touched[place] { return person }
        guard !purged.contains(place), let member = cast.member(at: place) else { return nil }
        return Person(id: cast.id(at: place), place: place, origin: member)
    }

    /// The active or deleted person with an id.
    func person(_ id: ObjectID) -> Person? { cast.place(of: id).flatMap { person(at: $0) } }

    func active(_ id: ObjectID) -> Person? { person(id).flatMap { $0.deletedAt == nil ? $0 : nil } }

    func active(named name: String) -> Person? {
        names.candidates(for: name).lazy.compactMap { person(at: $0) }
            .first { $0.deletedAt == nil && $0.signInName.lowercased() == name.lowercased() }
    }

    /// Whether somebody who has this id was here and is gone for good.
    func wasPurged(_ id: ObjectID) -> Bool { cast.place(of: id).map { purged.contains($0) } ?? false }

    /// The first active person at or after a place.
    func firstActive(from place: Int) -> Person? {
        var place = max(0, place)
        while place < end {
            if !deleted.contains(place), let person = person(at: place) { return person }
            place += 1
        }
        return nil
    }

    mutating func add(_ values: [Property: PropertyValue]) -> Person {
        let person = Person(id: cast.id(at: end), place: end, values: values)
        end += 1
        put(person)
        return person
    }

    /// Stores a changed person; takes care of the name index and the list of the deleted.
    mutating func put(_ person: Person) {
        touched[person.place] = person
        names.give(person.signInName, to: person.place)
        if person.deletedAt == nil { deleted.remove(person.place) } else { deleted.append(person.place) }
    }

    mutating func unpurge(_ place: Int) { purged.remove(place) }

    mutating func purge(_ person: Person) {
        touched[person.place] = nil
        deleted.remove(person.place)
        purged.insert(person.place)
    }
}
