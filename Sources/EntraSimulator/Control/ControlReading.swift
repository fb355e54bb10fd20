/// The reading half of the control API: truth, requests, clock.
struct ControlReading {
    let command: ControlRoutes.Command

    /// Nil if there is no such thing to read.
    func answer() throws(ControlError) -> Reply? {
        let control = command.control
        switch (command.path.first, command.path.count) {
        case ("people", 1): return list("people", control.people) { $0.write($1) }
        case ("deleted", 1): return list("people", control.deletedPeople) { $0.write($1) }
        case ("people", 2):
            guard let person = control.truth(command.path[1]) else { throw .noSuchPerson(command.path[1]) }
            return Reply.json { $0.writeMembers(of: person) }
        case ("groups", 1): return list("groups", control.groups) { $0.write($1) }
        case ("requests", 1): return list("requests", control.requests) { $0.write($1) }
        case ("status", 1): return status(control)
        default: return nil
        }
    }

    private func list<Item>(
        _ name: String, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
    ) -> Reply {
        Reply.json {
            $0.field("count", items.count)
            $0.key(name)
            $0.array { for item in items { write(&$0, item) } }
        }
    }

    private func status(_ control: TenantControl) -> Reply {
        Reply.json {
            $0.field("tenant", control.tenantID)
            $0.field("people", control.peopleCount)
            $0.field("deleted", control.deletedPeople.count)
            $0.field("groups", control.groups.count)
            $0.field("requests", control.requests.count)
            $0.field("time", Timestamp(seconds: control.now).iso8601)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ person: TruePerson) { object { $0.writeMembers(of: person) } }

    fileprivate mutating func writeMembers(of person: TruePerson) {
        field("id", person.id)
        field("state", person.state.rawValue)
        field("userPrincipalName", person.userPrincipalName)
        field("displayName", person.displayName)
        field("givenName", person.givenName)
        field("surname", person.surname)
        field("mail", person.mail)
        field("mobilePhone", person.mobilePhone)
        field("businessPhones", person.businessPhones)
        field("otherMails", person.otherMails)
        field("accountEnabled", person.accountEnabled)
        field("userType", person.userType)
        field("jobTitle", person.jobTitle)
        field("department", person.department)
        field("employeeId", person.employeeID)
        field("managerId", person.managerID)
    }

    fileprivate mutating func write(_ group: TrueGroup) {
        object {
            $0.field("id", group.id)
            $0.field("displayName", group.displayName)
            $0.field("memberIds", group.memberIDs)
        }
    }

    fileprivate mutating func write(_ request: RecordedRequest) {
        object {
            $0.field("number", request.number)
            $0.field("method", request.method)
            $0.field("path", request.path)
            $0.field("query", request.query)
            $0.objectField("headers") {
                for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) { $0.field(name, value) }
            }
            $0.key("status")
            if let status = request.status { $0.value(status) } else { $0.null() }
            if !request.batched.isEmpty { $0.field("batched", request.batched) }
            if let clientID = request.clientID { $0.field("clientId", clientID) }
        }
    }
}
