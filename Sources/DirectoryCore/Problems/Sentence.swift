/// What is said to people, remembered in the form in which it was made, so that another language can say it too.
///
/// A literal makes one: `"Run \(run) of this connection is at work."` remembers the form
/// `Run {1} of this connection is at work.` and the value `7`. In English it says exactly the literal. Another language
/// has a form of its own for that one, with the same places in its own order.
///
/// So every form is a literal of the source: alternatives are whole sentences, and `+` only continues a long one on the
/// next line. A part that is worded itself is a sentence within the sentence, and is said in the same language.
package struct Sentence: Hashable, Sendable {
    /// In English, with a numbered place for each value. A brace that belongs to the text is `{{`.
    package let form: String
    /// What stands in the places, from `{1}` on.
    package let values: [Value]

    /// What stands in a place.
    package enum Value: Hashable, Sendable {
        /// A name, an id, an address, a word of a setting: the same in every language.
        case text(String)
        /// How many of something, which each language groups in its own way: `4,312`.
        case count(Int)
        case sentence(Sentence)
    }

    /// Words that are a part of other sentences. The catalog of every language has them like a whole one.
    package static func phrase(_ words: Sentence) -> Sentence { words }

    /// A form of any language with this sentence's values in its places. A place that has no value is left out.
    ///
    /// - Parameter tell: says a value.
    package func filling(_ form: String, _ tell: (Value) -> String) -> String {
        Self.parts(of: form).map { part in
            switch part {
            case .words(let words): words
            case .place(let number): values.indices.contains(number - 1) ? tell(values[number - 1]) : ""
            }
        }.joined()
    }

    /// What a form consists of, in order.
    package enum Part: Hashable, Sendable {
        case words(String)
        /// From 1 on.
        case place(Int)

        fileprivate var form: String {
            switch self {
            case .words(let words): words.replacing("{", with: "{{")
            case .place(let number): "{\(number)}"
            }
        }
    }

    /// Takes a form apart.
    package static func parts(of form: String) -> [Part] {
        var parts: [Part] = []
        var rest = Substring(form)
        while let brace = rest.firstIndex(of: "{") {
            if brace > rest.startIndex { parts.append(.words(String(rest[..<brace]))) }
            rest = rest[rest.index(after: brace)...]
            if let end = rest.firstIndex(of: "}"), let number = Int(rest[..<end]) {
                parts.append(.place(number))
                rest = rest[rest.index(after: end)...]
            } else {
                parts.append(.words("{"))
                if rest.first == "{" { rest = rest.dropFirst() }
            }
        }
        return rest.isEmpty ? parts : parts + [.words(String(rest))]
    }

    /// What one of some sentences has said in English, read back from a record; nil when none of them reads so. A part
    /// that one of them has worded is a sentence again.
    ///
    /// - Parameter sentences: with anything in their places.
    package init?(recorded text: String, as sentences: [Sentence]) {
        for sentence in sentences {
            let parts = Self.parts(of: sentence.form)
            guard let texts = Self.places(of: parts, in: text) else { continue }
            self.init(
                parts,
                texts.map { part in
                    Sentence(recorded: part, as: sentences).map(Value.sentence) ?? .text(part)
                })
            return
        }
        return nil
    }

    /// What a text has in the places of an English form, which are in order; nil when its words are others.
    private static func places(of parts: [Part], in text: String) -> [String]? {
        var rest = Substring(text)
        var places: [String] = []
        for (part, next) in zip(parts, parts.dropFirst().map(Optional.some) + [nil]) {
            switch (part, next) {
            case (.words(let words), _):
                guard rest.hasPrefix(words) else { return nil }
                rest = rest.dropFirst(words.count)
            case (.place, .words(let words)?):
                guard let end = rest.firstRange(of: words)?.lowerBound else { return nil }
                places.append(String(rest[..<end]))
                rest = rest[end...]
            case (.place, _):
                places.append(String(rest))
                rest = ""
            }
        }
        return rest.isEmpty ? places : nil
    }

    private init(_ parts: [Part], _ values: [Value]) {
        form = parts.map(\.form).joined()
        self.values = values
    }
}

extension Sentence: CustomStringConvertible {
    /// In English.
    package var description: String {
        filling(form) { value in
            switch value {
            case .text(let text): text
            case .count(let number): number.grouped
            case .sentence(let sentence): sentence.description
            }
        }
    }
}

extension Sentence: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init([.words(value)], []) }

    package init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.parts, stringInterpolation.values)
    }

    /// One sentence that goes on in the next literal.
    package static func + (start: Sentence, end: Sentence) -> Sentence {
        let moved = parts(of: end.form).map { part in
            if case .place(let number) = part { Part.place(start.values.count + number) } else { part }
        }
        return Sentence(parts(of: start.form) + moved, start.values + end.values)
    }

    /// Collects what a literal says.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { parts.append(.words(literal)) }

        /// What reads the same in every language.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(.text(value.description))
        }

        /// What is worded itself.
        package mutating func appendInterpolation(_ sentence: Sentence) { append(.sentence(sentence)) }

        /// How many of something.
        package mutating func appendInterpolation(count: Int) { append(.count(count)) }

        private mutating func append(_ value: Value) {
            values.append(value)
            parts.append(.place(values.count))
        }
    }
}

extension Sentence: Codable {
    private enum CodingKeys: CodingKey {
        case form, values
    }

    /// Reads a stored sentence, or a text that was stored before sentences remembered their form.
    package init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(stringLiteral: text)
        } else {
            let stored = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                Self.parts(of: try stored.decode(String.self, forKey: .form)),
                try stored.decodeIfPresent([Value].self, forKey: .values) ?? [])
        }
    }

    /// Writes form and values, or the English text where the encoder is told so by `.sentencesInEnglish`.
    package func encode(to encoder: any Encoder) throws {
        if encoder.userInfo[.sentencesInEnglish] as? Bool == true {
            var text = encoder.singleValueContainer()
            try text.encode(description)
        } else {
            var stored = encoder.container(keyedBy: CodingKeys.self)
            try stored.encode(form, forKey: .form)
            if !values.isEmpty { try stored.encode(values, forKey: .values) }
        }
    }
}

extension Sentence.Value: Codable {
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let number = try? value.decode(Int.self) {
            self = .count(number)
        } else {
            self = .sentence(try value.decode(Sentence.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .count(let number): try value.encode(number)
        case .sentence(let sentence): try value.encode(sentence)
        }
    }
}

extension CodingUserInfoKey {
    /// `true` where sentences are written as their English text: where programs read it, and where it is hashed.
    package static let sentencesInEnglish = CodingUserInfoKey("sentences-in-english")

    private init(_ name: StaticString) { self.init(rawValue: name.description)! }
}
