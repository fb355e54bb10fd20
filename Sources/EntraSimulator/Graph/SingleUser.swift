/// `/users/{id | userPrincipalName}`.
struct SingleUser {
    let call: GraphCall
    let key: UserKey

    func answer(in tenant: inout Tenant) throws(GraphError) -> Reply {
        switch call.request.method {
        case "GET": return try get(in: tenant.visible)
        case "PATCH": return try patch(in: &tenant)
        case "DELETE":
            let person = try key.person(in: tenant.directory)
            do { try tenant.directory.delete(person.id, now: call.now) } catch { throw UserNames.refusal(error) }
            return Reply(status: 204)
        default: throw .methodNotAllowed
        }
    }

    private func get(in directory: Directory) throws(GraphError) -> Reply {
        let options = try QueryOptions(call.request, schema: .user)
        if options.selection?.properties.contains(.signInActivity) == true, ObjectID(key.text) == nil {
            throw GraphError(
                status: 400, code: "400",
                message: "Get By Key only supports UserId and the key has to be a valid Guid")
        }
        guard options.selection?.properties.allSatisfy({ Schema.user[$0]?.isElsewhere != true }) ?? true else {
            throw .targetNotSupported
        }
        let person = try key.person(in: directory)
        return SingleObject(call: call, directory: directory).reply(
            .user(person), setName: "users", options: options,
            expand: try Expansion.parse(
                options, schema: .user, readable: Permissions.readable(with: call.caller.permissions), isSingle: true))
    }

    private func patch(in tenant: inout Tenant) throws(GraphError) -> Reply {
        let person = try key.person(in: tenant.directory)
        let body = try ObjectBody(try call.body(), schema: .user)
        try UserNames.check(body.values[.userPrincipalName], in: tenant)
        do {
            try tenant.directory.update(person.id, body.values.filter { $0.key != .passwordProfile })
        } catch {
            throw UserNames.refusal(error)
        }
        return Reply(status: 204)
    }
}

extension UserKey {
    /// The active user of this id or name; a deleted one is not found by either.
    func person(in directory: Directory) throws(GraphError) -> Person {
        let person = ObjectID(text).map { directory.people.active($0) } ?? directory.people.active(named: text)
        guard let person else { throw .notFound(text) }
        return person
    }
}
