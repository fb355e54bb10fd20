/// A string literal of a Swift file. Literals that `+` joins are one.
struct SwiftLiteral: Hashable {
    /// What it is made of; nil stands for a value that is put in.
    let pieces: [String?]
    /// What stands before it in the file, as far as it tells what the literal is for.
    let before: String
    let line: Int

    /// The form that `Sentence` remembers: `Run {1} is at work.`
    var form: String {
        var places = 0
        return pieces.map { piece in
            guard piece == nil else { return piece?.replacing("{", with: "{{") ?? "" }
            places += 1
            return "{\(places)}"
        }.joined()
    }

    /// Its own words, without what is put in.
    var words: String { pieces.compactMap(\.self).joined() }

    /// The literals of a file, in order.
    static func all(in source: String) -> [SwiftLiteral] {
        var reader = LiteralReader(source)
        return reader.readAll()
    }
}

/// Reads Swift as far as it takes to find literals: comments, escapes, values within, raw and multiline literals.
private struct LiteralReader {
    private let bytes: [UInt8]
    private var position = 0
    private var found: [(start: Int, pieces: [String?])] = []

    init(_ source: String) { bytes = Array(source.utf8) }

    mutating func readAll() -> [SwiftLiteral] {
        while position < bytes.count {
            if let comment = endOfComment(at: position) {
                position = comment
            } else if isLiteral(at: position) {
                readJoined()
            } else {
                position += 1
            }
        }
        var (line, counted) = (1, 0)
        return found.sorted { $0.start < $1.start }.map { start, pieces in
            line += bytes[counted..<start].count { $0 == UInt8(ascii: "\n") }
            counted = start
            return SwiftLiteral(pieces: pieces, before: text(before: start), line: line)
        }
    }

    /// A literal and those that are added to it.
    private mutating func readJoined() {
        let start = position
        var pieces = readOne()
        while let next = startOfSummand(after: position) {
            position = next
            let more = readOne()
            pieces =
                pieces.dropLast() + [(pieces.last.flatMap(\.self) ?? "") + (more.first.flatMap(\.self) ?? "")]
                + more.dropFirst()
        }
        found.append((start, pieces))
    }

    private func startOfSummand(after end: Int) -> Int? {
        let plus = skippingBlanks(from: end)
        guard has("+", at: plus), !has("+=", at: plus) else { return nil }
        let next = skippingBlanks(from: plus + 1)
        return isLiteral(at: next) ? next : nil
    }

    /// One literal; words and values take turns, and words are first and last.
    private mutating func readOne() -> [String?] {
        var hashes = 0
        while has("#", at: position + hashes) { hashes += 1 }
        position += hashes
        let quote = has("\"\"\"", at: position) ? "\"\"\"" : "\""
        position += quote.utf8.count
        let closing = quote + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        var pieces: [String?] = []
        var words: [UInt8] = []
        while position < bytes.count, !has(closing, at: position) {
            if has(escape + "(", at: position) {
                position += escape.utf8.count
                pieces += [String(decoding: words, as: UTF8.self), nil]
                words = []
                skipValue()
            } else if has(escape, at: position) {
                position += escape.utf8.count
                words += readEscaped()
            } else {
                words.append(bytes[position])
                position += 1
            }
        }
        pieces.append(String(decoding: words, as: UTF8.self))
        let indentation = quote.utf8.count == 3 ? indentation(at: position) : nil
        position += closing.utf8.count
        return indentation.map { Self.unindented(pieces, by: $0) } ?? pieces
    }

    /// A value that is put in, with the literals that are in it.
    private mutating func skipValue() {
        var depth = 0
        repeat {
            if isLiteral(at: position) {
                readJoined()
                continue
            }
            if has("(", at: position) { depth += 1 }
            if has(")", at: position) { depth -= 1 }
            position += 1
        } while depth > 0 && position < bytes.count
    }

    /// What an escape stands for. The end of a line stays recognizable until the indentation is taken away.
    private mutating func readEscaped() -> [UInt8] {
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
        case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
        case UInt8(ascii: "\n"): return [Self.continuation]
        case UInt8(ascii: "u"):
            let digits = bytes[position...].dropFirst().prefix { $0 != UInt8(ascii: "}") }
            position += digits.count + 2
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            return code.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
        default: return [letter]
        }
    }

    private static let continuation: UInt8 = 1

    /// A multiline literal as it reads: without indentation, first and last line break.
    private static func unindented(_ pieces: [String?], by indentation: String) -> [String?] {
        var pieces = pieces.map { piece in
            piece?.replacing("\n" + indentation, with: "\n").replacing("\u{1}" + indentation, with: "")
        }
        if let first = pieces.first.flatMap(\.self), first.hasPrefix("\n") { pieces[0] = String(first.dropFirst()) }
        if let last = pieces.last.flatMap(\.self), last.hasSuffix("\n") {
            pieces[pieces.count - 1] = String(last.dropLast())
        }
        return pieces
    }

    // MARK: Places

    private func has(_ text: String, at place: Int) -> Bool {
        bytes.dropFirst(place).starts(with: text.utf8)
    }

    private func isLiteral(at place: Int) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "#") else {
            return false
        }
        return bytes[place...].first { $0 != UInt8(ascii: "#") } == UInt8(ascii: "\"")
    }

    private func endOfComment(at place: Int) -> Int? {
        guard has("/", at: place) else { return nil }
        if has("//", at: place) { return bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count }
        guard has("/*", at: place) else { return nil }
        var end = place + 2
        while end < bytes.count, !has("*/", at: end) { end += 1 }
        return end + 2
    }

    private func skippingBlanks(from place: Int) -> Int {
        var place = place
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\n") {
                place += 1
            } else if let comment = endOfComment(at: place) {
                place = comment
            } else {
                break
            }
        }
        return place
    }

    private func indentation(at place: Int) -> String {
        String(decoding: bytes[..<place].reversed().prefix { $0 == UInt8(ascii: " ") }, as: UTF8.self)
    }

    private func text(before place: Int) -> String {
        let near = bytes[max(0, place - 60)..<place]
        return String(decoding: near, as: UTF8.self).reversed().drop { $0.isWhitespace }.reversed().map(String.init)
            .joined()
    }
}
