/// Deterministic scrambling: the same seed and number always give the same bits.
///
/// The two finalizers are the well-known ones of SplitMix64 and MurmurHash3; the 32-bit one can be undone, which lets an
/// object id carry the place of its person without an index.
enum Mixing {
    static func bits(_ seed: UInt64, _ number: UInt64) -> UInt64 {
        var value = seed &+ (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    static func scramble(_ number: UInt32, key: UInt32) -> UInt32 {
        var value = number ^ key
        value = (value ^ (value >> 16)) &* 0x85EB_CA6B
        value = (value ^ (value >> 13)) &* 0xC2B2_AE35
        return value ^ (value >> 16)
    }

    static func unscramble(_ scrambled: UInt32, key: UInt32) -> UInt32 {
        var value = scrambled ^ (scrambled >> 16)
        value = value &* 0x7ED1_B41D
        value = value ^ (value >> 13) ^ (value >> 26)
        value = value &* 0xA5CB_9243
        value = value ^ (value >> 16)
        return value ^ key
    }

    /// FNV-1a over UTF-8, for indexes that must not depend on Swift's per-process hashing.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
