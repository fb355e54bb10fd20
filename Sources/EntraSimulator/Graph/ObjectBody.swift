/// The body of a POST or PATCH, checked against the schema.
struct ObjectBody {
    private(set) var values: [Property: PropertyValue] = [:]
    private let schema: Schema

    init(_ members: [String: JSONValue], schema: Schema) throws(GraphError) {
        self.schema = schema
        for (name, json) in members where !name.contains("@") {
            guard let property = Property(rawValue: name), let definition = schema[property] else {
                throw .badRequest("Invalid property '\(name)'.")
            }
            guard definition.isWritable else {
                throw .badRequest("Property '\(name)' is read-only and cannot be set.")
            }
            guard let value = Self.value(json, definition.type) else {
                throw .badRequest(
                    "Invalid value specified for property '\(name)' of resource '\(Self.resource(schema))'.")
            }
            values[property] = value
        }
    }

    func requireAll(_ properties: [Property]) throws(GraphError) {
        for property in properties where values[property] == nil || values[property] == .null {
            throw .badRequest(
                "A value is required for property '\(property.rawValue)' of resource '\(Self.resource(schema))'.")
        }
    }

    private static func resource(_ schema: Schema) -> String { schema.kind == .user ? "User" : "Group" }

    private static func value(_ json: JSONValue, _ type: Schema.ValueType) -> PropertyValue? {
        switch (type, json) {
        case (.strings, _): json.strings.map(PropertyValue.strings)
        case (.objects, .null): nil
        case (_, .null): .null
        case (.boolean, _): json.boolean.map(PropertyValue.boolean)
        // An empty text is refused; null is how a value is cleared.
        case (.string, .string(let text)): text.isEmpty ? nil : .string(text)
        case (.time, .string(let text)): Timestamp(text).map(PropertyValue.time)
        case (.object, .object), (.objects, .array), (.nullableObjects, .array): .json(text(of: json))
        default: nil
        }
    }

    private static func text(of json: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }
}
