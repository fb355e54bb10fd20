package import FoundationEssentials

/// Warns before a connection's credentials end: 60, 30, 14, 7 and 1 days before, and when one has ended.
///
/// It watches the preferred credential, and of two the one that ends last as well: with the end of the first the
/// connection falls back, with the end of the last it stops. One that is neither, because its successor is preferred and
/// ends later, may end in silence.
package enum ExpiryWatch {
    /// In days before the end, the latest first; 0 is the end itself.
    package static let thresholds = [0, 1, 7, 14, 30, 60]

    /// What is to be said of a connection's credentials now, in their order.
    package static func notices(for connection: Connection, at now: Date) -> [Notice] {
        let credentials = connection.credentials
        // An end that is not known lies behind every other.
        let last = credentials.max { ($0.expiresAt ?? .distantFuture) < ($1.expiresAt ?? .distantFuture) }
        return credentials.filter { $0.id == credentials.first?.id || $0.id == last?.id }
            .compactMap { notice(for: $0, at: now) }
    }

    /// The notice for the latest threshold that has been reached; earlier ones that nobody was told of are left out.
    ///
    /// - Returns: nil while there is nothing to say, and for a credential whose end is not known.
    package static func notice(for credential: StoredCredential, at now: Date) -> Notice? {
        guard let expiresAt = credential.expiresAt else { return nil }
        let left = expiresAt.timeIntervalSince(now)
        guard let threshold = thresholds.first(where: { left <= TimeInterval($0) * day }) else { return nil }
        let end = expiresAt.timeIntervalSince1970.rounded(.down)
        return Notice(
            credential: credential.id, label: credential.label, threshold: threshold,
            daysLeft: threshold == 0 ? 0 : Int((left / day).rounded(.up)),
            key: "credential-expiring:\(credential.id):\(threshold):\(end)")
    }

    /// One warning.
    package struct Notice: Hashable, Sendable {
        /// Which credential it is about.
        package let credential: CredentialID
        /// What to call it.
        package let label: String
        /// The threshold that was reached, in days; 0 when the credential has ended.
        package let threshold: Int
        /// Begun days count: 1 until the last moment, 0 when the credential has ended.
        package let daysLeft: Int
        /// The same for every notice about this threshold of this credential's end, so that it is given once. A new
        /// credential, or another end, is warned of anew.
        package let key: String
    }

    /// In seconds.
    private static let day: TimeInterval = 24 * 3_600
}
