/// What the directory has indexes for: refuses what Graph refuses
/// (https://learn.microsoft.com/graph/aad-advanced-queries, https://learn.microsoft.com/graph/filter-query-parameter).
struct FilterRules {
    let schema: Schema
    /// The request carries `ConsistencyLevel: eventual` and `$count=true`.
    let isAdvanced: Bool

    private static let mostAlternatives = 15
    private static let greatestHeight = 3

    func check(_ filter: Filter) throws(GraphError) {
        try checkAlternatives(filter)
        let height = Self.height(filter)
        guard isAdvanced || height <= Self.greatestHeight else {
            throw .unsupportedQuery(
                "search filter expression has excessive height: \(height). Max allowed: \(Self.greatestHeight)")
        }
        try checkTerms(filter)
    }

    private func checkTerms(_ filter: Filter) throws(GraphError) {
        switch filter {
        case .and(let parts), .or(let parts): for part in parts { try checkTerms(part) }
        case .not(let part):
            try needAdvanced()
            try checkTerms(part)
        case .compare(let property, let comparison, let value): try checkComparison(property, comparison, value)
        case .oneOf(let property, _): try check(property, allows: [.key, .equality, .text, .textWithEnding])
        case .starts(let property, _): try check(property, allows: [.text, .textWithEnding])
        case .ends(let property, _):
            guard [.textWithEnding, .advanced].contains(schema[property]?.filter) else {
                throw .unsupportedQuery(
                    "Unsupported or invalid query filter clause specified for property '\(property.rawValue)'.")
            }
            try needAdvanced()
        case .anyEquals(let property, _), .anyStarts(let property, _): try check(property, allows: [.collection])
        case .managerIs: break
        case .member(let property, _, _): try check(property, allows: [])
        }
    }

    private func checkComparison(
        _ property: Property, _ comparison: Filter.Comparison, _ value: PropertyValue
    ) throws(GraphError) {
        switch (comparison, value) {
        case (.eq, .null): try checkNull(property)
        case (.eq, _): try check(property, allows: [.key, .equality, .text, .textWithEnding, .moment])
        case (.ge, _), (.le, _):
            try check(
                property, allows: [.moment],
                refusal: "Unsupported or invalid query filter clause specified for property '\(property.rawValue)'.")
        case (.ne, _):
            guard schema[property]?.filter != .key else { throw .unsupportedQuery("Unsupported Query.") }
            try needAdvanced()
            try check(property, allows: [.equality, .text, .textWithEnding])
        case (.gt, _), (.lt, _):
            throw .unsupportedQuery(
                "Filter operator '\(comparison == .gt ? "GreaterThan" : "LessThan")' is not supported.")
        }
    }

    private func checkNull(_ property: Property) throws(GraphError) {
        try check(property, allows: [.equality, .text, .textWithEnding])
        if [.text, .textWithEnding].contains(schema[property]?.filter) { try needAdvanced() }
    }

    private func check(
        _ property: Property, allows supported: [Schema.Filterability],
        refusal: String = "The request uses a filter property that is not indexed"
    ) throws(GraphError) {
        guard let filterability = schema[property]?.filter else { return }
        if supported.contains(filterability) { return }
        guard filterability == .advanced else { throw .unsupportedQuery(refusal) }
        try needAdvanced()
    }

    private func needAdvanced() throws(GraphError) {
        guard isAdvanced else { throw .unsupportedQuery("Unsupported Query.") }
    }

    private func checkAlternatives(_ filter: Filter) throws(GraphError) {
        let count = Self.alternatives(filter)
        guard isAdvanced || count <= Self.mostAlternatives else {
            throw .unsupportedQuery(
                "Too many child clauses specified in search filter expression containing 'OR' operators: \(count). "
                    + "Max allowed: \(Self.mostAlternatives).")
        }
    }

    private static func alternatives(_ filter: Filter) -> Int {
        switch filter {
        case .or(let parts): parts.reduce(0) { $0 + max(1, alternatives($1)) }
        case .and(let parts): parts.map(alternatives).max() ?? 0
        case .not(let part): alternatives(part)
        case .oneOf(_, let values): values.count
        default: 1
        }
    }

    private static func height(_ filter: Filter) -> Int {
        switch filter {
        case .and(let parts), .or(let parts): 1 + (parts.map(height).max() ?? 0)
        case .not(let part): 1 + height(part)
        default: 1
        }
    }
}
