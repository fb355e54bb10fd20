import OrderedCollections

/// `/directory/deletedItems`: what was deleted in the last 30 days.
struct DeletedItems {
    let call: GraphCall

    func list(_ cast: GraphRoute.Cast, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        switch cast {
        case .none:
            throw .badRequest(
                "The type of the deleted items must be given as in /directory/deletedItems/microsoft.graph.user.")
        case .user: return try page(of: directory.deletedPeople, .user, setName: "users", in: directory)
        case .group:
            return try page(
                of: directory.deletedGroups.values.map { .group($0) }, .group, setName: "groups", in: directory)
        }
    }

    private func page(
        of objects: [DirectoryObject], _ schema: Schema, setName: String, in directory: Directory
    ) throws(GraphError) -> Reply {
        let options = try QueryOptions(call.request, schema: schema)
        var listing = try Listing(
            call: call, options: options, schema: schema, directory: directory, source: .objects(objects),
            setName: setName)
        if options.selection == nil { listing.renderer.selection = Self.defaults(of: schema) }
        return try listing.page()
    }

    /// The defaults with the time of deletion.
    private static func defaults(of schema: Schema) -> Selection {
        var selection = Selection(defaultsOf: schema)
        if !selection.properties.contains(.deletedDateTime) { selection.properties.append(.deletedDateTime) }
        return selection
    }

    func item(_ id: String, in tenant: inout Tenant) throws(GraphError) -> Reply {
        switch call.request.method {
        case "GET":
            let object = try find(id, in: tenant.visible)
            var options = try QueryOptions.alone(call.request, schema: object.schema)
            options.selection = options.selection ?? Self.defaults(of: object.schema)
            return SingleObject(call: call, directory: tenant.visible).reply(
                object, setName: "directoryObjects", options: options, isTyped: true)
        case "DELETE":
            let object = try find(id, in: tenant.directory)
            do {
                switch object {
                case .user: try tenant.directory.purge(object.id)
                case .group: try tenant.directory.purgeGroup(object.id)
                }
            } catch {
                throw UserNames.refusal(error)
            }
            return Reply(status: 204)
        default: throw .methodNotAllowed
        }
    }

    func restore(_ id: String, in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("POST")
        let object = try find(id, in: tenant.directory)
        do {
            let restored: DirectoryObject =
                switch object {
                case .user: .user(try tenant.directory.restore(object.id))
                case .group: .group(try tenant.directory.restoreGroup(object.id))
                }
            return SingleObject(call: call, directory: tenant.directory).reply(
                restored, setName: "directoryObjects", options: nil, isTyped: true)
        } catch {
            throw UserNames.refusal(error)
        }
    }

    private func find(_ id: String, in directory: Directory) throws(GraphError) -> DirectoryObject {
        guard let objectID = ObjectID(id) else { throw .notFound(id) }
        if let person = directory.people.person(objectID), person.deletedAt != nil { return .user(person) }
        if let group = directory.deletedGroups[objectID] { return .group(group) }
        throw .notFound(id)
    }
}

extension Directory {
    /// The soft-deleted people, oldest deletion first.
    var deletedPeople: [DirectoryObject] { people.deleted.compactMap { people.person(at: $0).map { .user($0) } } }
}
