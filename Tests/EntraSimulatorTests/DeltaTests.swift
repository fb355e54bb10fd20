import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Delta queries")
struct DeltaTests {
    /// One whole round: the objects in order of appearance, the delta link, and the sizes of the pages.
    private func round(
        _ probe: Probe, _ start: String, prefer: String? = nil
    ) async throws -> (objects: [JSONValue], link: String, pages: [Int]) {
        var objects: [JSONValue] = []
        var pages: [Int] = []
        var url = start
        while true {
            let page = try await probe.graph("GET", url, headers: prefer.map { ["Prefer": $0] } ?? [:])
            try #require(page.status == 200, "\(page.text.prefix(300))")
            #expect((page.nextLink == nil) != (page.deltaLink == nil))
            objects += page.value
            pages.append(page.value.count)
            if let link = page.deltaLink { return (objects, link, pages) }
            url = try #require(page.nextLink)
        }
    }

    @Test("The first round shows everybody in pages of two hundred, without what was never set")
    func firstRound() async throws {
        try await withProbe(SimulatorConfiguration(people: 450)) { probe async throws in
            let (objects, _, pages) = try await round(probe, "/users/delta?$select=displayName,mail")
            #expect(pages == [200, 200, 50])
            #expect(objects.map(\.id) == probe.control.people.map(\.id))
            let noMail = try #require(probe.control.people.first { $0.mail == nil })
            #expect(objects.first { $0.id == noMail.id }?.names == ["id", "displayName"])
        }
    }

    @Test("A later round shows what changed: a value, null for what was cleared, and the rest as it is")
    func changes() async throws {
        try await withProbe { probe async throws in
            let ana = try #require(probe.control.people.first { $0.mail != nil && $0.jobTitle != nil })
            let link = try await round(probe, "/users/delta?$select=displayName,mail,jobTitle").link
            try probe.control.edit(ana.id) {
                $0.mail = nil
                $0.jobTitle = "Queen"
            }
            let (objects, next, _) = try await round(probe, link)
            #expect(objects.map(\.id) == [ana.id])
            #expect(objects.first?["mail"] == .null)
            #expect(objects.first?["jobTitle"] == .string("Queen"))
            #expect(objects.first?["displayName"]?.string == ana.displayName)
            #expect(try await round(probe, next).objects.isEmpty)
            #expect(try await round(probe, link).objects.map(\.id) == [ana.id], "a round can be replayed")
        }
    }

