import DirectoryCore

/// Collects the people of a reading, in whatever order and however often pages bring them (R27).
///
/// Copies of one person that say different things settle nothing: such a person is set aside, to be read directly.
actor PeopleCollector {
    /// Whom to keep; nil for everybody.
    private let wanted: Set<DirectoryObjectID>?
    private let onProgress: @Sendable (Int) -> Void
    private var people: [DirectoryObjectID: DirectoryUser] = [:]
    private var contradicted: Set<DirectoryObjectID> = []
    private var read = 0

    init(wanted: Set<DirectoryObjectID>?, onProgress: @escaping @Sendable (Int) -> Void) {
        self.wanted = wanted
        self.onProgress = onProgress
    }

    func add(_ page: [DirectoryUser]) {
        read += page.count
        for person in page where wanted?.contains(person.id) ?? true {
            if let earlier = people.updateValue(person, forKey: person.id), earlier != person {
                contradicted.insert(person.id)
            }
        }
        onProgress(read)
    }

    /// What was collected: people that were read once or always alike, and those that were not.
    var result: CollectedPeople {
        CollectedPeople(
            people: people.filter { !contradicted.contains($0.key) }, contradicted: contradicted, read: read)
    }
}

/// The people of a reading.
struct CollectedPeople: Sendable {
    var people: [DirectoryObjectID: DirectoryUser]
    let contradicted: Set<DirectoryObjectID>
    /// How many rows came, repeated ones included.
    let read: Int
}
