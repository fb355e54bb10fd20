import DirectoryCore

/// The text of an API token: `rollcall_pat_`, a public part of 12 characters by which it is found, and a secret of 256
/// bits.
struct TokenText {
    let prefix: String
    let secret: Secret

    static let prefixLength = 12
    static let secretLength = 43

    init(random: RandomSource) {
        prefix = String(Base32.encode(random.bytes(8)).prefix(Self.prefixLength))
        secret = Secret("\(APIToken.mark)\(prefix)_\(Base64URL.encode(random.bytes(32)))")
    }

    /// - Returns: nil for what is not of this form.
    init?(_ token: Secret) {
        let text = token.reveal()
        let parts = text.dropFirst(APIToken.mark.count)
        guard text.hasPrefix(APIToken.mark), parts.utf8.count == Self.prefixLength + 1 + Self.secretLength,
            parts.dropFirst(Self.prefixLength).first == "_"
        else { return nil }
        prefix = String(parts.prefix(Self.prefixLength))
        secret = token
    }

    var fingerprint: TokenFingerprint { TokenFingerprint(of: secret) }
}
