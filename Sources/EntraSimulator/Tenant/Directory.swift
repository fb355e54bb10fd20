import OrderedCollections

/// The state of one tenant's directory. A value: a copy is a snapshot, which is how a lagging replica is made.
struct Directory: Sendable {
    var people: People
    private(set) var groups: OrderedDictionary<ObjectID, Group> = [:]
    private(set) var deletedGroups: OrderedDictionary<ObjectID, Group> = [:]
    var journal = Journal()
    /// When each block of places was last touched, as a journal number; tells which rendered pages are still true.
    private var blocks: [Int: Int] = [:]
    private var nextGroup = 0

    static let blockSize = 1024
    /// Groups take their ids from places no person reaches.
    private static let firstGroupPlace = 0x8000_0000

    init(cast: Cast) { people = People(cast: cast) }

    /// The journal number of the latest change to anybody listed in these places.
    func lastChange(in places: Range<Int>) -> Int {
        let first = places.lowerBound / Self.blockSize
        let last = (places.upperBound - 1) / Self.blockSize
        if last - first < 8 { return (first...max(first, last)).reduce(0) { max($0, blocks[$1] ?? 0) } }
        return blocks.reduce(0) { (first...last).contains($1.key) ? max($0, $1.value) : $0 }
    }

    /// The user or group with this id, if it is active.
    func active(_ id: ObjectID) -> DirectoryObject? {
        people.active(id).map(DirectoryObject.user) ?? groups[id].map(DirectoryObject.group)
    }

    private mutating func note(_ event: Journal.Event, of person: Person) {
        journal.record(event, of: person.id, .user)
        blocks[person.place / Self.blockSize] = journal.latest
    }
}

/// Why the directory refused a change.
enum DirectoryError: Error, Hashable {
    case noSuchObject(ObjectID)
    case userPrincipalNameTaken(String)
    case alreadyMember
    case notMember
}

// MARK: People

extension Directory {
    mutating func create(_ values: [Property: PropertyValue], now: Timestamp) throws(DirectoryError) -> Person {
        if let name = values[.userPrincipalName]?.string, people.active(named: name) != nil {
            throw .userPrincipalNameTaken(name)
        }
        let person = people.add(values.merging([.createdDateTime: .time(now)]) { $1 })
        note(.created, of: person)
        return person
    }

    /// Changes properties of an active person; what stays the same is no change.
    mutating func update(_ id: ObjectID, _ values: [Property: PropertyValue]) throws(DirectoryError) {
        guard var person = people.active(id) else { throw .noSuchObject(id) }
        if let name = values[.userPrincipalName]?.string, let holder = people.active(named: name), holder.id != id {
            throw .userPrincipalNameTaken(name)
        }
        var changed: Set<Property> = []
        for (property, value) in values where person.set(property, to: value) { changed.insert(property) }
        guard !changed.isEmpty else { return }
        people.put(person)
        note(.updated(changed), of: person)
    }

    /// Two people exchange names, which `update` would refuse.
    mutating func swapSignInNames(_ first: ObjectID, _ second: ObjectID) throws(DirectoryError) {
        guard var one = people.active(first) else { throw .noSuchObject(first) }
        guard var other = people.active(second) else { throw .noSuchObject(second) }
        let names = (one.signInName, other.signInName)
        _ = one.set(.userPrincipalName, to: .string(names.1))
        _ = other.set(.userPrincipalName, to: .string(names.0))
        for person in [one, other] {
            people.put(person)
            note(.updated([.userPrincipalName]), of: person)
        }
    }

    mutating func setManager(of id: ObjectID, to managerID: ObjectID?) throws(DirectoryError) {
        guard var person = people.active(id) else { throw .noSuchObject(id) }
        if let managerID, people.active(managerID) == nil { throw .noSuchObject(managerID) }
        person.managerID = managerID
        people.put(person)
        note(.managerChanged, of: person)
    }

    mutating func delete(_ id: ObjectID, now: Timestamp) throws(DirectoryError) {
        guard var person = people.active(id) else { throw .noSuchObject(id) }
        person.deletedAt = now
        people.put(person)
        note(.deleted, of: person)
    }

    mutating func restore(_ id: ObjectID) throws(DirectoryError) -> Person {
        guard var person = people.person(id), person.deletedAt != nil else { throw .noSuchObject(id) }
        guard people.active(named: person.signInName) == nil else { throw .userPrincipalNameTaken(person.signInName) }
        person.deletedAt = nil
        people.put(person)
        note(.restored, of: person)
        return person
    }

