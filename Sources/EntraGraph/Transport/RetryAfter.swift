import FoundationEssentials

/// How long a service asks us to stay away.
///
/// Sources: <https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>; Microsoft Graph also sends fractions of a
/// second, <https://learn.microsoft.com/graph/throttling>
enum RetryAfter {
    /// The most that is believed; beyond it a number says no more than *later*.
    private static let limit: Double = 86_400 * 365

    /// Reads seconds, whole or not, or a date.
    ///
    /// - Parameter now: what the service's clock says, as far as it is known.
    /// - Returns: nil for a time that is past and for anything that is neither: then we choose the pause.
    static func read(_ text: String, now: Date) -> Duration? {
        let seconds = Double(text) ?? date(text)?.timeIntervalSince(now) ?? 0
        guard seconds.isFinite || seconds == .infinity, seconds > 0 else { return nil }
        return .seconds(min(seconds, limit))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads a date in the only form that may be sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ text: String) -> Date? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[5] == "GMT", parts[1].count == 2,
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return try? Date("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z", strategy: .iso8601)
    }
}
