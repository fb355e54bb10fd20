import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("The control API")
struct ControlTests {
    @Test("What Graph shows is what the control says is true, for everybody")
    func truth() async throws {
        try await withProbe(SimulatorConfiguration(people: 300)) { probe async throws in
            let shown = try await probe.walk(
                "/users?$top=999&$select=id,userPrincipalName,displayName,givenName,surname,mail,mobilePhone,"
                    + "businessPhones,otherMails,accountEnabled,userType,jobTitle,department,employeeId")
            let truth = probe.control.people
            #expect(shown.count == truth.count)
            for (object, person) in zip(shown, truth) {
                #expect(object.id == person.id)
                #expect(object["userPrincipalName"]?.string == person.userPrincipalName)
                #expect(object["displayName"]?.string == person.displayName)
                #expect(object["givenName"]?.string == person.givenName)
                #expect(object["surname"]?.string == person.surname)
                #expect(object["mail"]?.string == person.mail)
                #expect(object["mobilePhone"]?.string == person.mobilePhone)
                #expect(object["businessPhones"]?.strings == person.businessPhones)
                #expect(object["otherMails"]?.strings == person.otherMails)
                #expect(object["accountEnabled"]?.boolean == person.accountEnabled)
                #expect(object["userType"]?.string == person.userType)
                #expect(object["employeeId"]?.string == person.employeeID)
            }
        }
    }

    @Test("Two people swap emails, a third takes the email of the first")
    func emails() async throws {
        try await withProbe { probe async throws in
            let people = probe.control.people.filter { $0.mail != nil }
            let (ana, ben, cleo) = (people[0], people[1], people[2])
            try probe.control.swapMail(ana.id, ben.id)
            #expect(probe.control.truth(ana.id)?.mail == ben.mail)
            #expect(probe.control.truth(ben.id)?.mail == ana.mail)
            try probe.control.giveMail(of: ana.id, to: cleo.id)
            #expect(probe.control.truth(cleo.id)?.mail == ben.mail)
            #expect(probe.control.truth(ana.id)?.mail == ben.mail)
        }
    }

