/// Answers one request to Graph that has passed sign-in and faults.
struct GraphService {
    let call: GraphCall

    func answer(in tenant: inout Tenant) throws(GraphError) -> Reply {
        switch call.route {
        case .users(.list): try UserCollection(call: call).answer(in: &tenant)
        case .users(.count): try UserCollection(call: call).count(in: tenant)
        case .users(.delta): try UsersDelta(call: call).answer(in: tenant)
        case .user(let key): try SingleUser(call: call, key: key).answer(in: &tenant)
        case .manager(let key): try Manager(call: call, key: key).get(in: tenant)
        case .managerReference(let key): try Manager(call: call, key: key).change(in: &tenant)
        case .directReports(let key): try Manager(call: call, key: key).directReports(in: tenant)
        case .groups(.list): try GroupCollection(call: call).answer(in: &tenant)
        case .groups(.count): try GroupCollection(call: call).count(in: tenant)
        case .groups(.delta): try GroupsDelta(call: call).answer(in: tenant)
        case .group(let id): try SingleGroup(call: call, id: id).answer(in: &tenant)
        case .members(let id, let list): try GroupMembers(call: call, id: id).list(list, in: tenant)
        case .memberReferences(let id): try GroupMembers(call: call, id: id).add(in: &tenant)
        case .memberReference(let id, let member): try GroupMembers(call: call, id: id).remove(member, in: &tenant)
        case .owners(let id, let list): try GroupMembers(call: call, id: id).owners(list, in: tenant)
        case .memberships(let member, let list): try Memberships(call: call, member: member).list(list, in: tenant)
        case .membershipAction(let member, let action):
            try Memberships(call: call, member: member).perform(action, in: tenant)
        case .deletedItems(let cast): try DeletedItems(call: call).list(cast, in: tenant)
        case .deletedItem(let id): try DeletedItems(call: call).item(id, in: &tenant)
        case .restore(let id): try DeletedItems(call: call).restore(id, in: &tenant)
        case .getByIds: try ObjectsByID(call: call).answer(in: tenant)
        case .directoryObject(let id): try ObjectsByID(call: call).single(id, in: tenant)
        case .organization: try Organization(call: call, tenant: tenant).list()
        case .organizationByID(let id): try Organization(call: call, tenant: tenant).single(id)
        case .metadata: Metadata.reply
        case .batch: throw .unparsable("A batch request cannot contain a batch request.")
        }
    }
}

extension GraphCall {
    func require(_ methods: String...) throws(GraphError) {
        guard methods.contains(request.method) else { throw .methodNotAllowed }
    }
}
