/// Changes of a connection's mapping as an administrator enters them: texts such as `phone=businessPhones`.
package struct MappingEntry: Hashable, Sendable {
    /// `FIELD=source1,source2`: where one of the five fields comes from. `FIELD=standard` is what every connection starts
    /// with.
    package var fields: [String]
    /// `NAME=source1,source2`: where a custom field comes from. `NAME=` gives it up.
    package var attributes: [String]
    /// Fields in which the application's own value wins.
    package var localWins: [String]
    /// Fields in which the tenant's value wins again.
    package var entraWins: [String]

    package init(
        fields: [String] = [], attributes: [String] = [], localWins: [String] = [], entraWins: [String] = []
    ) {
        self.fields = fields
        self.attributes = attributes
        self.localWins = localWins
        self.entraWins = entraWins
    }

    /// - Throws: `invalid-value`, naming the field: `map`, `attribute`, `local-wins` or `entra-wins`.
    package func changed(_ mapping: FieldMapping) throws(Problem) -> FieldMapping {
        var sources = mapping.sources
        for text in fields {
            let (name, value) = try Self.split(text, field: "map")
            let field = try Self.standardField(name)
            sources[field] =
                try value == "standard"
                ? FieldMapping.standard.sources[field] : Self.sources(value, field: "map")
        }
        for text in attributes {
            let (name, value) = try Self.split(text, field: "attribute")
            let field = try Self.attribute(name)
            sources[field] = value.isEmpty ? nil : try Self.sources(value, field: "attribute")
        }
        var wins = mapping.localWins
        for text in localWins { wins.insert(try Self.mapped(text, among: sources, field: "local-wins")) }
        for text in entraWins { wins.remove(try Self.mapped(text, among: sources, field: "entra-wins")) }
        return FieldMapping(sources: sources, localWins: wins.filter { sources[$0] != nil })
    }

    private static func split(_ text: String, field: String) throws(Problem) -> (name: String, value: String) {
        guard let equals = text.firstIndex(of: "=") else {
            throw .entered(
                "\"\(text)\" does not say where the field comes from.", advice: "Write it as NAME=source.", field: field
            )
        }
        return (
            String(text[..<equals]).trimmingWhitespace, String(text[text.index(after: equals)...]).trimmingWhitespace
        )
    }

    private static func standardField(_ name: String) throws(Problem) -> MappedField {
        guard let field = MappedField.standard.first(where: { $0.rawValue == name }) else {
            let known = MappedField.standard.map(\.rawValue).joined(separator: ", ")
            throw .entered("There is no field \(name).", advice: "Choose one of: \(known).", field: "map")
        }
        return field
    }

    private static func attribute(_ name: String) throws(Problem) -> MappedField {
        guard let name = AttributeName(rawValue: name) else {
            throw .entered(
                "\"\(name)\" cannot be the name of a custom field.",
                advice: "Use up to 64 of a-z, 0-9 and hyphens, beginning with a letter, such as cost-center.",
                field: "attribute")
        }
        return .attribute(name)
    }

    private static func sources(_ text: String, field: String) throws(Problem) -> [FieldMapping.Source] {
        var sources: [FieldMapping.Source] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(part).trimmingWhitespace
            guard let source = FieldMapping.Source(rawValue: name), !sources.contains(source) else {
                throw .entered(
                    "\"\(name)\" is no source, or is named twice.",
                    advice: "Choose among: \(known), extension_APPID_NAME.", field: field)
            }
            sources.append(source)
        }
        return sources
    }

    private static let known = (FieldMapping.Source.standard.map(\.rawValue) + FurtherProperty.named.map(\.rawValue))
        .joined(separator: ", ")

    /// A field that the connection maps, as it is written: `phone`, or the name of a custom field.
    private static func mapped(
        _ text: String, among sources: [MappedField: [FieldMapping.Source]], field: String
    ) throws(Problem) -> MappedField {
        let name = text.trimmingWhitespace
        let known = sources.keys.sorted()
        guard let mapped = known.first(where: { $0.rawValue == name || $0.rawValue == "attribute:\(name)" }) else {
            throw .entered(
                "This connection maps no field \(name).",
                advice: "Choose one of: \(known.map(\.rawValue).joined(separator: ", ")).", field: field)
        }
        return mapped
    }
}