    @Test("Two people swap sign-in names; a taken name is refused otherwise")
    func signInNames() async throws {
        try await withProbe { probe async throws in
            let (ana, ben) = (probe.control.people[0], probe.control.people[1])
            #expect(throws: ControlError.userPrincipalNameTaken(ben.userPrincipalName)) {
                try probe.control.setUserPrincipalName(ana.id, ben.userPrincipalName)
            }
            try probe.control.swapUserPrincipalName(ana.id, ben.id)
            #expect(try await probe.graph("GET", "/users/\(ana.userPrincipalName)").json.id == ben.id)
            #expect(try await probe.graph("GET", "/users/\(ben.userPrincipalName)").json.id == ana.id)
        }
    }

    @Test("A member becomes a guest")
    func guest() async throws {
        try await withProbe { probe async throws in
            let ana = try #require(probe.control.people.first { $0.userType == "Member" })
            try probe.control.convertToGuest(ana.id)
            let now = try #require(probe.control.truth(ana.id))
            #expect(now.userType == "Guest")
            #expect(now.userPrincipalName.hasSuffix("#EXT#@fabrikam.onmicrosoft.com"))
        }
    }

    @Test("Nobody is changed under an unknown id")
    func strangers() async throws {
        try await withProbe { probe async throws in
            let before = probe.control.people
            let stranger = "0b7d6a1e-1111-4a11-9a11-0000000000ff"
            #expect(throws: ControlError.noSuchPerson(stranger)) { try probe.control.delete(stranger) }
            #expect(throws: ControlError.noSuchPerson("x")) {
                try probe.control.rename("x", givenName: "A", surname: nil)
            }
            #expect(probe.control.people == before)
        }
    }

    @Test("The log tells what was asked, and no secret")
    func log() async throws {
        try await withProbe { probe async throws in
            probe.control.resetRequests()
            _ = try await probe.graph("GET", "/users?$top=1&$select=id", headers: ["x-test": "yes"])
            let request = try #require(probe.control.requests.first)
            #expect(request.path == "/v1.0/users")
            #expect(request.query == "$top=1&$select=id")
            #expect(request.headers["x-test"] == "yes")
            #expect(request.status == 200)
            #expect(request.clientID == probe.sim.clientID)
            #expect(!"\(request)".contains(probe.token))
        }
    }

    @Test("Over HTTP: the truth can be read, and things happen")
    func overHTTP() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0]
            let list = try await probe.send("GET", "/_simulator/people").json
            #expect(list["count"] == .number(50))
            #expect(list["people"]?.items?.first?.id == ana.id)
            let renamed = try await probe.send(
                "POST", "/_simulator/people/\(ana.id)/edit", body: #"{"mail": null, "jobTitle": "Queen"}"#)
            #expect(renamed.status == 200)
            #expect(probe.control.truth(ana.id)?.mail == nil)
            #expect(probe.control.truth(ana.id)?.jobTitle == "Queen")
            #expect(try await probe.send("POST", "/_simulator/people/\(ana.id)/delete").status == 200)
            #expect(try await probe.send("GET", "/_simulator/deleted").json["count"] == .number(1))
            let throttle = #"{"effect": "throttled", "retryAfter": "3", "times": 1}"#
            #expect(try await probe.send("POST", "/_simulator/faults", body: throttle).status == 200)
            #expect(try await probe.graph("GET", "/users").status == 429)
        }
    }

    @Test(
        "A control request that makes no sense is refused with a reason",
        arguments: [
            ("people/x/delete", "{}", 404), ("nonsense", "{}", 400), ("faults", #"{"effect": "earthquake"}"#, 400),
            ("drop-permission", "{}", 400), ("people/5e11ed00-7e4a-4a11-9a11-000000000001/dance", "{}", 400),
            ("advance-clock", #"{"seconds": "soon"}"#, 400), ("empty", "[]", 400),
            ("empty", #"{"tenant": "5e11ed00-7e4a-4a11-9a11-00000000dead"}"#, 404),
        ])
    func badCommands(_ path: String, _ body: String, _ status: Int) async throws {
        try await withProbe { probe async throws in
            let answer = try await probe.send("POST", "/_simulator/\(path)", body: body)
            #expect(answer.status == status)
            #expect(answer.json["error"]?.string?.hasSuffix("Nothing was changed.") == true)
        }
    }

    @Test("A scenario is played before the curtain rises")
    func scenario() async throws {
        let simulator = try EntraSimulator(SimulatorConfiguration(people: 10))
        try simulator.play(
            #"[{"post": "people/{3}/delete"}, {"post": "people/{1}/edit", "body": {"jobTitle": "Star"}}]"#)
        #expect(simulator.control.peopleCount == 9)
        #expect(simulator.control.people.first?.jobTitle == "Star")
        #expect(throws: ControlError.self) { try simulator.play(#"[{"post": "people/{99}/delete"}]"#) }
        #expect(throws: ControlError.self) { try simulator.play("[{}]") }
    }

    @Test("Over HTTP: a group is founded, somebody joins and leaves")
    func groupsOverHTTP() async throws {
        try await withProbe(SimulatorConfiguration(people: 5, groups: 0)) { probe async throws in
            let ana = probe.control.people[0].id
            let founded = try await probe.send("POST", "/_simulator/groups", body: #"{"displayName": "Choir"}"#)
            #expect(founded.status == 200)
            let choir = try #require(probe.control.groups.first)
            let member = #"{"member": "\#(ana)"}"#
            #expect(try await probe.send("POST", "/_simulator/groups/\(choir.id)/add", body: member).status == 200)
            #expect(probe.control.groups.first?.memberIDs == [ana])
            #expect(try await probe.send("POST", "/_simulator/groups/\(choir.id)/remove", body: member).status == 200)
            #expect(try await probe.send("POST", "/_simulator/groups/\(choir.id)/remove", body: member).status == 400)
            #expect(try await probe.send("POST", "/_simulator/groups/\(choir.id)/delete").status == 200)
            #expect(probe.control.groups.isEmpty)
        }
    }

    @Test(
        "Wild numbers are taken within bounds",
        arguments: [
            ("advance-clock", #"{"seconds": 9000000000000000000}"#),
            ("advance-clock", #"{"seconds": -9000000000000000000}"#),
            ("token-lifetime", #"{"seconds": 9000000000000000000}"#),
            ("faults", #"{"effect": "throttled", "retryAfterDate": 9000000000000000000}"#),
            ("faults", #"{"effect": "cut", "bytes": -5}"#),
            ("faults", #"{"effect": "shortened", "items": -5, "skip": -1}"#),
            ("delta-habits", #"{"pageSize": -1, "repeatsEvery": 0, "membersPerPage": 0}"#),
        ])
    func wildNumbers(_ path: String, _ body: String) async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.send("POST", "/_simulator/\(path)", body: body).status == 200)
            _ = try? await probe.graph("GET", "/users/delta")
            #expect(try await probe.askForToken().status == 200)
            #expect(try await probe.send("GET", "/_simulator/status").status == 200)
        }
    }
}
