import DirectoryCore
import Foundation
import TestSupport

/// A random scope filter, with a slow and obvious evaluation of its own.
indirect enum FilterSentence {
    case both(FilterSentence, FilterSentence)
    case either(FilterSentence, FilterSentence)
    case no(FilterSentence)
    case flag(String)
    case compare(attribute: String, how: String, texts: [String])

    /// What is known of somebody; a missing attribute is empty.
    struct Facts {
        var texts: [String: String] = [:]
        var domain: String?
        var isEnabled: Bool?
        var type: String?
    }

    func isTrue(of facts: Facts) -> Bool {
        switch self {
        case .both(let left, let right): return left.isTrue(of: facts) && right.isTrue(of: facts)
        case .either(let left, let right): return left.isTrue(of: facts) || right.isTrue(of: facts)
        case .no(let sentence): return !sentence.isTrue(of: facts)
        case .flag("enabled"): return facts.isEnabled ?? false
        case .flag("disabled"): return !(facts.isEnabled ?? true)
        case .flag(let type): return facts.type == type
        case .compare("domain", let how, let texts):
            let isOneOfThem = texts.contains { $0.lowercased() == facts.domain }
            return how == "!=" ? !isOneOfThem : isOneOfThem
        case .compare(let attribute, let how, let texts):
            return Self.compare(facts.texts[attribute] ?? "", how, texts)
        }
    }

    private static func compare(_ value: String, _ how: String, _ texts: [String]) -> Bool {
        let value = Array(folded(value.trimmingCharacters(in: .whitespacesAndNewlines)))
        if how == "!=" { return value.isEmpty || !compare(String(String.UnicodeScalarView(value)), "=", texts) }
        guard !value.isEmpty else { return false }
        return texts.contains { text in
            let whole = Array(folded(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            let part = Array(folded(text))
            switch how {
            case "=", "in": return value == whole
            case "starts with": return value.count >= part.count && Array(value[..<part.count]) == part
            case "ends with": return value.count >= part.count && Array(value[(value.count - part.count)...]) == part
            default:
                guard value.count >= part.count else { return false }
                return (0...(value.count - part.count)).contains { Array(value[$0..<($0 + part.count)]) == part }
            }
        }
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
        }
    }
}

extension FilterSentence {
    static func random(depth: Int, using random: inout SeededRandom) -> FilterSentence {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 10), using: &random) {
        case 0: return .flag(["enabled", "disabled", "guest", "member"].randomElement(using: &random) ?? "guest")
        case 1: return randomDomain(using: &random)
        case 2...4: return randomComparison(using: &random)
        case 5, 6: return .both(.random(depth: depth - 1, using: &random), .random(depth: depth - 1, using: &random))
        case 7, 8: return .either(.random(depth: depth - 1, using: &random), .random(depth: depth - 1, using: &random))
        default: return .no(.random(depth: depth - 1, using: &random))
        }
    }

    private static func randomDomain(using random: inout SeededRandom) -> FilterSentence {
        let how = ["=", "!=", "in"].randomElement(using: &random) ?? "="
        let number = how == "in" ? Int.random(in: 1...3, using: &random) : 1
        return .compare(
            attribute: "domain", how: how,
            texts: (0..<number).map { _ in randomCase(domains.randomElement(using: &random) ?? "x", using: &random) })
    }

    private static func randomComparison(using random: inout SeededRandom) -> FilterSentence {
        let how = ["=", "!=", "in", "starts with", "ends with", "contains"].randomElement(using: &random) ?? "="
        let number = how == "in" ? Int.random(in: 1...3, using: &random) : 1
        return .compare(
            attribute: attributes.randomElement(using: &random) ?? "office", how: how,
            texts: (0..<number).map { _ in texts.randomElement(using: &random) ?? "x" })
    }

    static let attributes = ["department", "office", "job-title", "extensionAttribute1", "email"]
    static let domains = ["contoso.example", "eu.contoso.example", "home.example"]
    static let texts = [
        "Sales", "sales", "SALES ", "Sale", "les", "s", "E\u{301}", "\u{C9}", "\u{E9}", "e", "a\"b", "\"", "a\\b", "\\",
        "k", "and", " not ", "(x)", "\u{1F469}\u{200D}\u{1F4BB}",
    ]
}

