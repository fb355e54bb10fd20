/// The passwords that are tried first: common words and names, what the keyboard or the alphabet writes by itself, and
/// both with digits, signs and letters in disguise (`P@ssw0rd2024!`).
///
/// Not a list but what makes such lists: each of some hundred words counts in every disguise, before, behind and beside
/// another one, which is millions of passwords.
package struct FirstGuesses: Sendable {
    private let context: Set<[UInt8]>
    private let longestContext: Int

    /// - Parameter context: further words, which count for nothing however many there are.
    package init(context: [String]) {
        let words = context.flatMap(PasswordRules.words) + ["rollcall"]
        self.context = Set(words.map(Self.folded))
        longestContext = self.context.map(\.count).max() ?? 0
    }

    /// - Parameter password: in normalization form KC.
    package func contains(_ password: String) -> Bool {
        let lowered = Array(password.lowercased().utf8)
        if Set(lowered).count <= 4 || Self.repeats(lowered) || Self.isNumber(lowered) { return true }
        return isMadeOfCommonPieces(lowered)
    }

    /// How many common words a password may be made of and still be common.
    private static let mostWords = 2
    /// How many digits and signs may stand beside them. A letter counts for three.
    private static let mostSigns = 6
    private static let longestWord = 16

    /// Whether it is the same over and over again: fewer than eight characters that return.
    private static func repeats(_ text: [UInt8]) -> Bool {
        (1..<8).contains { period in
            text.count >= 2 * period && (period..<text.count).allSatisfy { text[$0] == text[$0 - period] }
        }
    }

    /// Whether it is a date, a telephone number, or another number of fewer than fifteen digits.
    private static func isNumber(_ text: [UInt8]) -> Bool {
        text.count < 15 && text.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// How little there is in a password up to some place.
    private struct Cost: Hashable {
        var words = 0
        var signs = 0

        var isCommon: Bool { words <= FirstGuesses.mostWords && signs <= FirstGuesses.mostSigns }
    }

    /// Goes through the password from the left, and keeps for every place in how few words and signs it is reached.
    private func isMadeOfCommonPieces(_ text: [UInt8]) -> Bool {
        let folded = text.map(Self.folded)
        var reached: [Set<Cost>] = Array(repeating: [], count: text.count + 1)
        reached[0] = [Cost()]
        for start in text.indices where !reached[start].isEmpty {
            for step in steps(from: start, text, folded) {
                for cost in reached[start] {
                    let next = Cost(words: cost.words + step.words, signs: cost.signs + step.signs)
                    if next.isCommon { reached[step.end].insert(next) }
                }
            }
        }
        return !reached[text.count].isEmpty
    }

    private struct Step {
        let end: Int
        var words = 0
        var signs = 0
    }

    private func steps(from start: Int, _ text: [UInt8], _ folded: [UInt8]) -> [Step] {
        var steps = [Step(end: start + 1, signs: Self.isLetter(text[start]) ? 3 : 1)]
        let run = Self.run(from: start, in: text)
        if run >= 3 { steps += (3...run).map { Step(end: start + $0) } }
        for length in 3...max(longestContext, Self.longestWord) where start + length <= text.count {
            let piece = Array(folded[start..<start + length])
            if context.contains(piece) { steps.append(Step(end: start + length)) }
            if length <= Self.longestWord, Self.words.contains(piece) {
                steps.append(Step(end: start + length, words: 1))
            }
        }
        return steps
    }

    /// How far the text goes on as a row of keys, the alphabet, or the same character does.
    private static func run(from start: Int, in text: [UInt8]) -> Int {
        let rest = text[start...]
        let same = rest.prefix { $0 == text[start] }.count
        return (ways[text[start]] ?? []).reduce(same) { longest, way in
            max(longest, zip(rest, way).prefix { $0 == $1 }.count)
        }
    }

    /// How rows go on from each of their characters.
    private static let ways: [UInt8: [ArraySlice<UInt8>]] = rows.reduce(into: [:]) { ways, row in
        for index in row.indices { ways[row[index], default: []].append(row[index...]) }
    }

    private static let rows: [[UInt8]] = [
        "12qwaszx", "qweasdzxc", "zaqxswcdevfrbgtnhymjukilop", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
        "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyz", "!@#$%^&*()", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp", "147258369", "a1b2c3d4e5f6g7h8",
    ].flatMap { [Array($0.utf8), Array($0.utf8.reversed())] }

    /// Long words count when they are cut off after eight letters too, as old systems did.
    private static let words = Set(GuessedWords.all.flatMap { [$0, String($0.prefix(8))] }.map(folded))

    private static func folded(_ word: String) -> [UInt8] { word.lowercased().utf8.map(folded) }

    /// One letter for all that stand in for each other in disguises; `i`, `l` and `1` are one.
    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "4"): UInt8(ascii: "a")
        case UInt8(ascii: "8"): UInt8(ascii: "b")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: "l"): UInt8(ascii: "i")
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "$"), UInt8(ascii: "5"): UInt8(ascii: "s")
        case UInt8(ascii: "7"), UInt8(ascii: "+"): UInt8(ascii: "t")
        default: byte
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
    }
}
