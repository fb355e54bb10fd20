/// Who is in a tenant at the start: a pure function from (seed, place) to a person. Nothing is stored per person, so a
/// tenant of a million starts at once; only what happens to people afterwards is kept.
struct Cast: Sendable {
    let seed: UInt64
    let domain: String
    /// `fabrikam.onmicrosoft.com`, where guests' user principal names live.
    let initialDomain: String
    let count: Int

    init(seed: UInt64, domain: String, count: Int) {
        self.seed = seed
        self.domain = domain
        self.count = count
        let firstLabel = domain.split(separator: ".").first.map(String.init) ?? domain
        initialDomain = "\(firstLabel).onmicrosoft.com"
    }

    /// The object id of any place, seeded or made later.
    func id(at place: Int) -> ObjectID {
        let hash = Mixing.bits(seed &* 31, UInt64(place))
        let scrambled = Mixing.scramble(UInt32(truncatingIfNeeded: place), key: idKey)
        let high = UInt64(scrambled) << 32 | (hash >> 32) & 0xFFFF_0FFF | 0x4000
        let low = Mixing.bits(hash, 1) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return ObjectID(high: high, low: low)
    }

    /// The place an id belongs to, if this tenant could have given it out.
    func place(of id: ObjectID) -> Int? {
        let place = Int(Mixing.unscramble(UInt32(truncatingIfNeeded: id.high >> 32), key: idKey))
        return self.id(at: place) == id ? place : nil
    }

    /// The seeded person at a place; nil for a place beyond the seeded ones.
    func member(at place: Int) -> CastMember? {
        (0..<count).contains(place) ? CastMember(cast: self, place: place) : nil
    }

    private var idKey: UInt32 { UInt32(truncatingIfNeeded: Mixing.bits(seed, 0x1D)) }
}
