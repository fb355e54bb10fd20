import DirectoryCore

/// Makes what is handed to people and browsers.
struct Codes: Sendable {
    let random: RandomSource

    /// For a cookie: 256 bits.
    func token() -> Secret { Secret(Base64URL.encode(random.bytes(32))) }

    /// For an invitation, typed or copied: 120 bits in groups of six.
    func invitation() -> Secret { Secret(Self.grouped(Base32.encode(random.bytes(15)), by: 6)) }

    /// For a piece of paper: 80 bits in groups of four.
    func recovery() -> Secret { Secret(Self.grouped(Base32.encode(random.bytes(10)), by: 4)) }

    /// What somebody typed, in the form whose fingerprint is stored: without the hyphens and blanks that make it
    /// readable, in lower case.
    static func read(_ typed: Secret) -> Secret {
        Secret(typed.reveal().lowercased().filter { $0 != "-" && !$0.isWhitespace })
    }

    /// The fingerprint of a code, however it was typed.
    static func fingerprint(_ typed: Secret) -> TokenFingerprint { TokenFingerprint(of: read(typed)) }

    private static func grouped(_ text: String, by size: Int) -> String {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: size)
            .map { String(characters[$0..<min($0 + size, characters.count)]) }.joined(separator: "-")
    }
}
