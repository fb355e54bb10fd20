/// Lets so many in at once; so many more wait, in the order in which they came, and the rest is sent away.
actor Turnstile {
    private let room: PasswordHasher.Room
    private(set) var inside = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ room: PasswordHasher.Room) { self.room = room }

    var waits: Int { waiting.count }

    /// Comes back inside, which `leave` ends; or outside, when even the seats are taken.
    func enter() async -> Bool {
        if inside < room.places {
            inside += 1
            return true
        }
        guard waiting.count < room.seats else { return false }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    /// Gives the place to whoever has waited longest.
    func leave() {
        if waiting.isEmpty { inside -= 1 } else { waiting.removeFirst().resume() }
    }
}
