/// Objects in a fixed order, each at a position: what a list walks.
struct ObjectSource {
    /// The first object at or after a position, and the position after it.
    let next: (Int) -> (object: DirectoryObject, following: Int)?

    /// Everybody in `/users`.
    static func people(of directory: Directory) -> ObjectSource {
        ObjectSource { position in
            directory.people.firstActive(from: position).map { (.user($0), $0.place + 1) }
        }
    }

    static func objects(_ objects: [DirectoryObject]) -> ObjectSource {
        ObjectSource { position in
            objects.indices.contains(position) ? (objects[position], position + 1) : nil
        }
    }

    func all(where isIncluded: (DirectoryObject) -> Bool) -> [DirectoryObject] {
        var found: [DirectoryObject] = []
        var position = 0
        while let (object, following) = next(position) {
            if isIncluded(object) { found.append(object) }
            position = following
        }
        return found
    }
}
