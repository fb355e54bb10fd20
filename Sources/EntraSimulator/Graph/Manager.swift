/// `/users/{id}/manager`, its reference, and `/users/{id}/directReports`.
struct Manager {
    let call: GraphCall
    let key: UserKey

    func get(in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        let person = try key.person(in: directory)
        guard let id = person.managerID, let manager = directory.people.active(id) else { throw .notFound("manager") }
        return SingleObject(call: call, directory: directory).reply(
            .user(manager), setName: "directoryObjects", options: try .alone(call.request, schema: .user),
            isTyped: true)
    }

    func change(in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("PUT", "DELETE")
        let person = try key.person(in: tenant.directory)
        let managerID = call.request.method == "PUT" ? try ObjectReference(try call.body()).id : nil
        if managerID == nil, person.managerID == nil { throw .notFound("manager") }
        do {
            try tenant.directory.setManager(of: person.id, to: managerID)
        } catch {
            throw UserNames.refusal(error)
        }
        return Reply(status: 204)
    }

    func directReports(in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        let directory = tenant.visible
        let person = try key.person(in: directory)
        let reports = ObjectSource.people(of: directory).all { object in
            if case .user(let other) = object { other.managerID == person.id } else { false }
        }
        return try Listing(
            call: call, options: try QueryOptions(call.request, schema: .user), schema: .user, directory: directory,
            source: .objects(reports), setName: "directoryObjects", isTyped: true
        ).page()
    }
}

/// `{"@odata.id": "https://…/directoryObjects/{id}"}`
struct ObjectReference {
    let id: ObjectID

    init(_ body: [String: JSONValue]) throws(GraphError) {
        guard let url = body["@odata.id"]?.string else {
            throw .badRequest("A value is required for property '@odata.id'.")
        }
        let last = url.split(separator: "/").last ?? ""
        let text = last.split(separator: "'").dropFirst().first ?? last
        guard let id = ObjectID(text) else { throw .badRequest("Invalid object identifier '\(text)'.") }
        self.id = id
    }
}
