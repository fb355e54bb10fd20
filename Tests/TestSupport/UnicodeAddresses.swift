/// Texts near the borders of what an address is: case, normalization forms, full-width letters, disguises.
package enum UnicodeAddresses {
    private static let letters: [String] = [
        "a", "A", "k", "K", "\u{212A}", "s", "S", "\u{17F}", "\u{DF}", "\u{1E9E}", "i", "I", "\u{131}", "\u{130}",
        "e\u{301}",
        "\u{E9}", "E\u{301}", "\u{C9}", "\u{FF21}", "\u{FF41}", "\u{3C3}", "\u{3C2}", "\u{430}", "\u{2126}", "\u{3A9}",
        "\u{37E}",
        ";", "\u{1FEF}", "`", "o\u{308}\u{304}", "\u{22B}", "\u{1100}\u{1161}", "\u{AC00}", "1", ".", "-", "+", "'",
        " ",
    ]
    private static let domains: [String] = [
        "contoso.example", "Contoso.Example", "b\u{FC}cher.example", "bu\u{308}cher.example", "B\u{DC}CHER.example",
        "stra\u{DF}e.example", "xn--bcher-kva.example", "\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}.example",
        "a..example",
        "\u{FF43}ontoso.example",
    ]

    package static func random(using random: inout some RandomNumberGenerator) -> String {
        let length = Int.random(in: 1...4, using: &random)
        let local = (0..<length).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
        return "\(local)@\(domains.randomElement(using: &random) ?? "contoso.example")"
    }
}
