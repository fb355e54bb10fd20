import OrderedCollections

/// `/groups`, `/groups/$count` and `/groups/{id}`.
struct GroupCollection {
    let call: GraphCall

    func answer(in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("GET", "POST")
        return call.isGet ? try listing(in: tenant.visible).page() : try create(in: &tenant)
    }

    func count(in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        return try listing(in: tenant.visible).countReply()
    }

    private func listing(in directory: Directory) throws(GraphError) -> Listing {
        try Listing(
            call: call, options: try QueryOptions(call.request, schema: .group), schema: .group, directory: directory,
            source: .objects(directory.groups.values.map { .group($0) }), setName: "groups", extent: .whole)
    }

    private func create(in tenant: inout Tenant) throws(GraphError) -> Reply {
        let body = try ObjectBody(try call.body(), schema: .group)
        try body.requireAll([.displayName, .mailEnabled, .mailNickname, .securityEnabled])
        let group = tenant.directory.createGroup(body.values, now: call.now)
        return SingleObject(call: call, directory: tenant.directory).reply(
            .group(group), setName: "groups", options: nil, status: 201)
    }
}

/// `/groups/{id}`.
struct SingleGroup {
    let call: GraphCall
    let id: String

    func answer(in tenant: inout Tenant) throws(GraphError) -> Reply {
        switch call.request.method {
        case "GET":
            let directory = tenant.visible
            return SingleObject(call: call, directory: directory).reply(
                .group(try directory.group(id)), setName: "groups",
                options: try .alone(call.request, schema: .group))
        case "PATCH":
            let group = try tenant.directory.group(id)
            let body = try ObjectBody(try call.body(), schema: .group)
            do { try tenant.directory.updateGroup(group.id, body.values) } catch { throw UserNames.refusal(error) }
            return Reply(status: 204)
        case "DELETE":
            let group = try tenant.directory.group(id)
            do { try tenant.directory.deleteGroup(group.id, now: call.now) } catch { throw UserNames.refusal(error) }
            return Reply(status: 204)
        default: throw .methodNotAllowed
        }
    }
}

extension Directory {
    func group(_ id: String) throws(GraphError) -> Group {
        guard let group = ObjectID(id).flatMap({ groups[$0] }) else { throw .notFound(id) }
        return group
    }
}
