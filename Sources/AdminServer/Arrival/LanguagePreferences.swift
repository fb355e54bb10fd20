import DirectoryCore

/// Which languages a browser asks for in `Accept-Language`, the dearest first.
///
/// What is malformed is passed over, and the rest still counts: a language is a courtesy, never a reason to refuse.
/// Sources: <https://www.rfc-editor.org/rfc/rfc9110#field.accept-language>, <https://www.rfc-editor.org/rfc/rfc4647>
struct LanguagePreferences: Sendable {
    private let wanted: [String]
    private let refused: [String]

    /// More than anybody speaks.
    private static let most = 50
    private static let any = "*"

    /// - Parameter fields: the values of the header, each a list: `de-AT, de;q=0.8, *;q=0.1`.
    init(_ fields: [String]) {
        let ranges = fields.flatMap { $0.split(separator: ",") }.prefix(Self.most).compactMap(Self.range)
        wanted = ranges.filter { $0.quality > 0 }.sorted { $0.quality > $1.quality }.map(\.text)
        refused = ranges.filter { $0.quality == 0 }.map(\.text)
    }

    /// Looks the best of some languages up (RFC 4647, 3.4): each range is shortened from its end until a language is
    /// called so.
    ///
    /// - Parameter tags: of the languages there are, in lower case.
    /// - Returns: nil when none of them is asked for.
    func best(of tags: [String]) -> String? {
        let acceptable = tags.filter { tag in !refused.contains { Self.covers($0, tag) } }
        for range in wanted {
            if range == Self.any {
                let rest = acceptable.first { tag in !wanted.contains { Self.covers($0, tag) } }
                if let rest { return rest }
            } else if let tag = Self.shortenings(of: range).first(where: acceptable.contains) {
                return tag
            }
        }
        return nil
    }

    /// Whether a range means a language or something wider than it.
    private static func covers(_ range: String, _ tag: String) -> Bool { tag == range || tag.hasPrefix(range + "-") }

    /// `zh-hant-cn`, `zh-hant`, `zh`.
    private static func shortenings(of range: String) -> [String] {
        var parts = range.split(separator: "-")
        var shortenings: [String] = []
        while !parts.isEmpty {
            shortenings.append(parts.joined(separator: "-"))
            parts.removeLast()
        }
        return shortenings
    }

    // MARK: Reading one range

    private static func range(_ element: Substring) -> (text: String, quality: Int)? {
        let parts = element.split(separator: ";", omittingEmptySubsequences: false)
            .map { String($0).trimmingWhitespace }
        guard let text = parts.first?.lowercased(), isRange(text), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return (text, 1_000) }
        guard parts[1].lowercased().hasPrefix("q="), let quality = quality(parts[1].dropFirst(2)) else { return nil }
        return (text, quality)
    }

    private static func isRange(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return text == any
            || parts.enumerated().allSatisfy { index, part in
                (1...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy { isLetter($0) || (index > 0 && isDigit($0)) }
            }
    }

    /// Of `0`, `0.85` or `1.000` the thousandths.
    private static func quality(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole == "0" || whole == "1" else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.utf8.count <= 3, decimals.utf8.allSatisfy(isDigit) else { return nil }
        let thousandths = Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count)) ?? 0
        guard whole == "0" || thousandths == 0 else { return nil }
        return whole == "1" ? 1_000 : thousandths
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
