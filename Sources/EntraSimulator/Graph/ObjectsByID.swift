/// `POST /directoryObjects/getByIds` and `GET /directoryObjects/{id}`.
struct ObjectsByID {
    let call: GraphCall

    private static let mostIDs = 1000

    func answer(in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("POST")
        let body = try call.body()
        guard let ids = body["ids"]?.strings else { throw .badRequest("A value is required for parameter 'ids'.") }
        guard ids.count <= Self.mostIDs else {
            throw .badRequest("The number of ids, \(ids.count), is greater than the \(Self.mostIDs) allowed.")
        }
        let kinds = try kinds(body["types"])
        let options = try QueryOptions.alone(call.request, schema: .directoryObject)
        let renderer = ObjectRenderer(
            selection: options.selection, isTyped: true,
            readable: Permissions.readable(with: call.caller.permissions))
        // Unknown and deleted ids are left out.
        let objects = ids.compactMap { ObjectID($0).flatMap { tenant.visible.active($0) } }
        return Reply.json {
            $0.field("@odata.context", call.context("directoryObjects" + (options.selection?.suffix ?? "")))
            $0.key("value")
            $0.array {
                for object in objects where kinds.contains(object.schema.kind) {
                    renderer.write(object, in: tenant.visible, into: &$0)
                }
            }
        }
    }

    func single(_ id: String, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        guard let object = ObjectID(id).flatMap({ tenant.visible.active($0) }) else { throw .notFound(id) }
        return SingleObject(call: call, directory: tenant.visible).reply(
            object, setName: "directoryObjects", options: try .alone(call.request, schema: .directoryObject),
            isTyped: true)
    }

    private func kinds(_ types: JSONValue?) throws(GraphError) -> Set<Schema.Kind> {
        guard let types, types != .null else { return [.user, .group] }
        guard let names = types.strings else { throw .badRequest("Parameter 'types' must be a collection of strings.") }
        let lowered = names.map { $0.lowercased() }
        if lowered.isEmpty || lowered.contains("directoryobject") { return [.user, .group] }
        return Set(lowered.compactMap(Schema.Kind.init(rawValue:)))
    }
}
