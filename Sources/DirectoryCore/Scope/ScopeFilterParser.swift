/// Makes a condition of the tokens of a scope filter, by descent along the grammar.
struct ScopeFilterParser {
    private let text: String
    private let tokens: [ScopeFilterToken]
    private var position = 0
    private var depth = 0
    private var conditions = 0

    /// Parentheses and `not`s within each other.
    static let maximumDepth = 8
    static let maximumConditions = 50

    /// - Parameter tokens: of the text; the last one is the end.
    init(_ tokens: [ScopeFilterToken], of text: String) {
        self.tokens = tokens
        self.text = text
    }

    mutating func parse() throws(Problem) -> ScopeCondition {
        let condition = try any()
        guard current?.kind == .end else { throw unexpected(.phrase("and, or, or the end")) }
        return condition
    }

    // MARK: Conditions joined

    private mutating func any() throws(Problem) -> ScopeCondition {
        var alternatives = [try all()]
        while take("or") { alternatives.append(try all()) }
        return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
    }

    private mutating func all() throws(Problem) -> ScopeCondition {
        var parts = [try negation()]
        while take("and") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(Problem) -> ScopeCondition {
        let start = position
        if take("not") {
            try descend(from: start)
            defer { depth -= 1 }
            return .not(try negation())
        }
        guard take(.opening) else { return try single() }
        try descend(from: start)
        defer { depth -= 1 }
        let condition = try any()
        guard take(.closing) else { throw unexpected(.phrase("and, or, or a closing parenthesis")) }
        return condition
    }

    private mutating func descend(from start: Int) throws(Problem) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            position = start
            throw unexpected(.phrase("at most \(Self.maximumDepth) parentheses and nots within each other"))
        }
    }

    // MARK: One condition

    private mutating func single() throws(Problem) -> ScopeCondition {
        guard let token = current, token.kind == .word, !Self.keywords.contains(token.written.lowercasedASCII) else {
            throw unexpected(.phrase("a condition, not or an opening parenthesis"))
        }
        guard conditions < Self.maximumConditions else {
            throw unexpected(.phrase("at most \(Self.maximumConditions) conditions"))
        }
        conditions += 1
        let word = token.written.lowercasedASCII
        if let flag = ScopeFlag(rawValue: word) {
            position += 1
            return .flag(flag)
        }
        if take("domain") { return .domain(try domains()) }
        guard let attribute = ScopeAttribute(token.written) else { throw unexpected(Self.conditionNames) }
        position += 1
        return .text(attribute, try comparison())
    }

    private mutating func comparison() throws(Problem) -> ScopeComparison {
        if take(.equals) { return .equals(try wholeText()) }
        if take(.differs) { return .differs(try wholeText()) }
        if take("in") { return .isOneOf(try list { parser throws(Problem) in try parser.wholeText() }) }
        if take("starts") { return .startsWith(try textAfterWith()) }
        if take("ends") { return .endsWith(try textAfterWith()) }
        if take("contains") { return .contains(try partOfText()) }
        throw unexpected(.phrase("=, !=, in, starts with, ends with or contains"))
    }

    private mutating func domains() throws(Problem) -> ScopeDomains {
        if take(.equals) { return .equals(try domain()) }
        if take(.differs) { return .differs(try domain()) }
        if take("in") { return .isOneOf(try list { parser throws(Problem) in try parser.domain() }) }
        throw unexpected(.phrase("=, != or in"))
    }

    // MARK: Texts

    private mutating func list<Item>(
        of item: (inout ScopeFilterParser) throws(Problem) -> Item
    ) throws(Problem) -> [Item] {
        guard take(.opening) else { throw unexpected(.phrase("an opening parenthesis")) }
        var items = [try item(&self)]
        while take(.comma) { items.append(try item(&self)) }
        guard take(.closing) else { throw unexpected(.phrase("a comma or a closing parenthesis")) }
        return items
    }

    private mutating func textAfterWith() throws(Problem) -> ComparedText {
        guard take("with") else { throw unexpected(.phrase("with")) }
        return try partOfText()
    }

    private mutating func partOfText() throws(Problem) -> ComparedText {
        guard case .text(let content)? = current?.kind else { throw unexpected(.phrase("a text in double quotes")) }
        guard !content.isEmpty else { throw unexpected(.phrase("a text that is not empty")) }
        position += 1
        return ComparedText(content)
    }

    /// A text to compare whole values with: a blank one would equal none.
    private mutating func wholeText() throws(Problem) -> ComparedText {
        guard case .text(let content)? = current?.kind else { throw unexpected(.phrase("a text in double quotes")) }
        guard !content.trimmingWhitespace.isEmpty else { throw unexpected(.phrase("a text that is not blank")) }
        position += 1
        return ComparedText(content)
    }

    private mutating func domain() throws(Problem) -> ComparedDomain {
        guard case .text(let content)? = current?.kind, let domain = ComparedDomain(content) else {
            throw unexpected(#"a domain in double quotes, such as "contoso.com""#)
        }
        position += 1
        return domain
    }

    // MARK: Tokens

    private var current: ScopeFilterToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func take(_ keyword: String) -> Bool {
        guard let token = current, token.kind == .word, token.written.lowercasedASCII == keyword else { return false }
        position += 1
        return true
    }

    private mutating func take(_ kind: ScopeFilterToken.Kind) -> Bool {
        guard let token = current, token.kind == kind else { return false }
        position += 1
        return true
    }

    private func unexpected(_ expected: Sentence) -> Problem {
        .filterInvalid(
            text, at: current?.start ?? text.unicodeScalars.count, found: current?.written ?? "", expected: expected)
    }

    private static let keywords: Set = ["and", "or", "not", "in", "starts", "ends", "with", "contains"]

    private static let conditionNames = Sentence.phrase(
        "one of \((ScopeFlag.allCases.map(\.rawValue) + ["domain"] + ScopeAttribute.names).joined(separator: ", "))")
}
