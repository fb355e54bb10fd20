package import FoundationEssentials

/// A browser in which somebody is signed in. The store keeps a fingerprint of its token only.
package struct Session: Hashable, Codable, Sendable {
    package let id: SessionID
    package let account: AccountID
    package let token: TokenFingerprint
    package let createdAt: Date
    package var lastSeenAt: Date
    /// When the password, a code or Entra last proved who is there.
    package var provenAt: Date
    /// Where it was begun, for its owner to recognize.
    package let address: String
    /// What the browser called itself, at most 200 characters.
    package let agent: String

    package init(
        id: SessionID, account: AccountID, token: TokenFingerprint, createdAt: Date, lastSeenAt: Date, provenAt: Date,
        address: String, agent: String
    ) {
        self.id = id
        self.account = account
        self.token = token
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.provenAt = provenAt
        self.address = address
        self.agent = agent
    }

    /// Whether it still lets somebody in.
    package func isLive(at now: Date) -> Bool {
        (0...SessionLife.absolute).contains(now.timeIntervalSince(createdAt))
            && now.timeIntervalSince(lastSeenAt) <= SessionLife.idle
    }
}

/// How long sessions and proofs last, in seconds.
///
/// Source: NIST SP 800-63B-4, authenticator assurance level 2.
package enum SessionLife {
    /// Without being used.
    package static let idle: TimeInterval = 60 * 60
    /// From signing in, however much it is used.
    package static let absolute: TimeInterval = 24 * 3_600
    /// From proving who one is to being asked again before something that matters.
    package static let proof: TimeInterval = 15 * 60

    package static func isFresh(proof: Date, at now: Date) -> Bool {
        (0...Self.proof).contains(now.timeIntervalSince(proof))
    }
}

/// SHA-256 of a random token, in hexadecimal: enough to know the token again, useless to whoever reads the database.
package struct TokenFingerprint: Hashable, Codable, Sendable, CustomStringConvertible {
    package let hexadecimal: String

    package init(hexadecimal: String) { self.hexadecimal = hexadecimal }

    package var description: String { "(fingerprint)" }

    package init(from decoder: any Decoder) throws {
        hexadecimal = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hexadecimal)
    }
}