    mutating func purge(_ id: ObjectID) throws(DirectoryError) {
        guard let person = people.person(id) else { throw .noSuchObject(id) }
        people.purge(person)
        note(.purged, of: person)
    }

    /// Deleted items are kept 30 days (https://learn.microsoft.com/graph/api/resources/directory).
    mutating func purgeExpired(now: Timestamp) {
        while let place = people.deleted.first, let person = people.person(at: place), let deletedAt = person.deletedAt,
            deletedAt + 30 * 86_400 <= now
        {
            people.purge(person)
            note(.purged, of: person)
        }
    }
}

// MARK: Groups

extension Directory {
    mutating func createGroup(
        _ values: [Property: PropertyValue], members: OrderedSet<ObjectID> = [], now: Timestamp
    ) -> Group {
        let place = Self.firstGroupPlace + nextGroup
        nextGroup += 1
        let group = Group(
            id: people.cast.id(at: place), place: place,
            values: values.merging([.createdDateTime: .time(now), .renewedDateTime: .time(now)]) { $1 },
            members: members)
        groups[group.id] = group
        journal.record(.created, of: group.id, .group)
        return group
    }

    mutating func updateGroup(_ id: ObjectID, _ values: [Property: PropertyValue]) throws(DirectoryError) {
        guard var group = groups[id] else { throw .noSuchObject(id) }
        var changed: Set<Property> = []
        for (property, value) in values where group.set(property, to: value) { changed.insert(property) }
        guard !changed.isEmpty else { return }
        groups[id] = group
        journal.record(.updated(changed), of: id, .group)
    }

    mutating func deleteGroup(_ id: ObjectID, now: Timestamp) throws(DirectoryError) {
        guard var group = groups.removeValue(forKey: id) else { throw .noSuchObject(id) }
        group.deletedAt = now
        deletedGroups[id] = group
        journal.record(.deleted, of: id, .group)
    }

    mutating func restoreGroup(_ id: ObjectID) throws(DirectoryError) -> Group {
        guard var group = deletedGroups.removeValue(forKey: id) else { throw .noSuchObject(id) }
        group.deletedAt = nil
        groups[id] = group
        journal.record(.restored, of: id, .group)
        return group
    }

    mutating func purgeGroup(_ id: ObjectID) throws(DirectoryError) {
        guard deletedGroups.removeValue(forKey: id) != nil || groups.removeValue(forKey: id) != nil else {
            throw .noSuchObject(id)
        }
        journal.record(.purged, of: id, .group)
    }

    mutating func add(_ member: ObjectID, to groupID: ObjectID) throws(DirectoryError) {
        guard var group = groups[groupID] else { throw .noSuchObject(groupID) }
        guard active(member) != nil else { throw .noSuchObject(member) }
        guard group.members.append(member).inserted else { throw .alreadyMember }
        groups[groupID] = group
        journal.record(.joined(member), of: groupID, .group)
    }

    mutating func remove(_ member: ObjectID, from groupID: ObjectID) throws(DirectoryError) {
        guard var group = groups[groupID] else { throw .noSuchObject(groupID) }
        guard group.members.remove(member) != nil else { throw .notMember }
        groups[groupID] = group
        journal.record(.left(member), of: groupID, .group)
    }
}

// MARK: Membership

extension Directory {
    /// The active direct members, in the order they joined.
    func members(of group: Group) -> [DirectoryObject] { group.members.compactMap { active($0) } }

    /// Members of the group and of the groups inside it, each once; the inner groups are among them.
    func transitiveMembers(of group: Group) -> [DirectoryObject] {
        var seen: OrderedSet<ObjectID> = []
        var waiting = [group]
        while let next = waiting.popLast() {
            for member in next.members where member != group.id && seen.append(member).inserted {
                if let inner = groups[member] { waiting.append(inner) }
            }
        }
        return seen.compactMap { active($0) }
    }

    /// The groups an object is in, directly or through other groups.
    func groups(of id: ObjectID, transitive: Bool) -> [Group] {
        var found: OrderedSet<ObjectID> = []
        var waiting = [id]
        while let next = waiting.popLast() {
            for group in groups.values where group.members.contains(next) && group.id != id {
                if found.append(group.id).inserted && transitive { waiting.append(group.id) }
            }
        }
        return found.compactMap { groups[$0] }
    }
}
