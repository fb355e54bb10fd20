/// A text in pieces, with what differs from another text marked: words, not letters.
struct MarkedText: Hashable, Sendable {
    let pieces: [Piece]

    struct Piece: Hashable, Sendable {
        let text: String
        let isChanged: Bool
    }

    /// Two texts side by side: what they begin and end with alike is not marked.
    static func comparing(_ before: String, _ after: String) -> (before: MarkedText, after: MarkedText) {
        guard before != after else { return (MarkedText(whole: before), MarkedText(whole: after)) }
        let (old, new) = (words(before), words(after))
        var head = zip(old, new).prefix { $0 == $1 }.count
        var tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        // Where nothing is alike but blanks and dots, the whole is another.
        if !(old.prefix(head) + old.suffix(tail)).contains(where: isWord) { (head, tail) = (0, 0) }
        return (MarkedText(old, head: head, tail: tail), MarkedText(new, head: head, tail: tail))
    }

    /// A text with nothing beside it.
    init(whole text: String) { pieces = [Piece(text: text, isChanged: false)] }

    private init(_ words: [String], head: Int, tail: Int) {
        let middle = words.dropFirst(head).dropLast(tail)
        pieces = [
            Piece(text: words.prefix(head).joined(), isChanged: false),
            Piece(text: middle.joined(), isChanged: true),
            Piece(text: words.suffix(tail).joined(), isChanged: false),
        ].filter { !$0.text.isEmpty }
    }

    private static func isWord(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }

    /// Words, and what stands between them.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        for character in text {
            let isPart = character.isLetter || character.isNumber
            if isPart, let last = words.last, isWord(last) {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }
}
