package import FoundationEssentials

/// Warns before a connection's credential ends: 60, 30, 14, 7 and 1 days before, and when it has ended.
package enum ExpiryWatch {
    /// In days before the end, the latest first; 0 is the end itself.
    package static let thresholds = [0, 1, 7, 14, 30, 60]

    /// The notice for the latest threshold that has been reached; earlier ones that nobody was told of are left out.
    ///
    /// - Parameter expiresAt: when the credential ends; nil when it is not known.
    /// - Returns: nil while there is nothing to say.
    package static func notice(for expiresAt: Date?, at now: Date) -> Notice? {
        guard let expiresAt else { return nil }
        let left = expiresAt.timeIntervalSince(now)
        guard let threshold = thresholds.first(where: { left <= TimeInterval($0) * day }) else { return nil }
        return Notice(
            threshold: threshold, daysLeft: threshold == 0 ? 0 : Int((left / day).rounded(.up)),
            key: "credential-expiring:\(threshold):\(expiresAt.timeIntervalSince1970.rounded(.down))")
    }

    /// One warning.
    package struct Notice: Hashable, Sendable {
        /// The threshold that was reached, in days; 0 when the credential has ended.
        package let threshold: Int
        /// Begun days count: 1 until the last moment, 0 when the credential has ended.
        package let daysLeft: Int
        /// The same for every notice about this threshold of this end, so that it is given once. A new credential has a
        /// new end, and is warned of anew.
        package let key: String
    }

    /// In seconds.
    private static let day: TimeInterval = 24 * 3_600
}