    @Test("Minimal and sparse rounds leave out what did not change")
    func minimal() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0]
            let link = try await round(probe, "/users/delta?$select=displayName,mail").link
            try probe.control.setMail(ana.id, "other@fabrikam.example")
            #expect(try await round(probe, link, prefer: "return=minimal").objects.first?.names == ["id", "mail"])
            var habits = DeltaHabits()
            habits.isSparse = true
            probe.control.setDeltaHabits(habits)
            #expect(try await round(probe, link).objects.first?.names == ["id", "mail"])
        }
    }

    @Test("Changes of properties nobody selected are not shown")
    func tracking() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0]
            let link = try await round(probe, "/users/delta?$select=displayName").link
            try probe.control.setMail(ana.id, "other@fabrikam.example")
            #expect(try await round(probe, link).objects.isEmpty)
        }
    }

    @Test("Deleted is 'changed' while it can be restored, then 'deleted'; a restored person comes back whole")
    func removal() async throws {
        try await withProbe { probe async throws in
            let (ana, ben, cleo) = (probe.control.people[0], probe.control.people[1], probe.control.people[2])
            let link = try await round(probe, "/users/delta?$select=displayName").link
            try probe.control.delete(ana.id)
            try probe.control.deletePermanently(ben.id)
            try probe.control.delete(cleo.id)
            let (objects, next, _) = try await round(probe, link)
            let reasons = objects.map { [$0.id, $0["@removed"]?["reason"]?.string ?? ""] }
            #expect(reasons == [[ana.id, "changed"], [ben.id, "deleted"], [cleo.id, "changed"]])
            try probe.control.restore(cleo.id)
            let again = try await round(probe, next).objects
            #expect(again.map(\.id) == [cleo.id])
            #expect(again.first?["@removed"] == nil)
            #expect(again.first?["displayName"]?.string == cleo.displayName)
        }
    }

    @Test("'latest' shows nobody and tracks from now on; fifty ids can be named, fifty-one not")
    func latestAndFilter() async throws {
        try await withProbe(SimulatorConfiguration(people: 60)) { probe async throws in
            let people = probe.control.people
            let start = try await round(probe, "/users/delta?$deltatoken=latest&$select=mail")
            #expect(start.objects.isEmpty)
            try probe.control.setMail(people[3].id, "x@fabrikam.example")
            #expect(try await round(probe, start.link).objects.map(\.id) == [people[3].id])
            let filter = { (count: Int) in
                encoded(people.prefix(count).map { "id eq '\($0.id)'" }.joined(separator: " or "))
            }
            #expect(try await round(probe, "/users/delta?$select=mail&$filter=\(filter(2))").objects.count == 2)
            #expect(try await round(probe, "/users/delta?$filter=\(filter(50))").objects.count == 50)
            #expect(try await probe.graph("GET", "/users/delta?$filter=\(filter(51))").status == 400)
            #expect(try await probe.graph("GET", "/users/delta?$filter=\(encoded("mail eq 'x'"))").status == 400)
        }
    }

    @Test("An expired token is 410 with the place to begin anew; a made-up one is 400")
    func expiry() async throws {
        try await withProbe { probe async throws in
            let link = try await round(probe, "/users/delta?$select=mail").link
            probe.control.expireDeltaTokens()
            let gone = try await probe.graph("GET", link)
            #expect(gone.status == 410)
            #expect(gone.errorCode == "SyncStateNotFound")
            let restart = try await round(probe, try #require(gone.headers["location"]))
            #expect(restart.objects.count == 50)
            probe.control.advanceClock(by: .seconds(8 * 86_400))
            var renewed = probe
            try await renewed.signIn()
            #expect(try await renewed.graph("GET", restart.link).status == 410)
            let garbled = try await renewed.graph("GET", "/users/delta?$deltatoken=garbage")
            #expect(garbled.status == 400)
            #expect(garbled.errorMessage == "Badly formed token.")
        }
    }

    @Test("Empty pages, repeats and old tombstones lose nobody")
    func habits() async throws {
        try await withProbe(SimulatorConfiguration(people: 90)) { probe async throws in
            let sam = probe.control.people[8]
            try probe.control.delete(sam.id)
            var habits = DeltaHabits()
            habits.pageSize = 30
            habits.emptyPages = 2
            habits.repeatsEvery = 10
            habits.showsOldTombstones = true
            probe.control.setDeltaHabits(habits)
            let (objects, _, pages) = try await round(probe, "/users/delta?$select=mail")
            #expect(pages.filter { $0 == 0 }.count >= 6)
            #expect(objects.count > 90)
            let alive = Set(objects.filter { $0["@removed"] == nil }.map(\.id))
            #expect(alive == Set(probe.control.people.map(\.id)))
            #expect(objects.contains { $0.id == sam.id && $0["@removed"] != nil })
        }
    }

    @Test("A change held back by replication is shown once it arrives, while others are not held back")
    func replicationLag() async throws {
        try await withProbe { probe async throws in
            let (ana, ben) = (probe.control.people[0], probe.control.people[1])
            let link = try await round(probe, "/users/delta?$select=mail").link
            try probe.control.holdBack([ana.id])
            try probe.control.setMail(ana.id, "ana.new@fabrikam.example")
            try probe.control.setMail(ben.id, "ben.new@fabrikam.example")
            #expect(try await probe.graph("GET", "/users/\(ana.id)").json["mail"]?.string == ana.mail)
            let (objects, next, _) = try await round(probe, link)
            #expect(objects.map(\.id) == [ben.id])
            probe.control.catchUp()
            let late = try await round(probe, next).objects
            #expect(late.map(\.id) == [ana.id])
            #expect(late.first?["mail"] == .string("ana.new@fabrikam.example"))
        }
    }

    @Test("The manager comes as manager@delta when it was selected")
    func manager() async throws {
        try await withProbe { probe async throws in
            let (ana, ben) = (probe.control.people[0], probe.control.people[1])
            let link = try await round(probe, "/users/delta?$select=displayName,manager").link
            try probe.control.edit(ana.id) { $0.managerID = ben.id }
            let changed = try await round(probe, link).objects
            #expect(changed.first?["manager@delta"]?.items?.first?.id == ben.id)
        }
    }

    @Test("Groups show who joined and who left; a large group comes in slices under one id")
    func groups() async throws {
        try await withProbe(SimulatorConfiguration(people: 60, groups: 0)) { probe async throws in
            let people = probe.control.people
            let choir = try probe.control.createGroup(displayName: "Choir", memberIDs: people.prefix(50).map(\.id))
            var habits = DeltaHabits()
            habits.membersPerPage = 20
            probe.control.setDeltaHabits(habits)
            let first = try await round(probe, "/groups/delta?$select=displayName,members")
            #expect(first.objects.map(\.id) == [choir.id, choir.id, choir.id])
            let members = first.objects.flatMap { $0["members@delta"]?.items ?? [] }
            #expect(Set(members.map(\.id)) == Set(choir.memberIDs))
            #expect(members.first?["@odata.type"] == .string("#microsoft.graph.user"))
            try probe.control.addMember(people[55].id, to: choir.id)
            try probe.control.removeMember(people[0].id, from: choir.id)
            try probe.control.delete(people[1].id)
            let changed = try await round(probe, first.link).objects.flatMap { $0["members@delta"]?.items ?? [] }
            #expect(changed.map(\.id) == [people[55].id, people[0].id], "a deleted person does not leave a group")
            #expect(changed.last?["@removed"]?["reason"] == .string("deleted"))
        }
    }
}
