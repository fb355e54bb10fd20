/// `/v1.0/$metadata`: the service's own description, cut down to what is simulated.
enum Metadata {
    static let reply = Reply(
        status: 200, headers: [("Content-Type", "application/xml")], body: Array(document.utf8))

    private static let document: String = {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>\
        <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
        <EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key>\
        <Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>\
        <EntityType Name="directoryObject" BaseType="graph.entity" OpenType="true">\
        <Property Name="deletedDateTime" Type="Edm.DateTimeOffset"/></EntityType>\
        \(entityType(.user))\(entityType(.group))\
        <EntityContainer Name="GraphService"><EntitySet Name="users" EntityType="graph.user"/>\
        <EntitySet Name="groups" EntityType="graph.group"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
        """
    }()

    private static func entityType(_ schema: Schema) -> String {
        let properties = schema.definitions.filter { $0.key != .id && $0.key != .deletedDateTime }
            .sorted { $0.key.rawValue < $1.key.rawValue }.map { property, definition in
                "<Property Name=\"\(property.rawValue)\" Type=\"\(name(of: definition.type))\"/>"
            }
        return "<EntityType Name=\"\(schema.kind.rawValue)\" BaseType=\"graph.directoryObject\" OpenType=\"true\">"
            + "\(properties.joined())</EntityType>"
    }

    private static func name(of type: Schema.ValueType) -> String {
        switch type {
        case .boolean: "Edm.Boolean"
        case .string: "Edm.String"
        case .time: "Edm.DateTimeOffset"
        case .strings: "Collection(Edm.String)"
        case .object: "Edm.ComplexType"
        case .objects, .nullableObjects: "Collection(Edm.ComplexType)"
        }
    }
}
