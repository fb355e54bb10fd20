/// People whose latest changes have not reached the replica that readers see, while everybody else's have.
struct Lag: Sendable {
    /// The people as the replica knows them.
    let frozen: [Person]
    /// The journal number when they were frozen.
    let since: Int

    /// The directory as the replica shows it.
    func view(of directory: Directory) -> Directory {
        var view = directory
        let ids = Set(frozen.map(\.id))
        view.hide(ids, since: since)
        for person in frozen { view.people.show(person) }
        return view
    }
}

extension People {
    /// Puts a person back to an earlier state.
    mutating func show(_ person: Person) {
        unpurge(person.place)
        put(person)
    }
}

extension Directory {
    /// What the replica has not heard about these objects is not in its journal either.
    mutating func hide(_ ids: Set<ObjectID>, since: Int) { journal.silence(ids, since: since) }

    /// The late changes arrive: a delta query shows them from now on.
    mutating func hear(_ lag: Lag) {
        let ids = Set(lag.frozen.map(\.id))
        for entry in journal.entries(after: lag.since, through: journal.latest) where ids.contains(entry.object) {
            journal.record(entry.event, of: entry.object, entry.kind)
        }
    }
}

extension Journal {
    /// Makes the entries about these objects say nothing, keeping their numbers.
    mutating func silence(_ ids: Set<ObjectID>, since: Int) {
        for index in max(0, since)..<max(since, latest) where ids.contains(entries[index].object) { erase(at: index) }
    }
}
