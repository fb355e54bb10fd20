/// Turns a `$filter` text into a `Filter` (OData 4.01 URL conventions §5.1.1, as far as the directory supports them).
struct FilterParser {
    private var tokens: ArraySlice<FilterLexer.Token>
    private let schema: Schema
    /// How many parentheses and negations are open; a caller must not be able to exhaust the stack.
    private var depth = 0

    private static let greatestDepth = 50

    static func parse(_ text: String, schema: Schema) throws(GraphError) -> Filter {
        var parser = FilterParser(tokens: try FilterLexer.tokens(of: text)[...], schema: schema)
        let filter = try parser.disjunction()
        guard parser.tokens.isEmpty else { throw invalid("there is something after its end") }
        return filter
    }

    private init(tokens: ArraySlice<FilterLexer.Token>, schema: Schema) {
        self.tokens = tokens
        self.schema = schema
    }

    private static func invalid(_ why: String) -> GraphError { .unparsable("Invalid filter clause: \(why).") }

    private mutating func disjunction() throws(GraphError) -> Filter {
        var parts = [try conjunction()]
        while takeKeyword("or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(GraphError) -> Filter {
        var parts = [try negation()]
        while takeKeyword("and") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func negation() throws(GraphError) -> Filter {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else { throw Self.invalid("it is nested too deeply") }
        if takeKeyword("not") { return .not(try negation()) }
        if tokens.first == .open {
            tokens.removeFirst()
            let inner = try disjunction()
            try expect(.close)
            return inner
        }
        return try term()
    }

    private mutating func term() throws(GraphError) -> Filter {
        let name = try word("a property or function")
        if tokens.first == .open, !name.contains("/") { return try function(name) }
        if let slash = name.firstIndex(of: "/") { return try path(name, slash) }
        return try comparison(of: try property(name))
    }

    private mutating func comparison(of property: Property) throws(GraphError) -> Filter {
        let name = try word("an operator").lowercased()
        if name == "in" {
            return .oneOf(property, try list { parser throws(GraphError) in try parser.literal(for: property) })
        }
        guard let comparison = Filter.Comparison(rawValue: name) else { throw Self.invalid("'\(name)' is no operator") }
        return .compare(property, comparison, try literal(for: property))
    }

    private mutating func list<Value>(
        of value: (inout FilterParser) throws(GraphError) -> Value
    ) throws(GraphError) -> [Value] {
        try expect(.open)
        var values = [try value(&self)]
        while tokens.first == .comma {
            tokens.removeFirst()
            values.append(try value(&self))
        }
        try expect(.close)
        return values
    }

    private mutating func function(_ name: String) throws(GraphError) -> Filter {
        try expect(.open)
        let subject = try word("a property")
        let member = try member(subject)
        let property = if let member { member.0 } else { try property(subject) }
        try expect(.comma)
        let text = try text()
        try expect(.close)
        if takeKeyword("eq") {
            guard try word("true or false") == "true" else {
                throw Self.invalid("\(name) can only be compared with true")
            }
        }
        switch name.lowercased() {
        case "startswith": return member.map { .member(property, $0.1, .starts(text)) } ?? .starts(property, text)
        case "endswith": return member.map { .member(property, $0.1, .ends(text)) } ?? .ends(property, text)
        case "contains": throw .unsupportedQuery("Filter operator 'Contains' is not supported.")
        default: throw Self.invalid("an unknown function with name '\(name)' was found")
        }
    }

    /// `manager/id eq '…'` and `businessPhones/any(p:…)`.
    private mutating func path(_ name: String, _ slash: String.Index) throws(GraphError) -> Filter {
        let head = String(name[..<slash])
        let tail = name[name.index(after: slash)...]
        if head == "manager", tail == "id" {
            guard takeKeyword("eq") else { throw Self.invalid("manager/id can only be compared with eq") }
            return .managerIs(try text())
        }
        if let (property, member) = try member(name) { return .member(property, member, try memberTest()) }
        guard tail == "any" else { throw .unsupportedQuery("Unsupported property filter clause '\(name)'.") }
        let property = try property(head)
        switch schema[property]?.type {
        case .objects, .nullableObjects: throw .notImplemented("a filter on what is inside '\(head)'")
        default: try expect(.open)
        }
        let variable = try word("a variable")
        try expect(.colon)
        let filter = try lambda(variable, over: property)
        try expect(.close)
        return filter
    }

    /// `onPremisesExtensionAttributes/extensionAttribute1`; nil if this is no path into a complex property.
    private func member(_ path: String) throws(GraphError) -> (Property, String)? {
        let parts = path.split(separator: "/")
        guard parts.count == 2, let property = Property(named: parts[0]),
            case .object(let type) = schema[property]?.type
        else { return nil }
        guard let member = type.member(named: parts[1]) else {
            throw Self.invalid(
                "Could not find a property named '\(parts[1])' on type 'microsoft.graph.\(type.rawValue)'")
        }
        return (property, member)
    }

    private mutating func memberTest() throws(GraphError) -> Filter.MemberTest {
        let name = try word("an operator").lowercased()
        switch name {
        case "eq": return .equals(try textOrNull())
        case "ne": return .differs(try textOrNull())
        case "in": return .oneOf(try list { parser throws(GraphError) in try parser.text() })
        default: throw Self.invalid("'\(name)' is no operator for a text")
        }
    }

    private mutating func textOrNull() throws(GraphError) -> String? {
        if takeKeyword("null") { return nil }
        return try text()
    }

    private mutating func lambda(_ variable: String, over property: Property) throws(GraphError) -> Filter {
        let first = try word("the variable")
        if first == variable {
            guard takeKeyword("eq") else {
                throw Self.invalid("a collection can only be searched with eq or startsWith")
            }
            return .anyEquals(property, try text())
        }
        guard first.lowercased() == "startswith" else { throw Self.invalid("'\(first)' is not the variable") }
        try expect(.open)
        guard try word("the variable") == variable else { throw Self.invalid("the variable is missing") }
        try expect(.comma)
        let text = try text()
        try expect(.close)
        return .anyStarts(property, text)
    }

    private func property(_ name: String) throws(GraphError) -> Property {
        guard let property = Property(named: name), schema[property] != nil else {
            throw Self.invalid(
                "Could not find a property named '\(name)' on type 'microsoft.graph.\(schema.kind.rawValue)'")
        }
        return property
    }

    private mutating func literal(for property: Property) throws(GraphError) -> PropertyValue {
        switch tokens.popFirst() {
        case .text(let text):
            guard schema[property]?.type == .string || schema[property]?.type == .strings else {
                throw Self.invalid("A text is no value of '\(property.rawValue)'")
            }
            return .string(text)
        case .word("null"): return .null
        case .word("true"), .word("True"): return .boolean(true)
        case .word("false"), .word("False"): return .boolean(false)
        case .word(let word):
            if schema[property]?.type == .time, let time = Timestamp(word) { return .time(time) }
            throw Self.invalid("'\(word)' is no value of '\(property.rawValue)'")
        default: throw Self.invalid("a value is missing")
        }
    }

    private mutating func text() throws(GraphError) -> String {
        guard case .text(let text)? = tokens.popFirst() else { throw Self.invalid("a quoted text is missing") }
        return text
    }

    private mutating func word(_ what: String) throws(GraphError) -> String {
        guard case .word(let word)? = tokens.popFirst() else { throw Self.invalid("\(what) is missing") }
        return word
    }

    private mutating func expect(_ token: FilterLexer.Token) throws(GraphError) {
        guard tokens.popFirst() == token else { throw Self.invalid("a parenthesis, comma or colon is missing") }
    }

    private mutating func takeKeyword(_ keyword: String) -> Bool {
        guard case .word(let word)? = tokens.first, word.lowercased() == keyword else { return false }
        tokens.removeFirst()
        return true
    }
}
