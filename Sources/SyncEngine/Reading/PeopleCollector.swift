import DirectoryCore

/// Collects the people of a reading, in whatever order and however often pages bring them (R27).
///
/// Copies of one person that say different things settle nothing: such a person is set aside, to be read directly.
actor PeopleCollector {
    private let progress: ProgressDesk
    private let total: Int?
    private var people: [DirectoryObjectID: DirectoryUser] = [:]
    private var contradicted: Set<DirectoryObjectID> = []
    private var read = 0

    /// - Parameter total: how many people are expected; nil when that is not known.
    init(_ progress: ProgressDesk, total: Int?) {
        self.progress = progress
        self.total = total
    }

    func add(_ page: [DirectoryUser]) async {
        read += page.count
        for person in page {
            if let earlier = people.updateValue(person, forKey: person.id), earlier != person {
                contradicted.insert(person.id)
            }
        }
        await progress.tell(.reading, read, of: total)
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
