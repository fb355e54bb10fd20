import Synchronization

/// Who has which userPrincipalName, letter case ignored.
struct SignInNames: Sendable {
    /// Names given after the start. A person's place stays here after a further change; readers check the person.
    private var given: [String: Int] = [:]
    private let seeded: SeededNames

    init(cast: Cast) { seeded = SeededNames(cast: cast) }

    /// Places that may have this name now; whoever asks must look at the person.
    func candidates(for name: String) -> [Int] {
        let key = name.lowercased()
        return [given[key], seeded.place(of: key)].compactMap(\.self)
    }

    mutating func give(_ name: String, to place: Int) { given[name.lowercased()] = place }
}

/// The names of the seed by hash, indexed when first asked for: a million people are not needed to answer a page.
private final class SeededNames: Sendable {
    private let cast: Cast
    private let index = Mutex<[UInt64: UInt32]?>(nil)

    init(cast: Cast) { self.cast = cast }

    func place(of key: String) -> Int? {
        index.withLock { index in
            let names = index ?? Self.build(cast)
            index = names
            return names[Mixing.hash(key)].map(Int.init)
        }
    }

    private static func build(_ cast: Cast) -> [UInt64: UInt32] {
        var names = [UInt64: UInt32](minimumCapacity: cast.count)
        for place in 0..<cast.count {
            guard let member = cast.member(at: place) else { continue }
            names[Mixing.hash(member.userPrincipalName.lowercased())] = UInt32(place)
        }
        return names
    }
}
