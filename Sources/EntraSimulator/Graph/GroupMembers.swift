/// `/groups/{id}/members`, `/transitiveMembers`, `/owners`, and the references among them.
struct GroupMembers {
    let call: GraphCall
    let id: String

    func list(_ list: GraphRoute.MemberList, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        let group = try directory.group(id)
        let members = list.isTransitive ? directory.transitiveMembers(of: group) : directory.members(of: group)
        return try MemberListing(call: call, list: list).reply(members, in: directory)
    }

    func owners(_ list: GraphRoute.MemberList, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        let owners = try directory.group(id).owners.compactMap { directory.active($0) }
        return try MemberListing(call: call, list: list).reply(owners, in: directory)
    }

    func add(in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("POST")
        let group = try tenant.directory.group(id)
        let member = try ObjectReference(try call.body()).id
        do { try tenant.directory.add(member, to: group.id) } catch { throw UserNames.refusal(error) }
        return Reply(status: 204)
    }

    func remove(_ member: String, in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("DELETE")
        let group = try tenant.directory.group(id)
        guard let memberID = ObjectID(member) else { throw .notFound(member) }
        do { try tenant.directory.remove(memberID, from: group.id) } catch { throw UserNames.refusal(error) }
        return Reply(status: 204)
    }
}

/// A list of users and groups together: members, owners, memberOf.
struct MemberListing {
    let call: GraphCall
    let list: GraphRoute.MemberList

    func reply(_ objects: [DirectoryObject], in directory: Directory) throws(GraphError) -> Reply {
        let schema = list.cast == .user ? Schema.user : list.cast == .group ? .group : .directoryObject
        let options = try QueryOptions(call.request, schema: schema)
        // With a cast, $search, $filter or $orderby the answer comes from the search index, which takes the header.
        if options.search != nil || options.filter != nil || !options.orderBy.isEmpty, !options.isAdvanced {
            throw .unsupportedQuery("Unsupported Query.")
        }
        let listing = try Listing(
            call: call, options: options, schema: schema, directory: directory,
            source: .objects(objects.filter { isShown($0) }), setName: setName, isTyped: list.cast == .none)
        return list.isCount ? try listing.countReply() : try listing.page()
    }

    private func isShown(_ object: DirectoryObject) -> Bool {
        switch list.cast {
        case .none: true
        case .user: object.schema.kind == .user
        case .group: object.schema.kind == .group
        }
    }

    private var setName: String {
        switch list.cast {
        case .none: "directoryObjects"
        case .user: "users"
        case .group: "groups"
        }
    }
}
