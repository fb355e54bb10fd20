/// The groups an object is in: `memberOf`, `transitiveMemberOf`, and the actions that ask the same.
struct Memberships {
    let call: GraphCall
    let member: GraphRoute.Member

    func list(_ list: GraphRoute.MemberList, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        let groups = directory.groups(of: try id(in: directory), transitive: list.isTransitive)
        return try MemberListing(call: call, list: list).reply(groups.map { .group($0) }, in: directory)
    }

    func perform(_ action: GraphRoute.Action, in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("POST")
        let directory = tenant.visible
        let body = try call.body()
        let groups = directory.groups(of: try id(in: directory), transitive: true)
        switch action {
        case .getMemberGroups, .getMemberObjects:
            guard let securityOnly = body["securityEnabledOnly"]?.boolean else {
                throw .badRequest("A value is required for parameter 'securityEnabledOnly'.")
            }
            return reply(
                groups.filter { !securityOnly || $0[.securityEnabled] == .boolean(true) }.map(\.id.description))
        case .checkMemberGroups: return reply(try check(body["groupIds"], groups))
        case .checkMemberObjects: return reply(try check(body["ids"], groups))
        }
    }

    private func check(_ wanted: JSONValue?, _ groups: [Group]) throws(GraphError) -> [String] {
        guard let ids = wanted?.strings else { throw .badRequest("A collection of group ids is required.") }
        guard ids.count <= 20 else {
            throw .badRequest("The collection must contain at most 20 ids, not \(ids.count).")
        }
        let found = Set(groups.map(\.id))
        return ids.filter { ObjectID($0).map { found.contains($0) } ?? false }
    }

    private func id(in directory: Directory) throws(GraphError) -> ObjectID {
        switch member {
        case .user(let key): try key.person(in: directory).id
        case .group(let id): try directory.group(id).id
        }
    }

    private func reply(_ ids: [String]) -> Reply {
        Reply.json {
            $0.field("@odata.context", call.context("Collection(Edm.String)"))
            $0.field("value", ids)
        }
    }
}
