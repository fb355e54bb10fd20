/// Request ids, trace ids and the like: unique, and the same in every run with the same seed.
struct IdentifierSource: Sendable {
    private let seed: UInt64
    private var count: UInt64 = 0

    init(seed: UInt64) { self.seed = Mixing.bits(seed, 0x1D5) }

    mutating func next() -> ObjectID {
        count += 1
        return ObjectID(
            high: Mixing.bits(seed, count &* 2) & ~0xF000 | 0x4000,
            low: Mixing.bits(seed, count &* 2 &+ 1) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
}