extension FilterSentence {
    /// The sentence as somebody might write it: in any case, with white space and parentheses where they do not matter.
    func written(using random: inout SeededRandom) -> String {
        switch self {
        case .both(let left, let right):
            left.grouped(unless: !left.isEither, using: &random) + Self.word("and", using: &random)
                + right.grouped(unless: !right.isEither, using: &random)
        case .either(let left, let right):
            left.grouped(unless: true, using: &random) + Self.word("or", using: &random)
                + right.grouped(unless: true, using: &random)
        case .no(let sentence):
            Self.word("not", using: &random) + sentence.grouped(unless: sentence.isSingle, using: &random)
        case .flag(let name): Self.word(name, using: &random)
        case .compare(let attribute, let how, let texts):
            Self.word(attribute, using: &random)
                + how.split(separator: " ").map { Self.word(String($0), using: &random) }.joined()
                + Self.quoted(texts, isList: how == "in")
        }
    }

    private var isEither: Bool { if case .either = self { true } else { false } }

    private var isSingle: Bool {
        switch self {
        case .both, .either: false
        case .no, .flag, .compare: true
        }
    }

    private func grouped(unless isNeedless: Bool, using random: inout SeededRandom) -> String {
        let text = written(using: &random)
        return isNeedless && Int.random(in: 0..<3, using: &random) > 0 ? text : "(\(text))"
    }

    private static func word(_ word: String, using random: inout SeededRandom) -> String {
        let blanks = [" ", "  ", "\n", "\t", "\u{A0}"]
        let before = blanks.randomElement(using: &random) ?? " "
        let after = blanks.randomElement(using: &random) ?? " "
        return before + randomCase(word, using: &random) + after
    }

    private static func randomCase(_ word: String, using random: inout SeededRandom) -> String {
        String(word.map { Bool.random(using: &random) ? Character($0.uppercased()) : $0 })
    }

    private static func quoted(_ texts: [String], isList: Bool) -> String {
        let quoted = texts.map { text in
            let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
            return "\"\(escaped)\""
        }
        return isList ? "(\(quoted.joined(separator: ",")))" : quoted.joined()
    }
}

extension FilterSentence.Facts {
    static func random(using random: inout SeededRandom) -> Self {
        var facts = Self()
        for attribute in FilterSentence.attributes where Int.random(in: 0..<4, using: &random) > 0 {
            let text = FilterSentence.texts.randomElement(using: &random) ?? "x"
            let other = FilterSentence.texts.randomElement(using: &random) ?? "x"
            facts.texts[attribute] = [text, text + other, " \(text)\n", " "].randomElement(using: &random) ?? text
        }
        facts.domain = FilterSentence.domains.randomElement(using: &random)
        facts.isEnabled = [true, false, nil].randomElement(using: &random) ?? nil
        facts.type = ["guest", "member", nil].randomElement(using: &random) ?? nil
        return facts
    }

    /// Somebody of whom the tenant shows just this.
    var person: DirectoryUser {
        var person = DirectoryUser(id: Fixture.object(1))
        let domain = domain ?? ""
        person.userPrincipalName = .value(
            type == "guest" ? "ana_ruiz_\(domain)#EXT#@fabrikam.example" : "ana_ruiz@\(domain)")
        person.accountEnabled = isEnabled.map(Property.value) ?? .absent
        person.userType = type.map { .value($0.capitalized) } ?? .null
        person.mail = property("email")
        person.further = [
            .department: property("department"), .officeLocation: property("office"),
            .jobTitle: property("job-title"), FurtherProperty.extensionAttributes[0]: property("extensionAttribute1"),
        ]
        return person
    }

    private func property(_ attribute: String) -> Property<String> { texts[attribute].map(Property.value) ?? .null }
}
