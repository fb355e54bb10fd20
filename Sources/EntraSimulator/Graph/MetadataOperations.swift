/// The bound actions and functions of `$metadata`, and its entity sets: those that the simulator answers.
enum MetadataOperations {
    private static let texts = "Collection(Edm.String)"
    private static let objects = "Collection(graph.directoryObject)"

    static let declarations =
        [
            operation("Action", "checkMemberGroups", [object, ("groupIds", texts, false)], returns: texts),
            operation("Action", "checkMemberObjects", [object, ("ids", texts, false)], returns: texts),
            operation("Action", "getMemberGroups", [object, securityOnly], returns: texts),
            operation("Action", "getMemberObjects", [object, securityOnly], returns: texts),
            operation(
                "Action", "getByIds",
                [("bindingParameter", objects, false), ("ids", texts, false), ("types", texts, true)],
                returns: objects),
            operation("Action", "restore", [object], returns: "graph.directoryObject", returnsNull: true),
            delta("graph.group"), delta("graph.user"),
        ].joined()

    private typealias Parameter = (name: String, type: String, isNullable: Bool)

    private static let object: Parameter = ("bindingParameter", "graph.directoryObject", false)
    private static let securityOnly: Parameter = ("securityEnabledOnly", "Edm.Boolean", true)

    private static func delta(_ type: String) -> String {
        operation(
            "Function", "delta", [("bindingParameter", "Collection(\(type))", true)], returns: "Collection(\(type))",
            returnsNull: true)
    }

    private static func operation(
        _ kind: String, _ name: String, _ parameters: [Parameter], returns type: String, returnsNull: Bool = false
    ) -> String {
        let parameters = parameters.map {
            "<Parameter Name=\"\($0.name)\" Type=\"\($0.type)\"\(nullability($0.isNullable))/>"
        }
        // What comes back belongs to the set it was called on.
        let path = kind == "Action" && type == objects ? " EntitySetPath=\"bindingParameter\"" : ""
        return "<\(kind) Name=\"\(name)\"\(path) IsBound=\"true\">\(parameters.joined())"
            + "<ReturnType Type=\"\(type)\"\(nullability(returnsNull))/></\(kind)>"
    }

    private static func nullability(_ isNullable: Bool) -> String { isNullable ? "" : " Nullable=\"false\"" }

    // MARK: The container

    static let container =
        "<EntityContainer Name=\"GraphService\">"
        + entitySet("directoryObjects", "directoryObject", [])
        + entitySet("groups", "group", ["memberOf", "members", "owners", "transitiveMemberOf", "transitiveMembers"])
        + entitySet("organization", "organization", [])
        + entitySet("users", "user", ["directReports", "manager", "memberOf", "transitiveMemberOf"])
        + "<Singleton Name=\"directory\" Type=\"microsoft.graph.directory\">"
        + "<NavigationPropertyBinding Path=\"deletedItems\" Target=\"directoryObjects\"/></Singleton></EntityContainer>"

    private static func entitySet(_ name: String, _ type: String, _ navigation: [String]) -> String {
        let bindings = navigation.map { "<NavigationPropertyBinding Path=\"\($0)\" Target=\"directoryObjects\"/>" }
        return "<EntitySet Name=\"\(name)\" EntityType=\"microsoft.graph.\(type)\">\(bindings.joined())</EntitySet>"
    }
}
