/// `/v1.0/$metadata`: Microsoft's description of the service (OData CSDL 4.0), cut down to what is simulated. Types,
/// nullability and names are those of microsoftgraph/msgraph-metadata; a test holds the document to them.
enum Metadata {
    static let reply = Reply(
        status: 200, headers: [("Content-Type", "application/xml")], body: Array(document.utf8))

    private static let document = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>\
        <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
        \(entityTypes)\(ComplexType.allCases.map(complexType).joined())\(MetadataOperations.declarations)\
        \(MetadataOperations.container)</Schema></edmx:DataServices></edmx:Edmx>
        """

    private static var entityTypes: String {
        """
        <EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key>\
        \(property("id", "Edm.String", isRequired: true))</EntityType>\
        <EntityType Name="directoryObject" BaseType="graph.entity" OpenType="true">\
        \(property("deletedDateTime", "Edm.DateTimeOffset"))</EntityType>\
        \(entityType(.user))\(entityType(.group))\(organization)\
        <EntityType Name="directory" BaseType="graph.entity">\(manyObjects("deletedItems"))</EntityType>
        """
    }

    // MARK: Users and groups

    private static func entityType(_ schema: Schema) -> String {
        let inherited: Set<Property> = [.id, .deletedDateTime]
        // mailboxSettings is known by name only, so as to be refused.
        let own = schema.definitions.filter { !inherited.contains($0.key) && $0.key != .mailboxSettings }
        let properties = own.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, definition in
            property(
                name.rawValue, self.name(of: definition.type), isRequired: required(of: schema.kind).contains(name))
        }
        return "<EntityType Name=\"\(schema.kind.rawValue)\" BaseType=\"graph.directoryObject\" OpenType=\"true\">"
            + properties.joined() + navigation(of: schema.kind) + "</EntityType>"
    }

    /// Properties that Microsoft's metadata declares never to be null.
    private static func required(of kind: Schema.Kind) -> Set<Property> {
        switch kind {
        case .user:
            [
                .assignedLicenses, .assignedPlans, .birthday, .businessPhones, .hireDate, .otherMails,
                .provisionedPlans, .proxyAddresses,
            ]
        case .group: [.groupTypes, .proxyAddresses, .resourceBehaviorOptions, .resourceProvisioningOptions]
        case .directoryObject: []
        }
    }

    private static func navigation(of kind: Schema.Kind) -> String {
        switch kind {
        case .user:
            "<NavigationProperty Name=\"manager\" Type=\"graph.directoryObject\"/>"
                + ["directReports", "memberOf", "transitiveMemberOf"].map(manyObjects).joined()
        case .group:
            ["memberOf", "members", "owners", "transitiveMemberOf", "transitiveMembers"].map(manyObjects).joined()
        case .directoryObject: ""
        }
    }

    private static func manyObjects(_ name: String) -> String {
        "<NavigationProperty Name=\"\(name)\" Type=\"Collection(graph.directoryObject)\"/>"
    }

    private static func name(of type: Schema.ValueType) -> String {
        switch type {
        case .boolean: "Edm.Boolean"
        case .string: "Edm.String"
        case .time: "Edm.DateTimeOffset"
        case .strings: "Collection(Edm.String)"
        case .object(let type): "graph.\(type.rawValue)"
        case .objects(let type), .nullableObjects(let type): "Collection(graph.\(type.rawValue))"
        }
    }

    private static func property(_ name: String, _ type: String, isRequired: Bool = false) -> String {
        "<Property Name=\"\(name)\" Type=\"\(type)\"\(isRequired ? " Nullable=\"false\"" : "")/>"
    }

    // MARK: What belongs to them

    private static let organization: String = {
        let texts = ["countryLetterCode", "defaultUsageLocation", "displayName", "preferredLanguage", "tenantType"]
        let times = ["createdDateTime", "onPremisesLastSyncDateTime"]
        return "<EntityType Name=\"organization\" BaseType=\"graph.directoryObject\" OpenType=\"true\">"
            + texts.map { property($0, "Edm.String") }.joined()
            + times.map { property($0, "Edm.DateTimeOffset") }.joined()
            + property("onPremisesSyncEnabled", "Edm.Boolean")
            + property("verifiedDomains", "Collection(graph.verifiedDomain)", isRequired: true) + "</EntityType>"
    }()

    private static func complexType(_ type: ComplexType) -> String {
        let members = type.members.flatMap { member in
            member.names.map { property($0, name(of: member.type), isRequired: member.type == .requiredGuids) }
        }
        return "<ComplexType Name=\"\(type.rawValue)\"\(type.isOpen ? " OpenType=\"true\"" : "")>"
            + members.joined() + "</ComplexType>"
    }

    private static func name(of type: ComplexType.MemberType) -> String {
        switch type {
        case .boolean: "Edm.Boolean"
        case .guid: "Edm.Guid"
        case .guids, .requiredGuids: "Collection(Edm.Guid)"
        case .string: "Edm.String"
        case .strings: "Collection(Edm.String)"
        case .time: "Edm.DateTimeOffset"
        }
    }
}
