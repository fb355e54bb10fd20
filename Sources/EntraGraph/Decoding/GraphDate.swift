import FoundationEssentials

/// A point in time as Graph writes it: `2026-01-02T10:00:00Z`, with up to seven digits of a second.
enum GraphDate {
    static func read(_ text: String) -> Date? {
        guard text.hasSuffix("Z") else { return nil }
        let parts = text.dropLast().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let date = try? Date("\(whole)Z", strategy: .iso8601) else { return nil }
        guard parts.count == 2 else { return date }
        guard (1...7).contains(parts[1].count), let fraction = Double("0.\(parts[1])") else { return nil }
        return date.addingTimeInterval(fraction)
    }
}
