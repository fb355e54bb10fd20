/// A word, sign or text of a scope filter, and where it begins.
struct ScopeFilterToken: Hashable, Sendable {
    let kind: Kind
    /// Where it begins, in Unicode scalars from 0.
    let start: Int
    /// As it was written.
    let written: String

    enum Kind: Hashable, Sendable {
        /// Letters, digits, hyphens and underscores.
        case word
        /// What stands between the quotes, without backslashes.
        case text(String)
        case equals
        case differs
        case opening
        case closing
        case comma
        case end
    }

    /// Cuts a filter into tokens; the last one is the end.
    static func read(_ text: String) throws(Problem) -> [ScopeFilterToken] {
        var reader = ScopeFilterReader(text)
        var tokens: [ScopeFilterToken] = []
        repeat { tokens.append(try reader.next()) } while tokens.last?.kind != .end
        return tokens
    }
}

/// Reads a filter scalar by scalar: a combining accent after a quote must not hide the quote.
private struct ScopeFilterReader {
    private let text: String
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    mutating func next() throws(Problem) -> ScopeFilterToken {
        while let scalar = current, scalar.properties.isWhitespace { position += 1 }
        let start = position
        let kind = try nextKind()
        return ScopeFilterToken(kind: kind, start: start, written: written(from: start))
    }

    private mutating func nextKind() throws(Problem) -> ScopeFilterToken.Kind {
        guard let scalar = current else { return .end }
        position += 1
        switch scalar {
        case "(": return .opening
        case ")": return .closing
        case ",": return .comma
        case "=": return .equals
        case "!" where current == "=":
            position += 1
            return .differs
        case "\"": return .text(try restOfText())
        case _ where Self.isPartOfWord(scalar):
            while let scalar = current, Self.isPartOfWord(scalar) { position += 1 }
            return .word
        default:
            throw .filterInvalid(
                text, at: position - 1, found: String(scalar), expected: .phrase("a word, a text or a sign"))
        }
    }

    private mutating func restOfText() throws(Problem) -> String {
        let start = position - 1
        var content = String.UnicodeScalarView()
        while let scalar = current {
            position += 1
            switch scalar {
            case "\"": return String(content)
            case "\\": content.append(try escaped())
            default: content.append(scalar)
            }
        }
        throw .filterInvalid(
            text, at: start, found: written(from: start), expected: .phrase("a double quote at the end of this text"))
    }

    private mutating func escaped() throws(Problem) -> Unicode.Scalar {
        guard let scalar = current, scalar == "\"" || scalar == "\\" else {
            throw .filterInvalid(
                text, at: position - 1, found: written(from: position - 1),
                expected: .phrase(#"\" or \\ after a backslash"#))
        }
        position += 1
        return scalar
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func written(from start: Int) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<max(start, position)])
        return String(part)
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
    }
}

extension Problem {
    /// - Parameters:
    ///   - offset: where, in Unicode scalars from 0.
    ///   - found: what stands there; shown in part, and without control characters.
    static func filterInvalid(_ text: String, at offset: Int, found: String, expected: Sentence) -> Problem {
        let place = String(text.unicodeScalars.prefix(offset)).count + 1
        let shown = String(found.unicodeScalars.map(\.shown).joined().prefix(40))
        let what: Sentence = found.isEmpty ? .phrase("its end") : "“\(shown)”"
        return Problem(
            .filterInvalid,
            cause: "The filter cannot be read at character \(place): found \(what), expected \(expected).",
            advice: #"Write it like this: department = "Sales" and not guest"#, field: "filter")
    }
}

extension Unicode.Scalar {
    /// The character, or its code where it would not be seen.
    fileprivate var shown: String {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            "U+" + String(value, radix: 16, uppercase: true)
        default: String(self)
        }
    }
}
