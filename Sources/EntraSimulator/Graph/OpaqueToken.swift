/// `$skiptoken` and `$deltatoken` values: fields in Base64 with a checksum, opaque to the caller.
enum OpaqueToken {
    static func seal(_ fields: [String]) -> String {
        let text = fields.joined(separator: "\u{1F}")
        return Base64URL.encode("\(checksum(text))\u{1F}\(text)".utf8)
    }

    /// Nil if the token was not sealed here, or was altered.
    static func open(_ token: String) -> [String]? {
        guard let bytes = Base64URL.decode(token) else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == checksum(String(parts[1])) else { return nil }
        return parts[1].split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether numbers of a token are ones the simulator can have written: the checksum keeps out mistakes, not malice.
    static func isPlausible(_ numbers: [Int]) -> Bool { numbers.allSatisfy { (0...1_000_000_000_000).contains($0) } }

    private static func checksum(_ text: String) -> String { String(Mixing.hash(text), radix: 36) }
}

/// Where the next page of a list begins.
struct PageToken: Equatable {
    var position: Int
    var issuedAt: Timestamp
    /// Raised when all tokens are made to expire.
    var epoch: Int

    /// Page tokens live for minutes; the exact time is not documented.
    static let lifetime = 30 * 60

    var text: String { OpaqueToken.seal(["page", String(position), String(issuedAt.seconds), String(epoch)]) }

    init(position: Int, issuedAt: Timestamp, epoch: Int) {
        self.position = position
        self.issuedAt = issuedAt
        self.epoch = epoch
    }

    init(_ text: String, now: Timestamp, epoch: Int) throws(GraphError) {
        guard let fields = OpaqueToken.open(text), fields.count == 4, fields[0] == "page",
            let position = Int(fields[1]),
            let issuedAt = Int(fields[2]), let tokenEpoch = Int(fields[3])
        else { throw .badlyFormedToken }
        guard OpaqueToken.isPlausible([position, issuedAt, tokenEpoch]) else { throw .badlyFormedToken }
        guard tokenEpoch >= epoch, now.seconds - issuedAt <= Self.lifetime else { throw .expiredPageToken }
        self.init(position: position, issuedAt: Timestamp(seconds: issuedAt), epoch: tokenEpoch)
    }
}
