import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Testing

@testable import EntraGraph

@Suite("Reading what has changed, against a simulated tenant")
struct ChangesTests {
    /// The last word on each person.
    private func outcome(_ changes: [DirectoryChange]) -> [DirectoryObjectID: DirectoryChange] {
        changes.reduce(into: [:]) { $0[$1.object] = $1 }
    }

    private func reason(_ change: DirectoryChange?) -> Proof.DeltaReason? {
        guard case .removed(_, let reason, _)? = change else { return nil }
        return reason
    }

    private func person(_ change: DirectoryChange?) -> DirectoryUser? {
        guard case .changed(let person)? = change else { return nil }
        return person
    }

    @Test("Exactly those who changed, came, left or came back are told, with what is true of them now")
    func exactly() async throws {
        try await withTenant(people: 300) { tenant in
            let control = tenant.simulator.control
            let people = control.people
            try control.delete(people[9].id)
            let cursor = try await tenant.directory.presentCursor()

            try control.rename(people[1].id, givenName: "Ana", surname: "Ruiz")
            try control.disable(people[2].id)
            try control.setPhone(people[3].id, nil)
            try control.delete(people[4].id)
            try control.deletePermanently(people[5].id)
            try control.restore(people[9].id)
            let noor = try control.create(userPrincipalName: "noor.new@fabrikam.example", displayName: "Noor Haddad")

            let (changes, _) = try await tenant.directory.changes(since: cursor)
            let outcome = outcome(changes)
            let expected = [1, 2, 3, 4, 5, 9].map { people[$0].id } + [noor.id]
            #expect(Set(outcome.keys.map(\.description)) == Set(expected))
            let ids = try expected.map(Fake.object)
            #expect(person(outcome[ids[0]])?.givenName == .value("Ana"))
            #expect(person(outcome[ids[1]])?.accountEnabled == .value(false))
            #expect(person(outcome[ids[2]])?.mobilePhone == .null)
            #expect(reason(outcome[ids[3]]) == .changed)
            #expect(reason(outcome[ids[4]]) == .deleted)
            #expect(person(outcome[ids[5]])?.userPrincipalName == .value(people[9].userPrincipalName))
            #expect(person(outcome[ids[6]])?.displayName == .value("Noor Haddad"))
        }
    }

    @Test("A removal rests on the answer that told it: its time, status and request id")
    func observation() async throws {
        try await withTenant { tenant in
            let ana = tenant.simulator.control.people[3]
            let cursor = try await tenant.directory.presentCursor()
            try tenant.simulator.control.delete(ana.id)
            let (changes, _) = try await tenant.directory.changes(since: cursor)
            guard case .removed(let id, .changed, let observation)? = changes.first else {
                Issue.record("not removed")
                return
            }
            #expect(id.description == ana.id && changes.count == 1)
            #expect(observation.status == 200 && observation.at == TestClock.start)
            #expect(observation.requestID != nil)
        }
    }

    @Test("The next cursor tells nothing twice; the old one tells the same again")
    func cursors() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let first = try await tenant.directory.presentCursor()
            try control.disable(control.people[1].id)
            let (changes, second) = try await tenant.directory.changes(since: first)
            let (nothing, third) = try await tenant.directory.changes(since: second)
            #expect(changes.count == 1 && nothing.isEmpty)
            try control.disable(control.people[2].id)
            let (later, _) = try await tenant.directory.changes(since: third)
            #expect(try later.map(\.object) == [Fake.object(control.people[2].id)])
            let (again, _) = try await tenant.directory.changes(since: first)
            #expect(outcome(again).keys.count == 2)
        }
    }

    @Test("Small pages, empty pages, sparse ones and doubled ones lead to the same people", arguments: [1, 7, 200])
    func habits(_ pageSize: Int) async throws {
        try await withTenant(people: 100) { tenant in
            let control = tenant.simulator.control
            var habits = DeltaHabits()
            habits.pageSize = pageSize
            habits.emptyPages = 15
            habits.isSparse = true
            control.setDeltaHabits(habits)
            let cursor = try await tenant.directory.presentCursor()
            let changed = stride(from: 0, to: 100, by: 4).map { control.people[$0].id }
            for id in changed { try control.setMail(id, "new.\(id)@fabrikam.example") }
            let (changes, _) = try await tenant.directory.changes(since: cursor)
            #expect(Set(changes.map(\.object.description)) == Set(changed))
            for change in changes {
                #expect(person(change)?.mail == .value("new.\(change.object)@fabrikam.example"))
                #expect(person(change)?.displayName == .absent)
            }
        }
    }

    @Test("How much is read depends on what has changed, not on the size of the tenant", arguments: [100, 5_000])
    func few(_ people: Int) async throws {
        try await withTenant(people: people) { tenant in
            let control = tenant.simulator.control
            let cursor = try await tenant.directory.presentCursor()
            for person in control.people.prefix(50) { try control.setPhone(person.id, "+34 600") }
            control.resetRequests()
            let (changes, _) = try await tenant.directory.changes(since: cursor)
            #expect(changes.count == 50)
            #expect(control.requests.count == 1)
        }
    }

    @Test(
        "A cursor that has grown old, or that the tenant gave up, is the end of the history", arguments: [true, false])
    func ended(_ isOld: Bool) async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let cursor = try await tenant.directory.presentCursor()
            if isOld { control.advanceClock(by: .seconds(8 * 86_400)) } else { control.expireDeltaTokens() }
            let problem = await failure { _ = try await tenant.directory.changes(since: cursor) }
            #expect(problem?.code == .changeHistoryEnded)
            #expect(problem?.trace?.status == 410)
            #expect(control.requests.last?.path == "/v1.0/users/delta")
            // A new beginning is possible at once.
            let (nothing, _) = try await tenant.directory.changes(since: try await tenant.directory.presentCursor())
            #expect(nothing.isEmpty)
        }
    }

    @Test("A cursor that was damaged is the end of the history too")
    func damaged() async throws {
        try await withTenant { tenant in
            let cursor = try await tenant.directory.presentCursor()
            let damaged = DeltaCursor(link: Secret(String(cursor.link.reveal().dropLast(4)) + "AAAA"))
            let problem = await failure { _ = try await tenant.directory.changes(since: damaged) }
            #expect(problem?.code == .changeHistoryEnded)
            #expect(problem?.trace?.status == 400)
        }
    }

    @Test("A manager who comes is told by the changes, where the manager is asked for")
    func manager() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let (ana, noor) = (control.people[3], control.people[4])
            let directory = try tenant.directory(selecting: PropertySelection(further: [.manager, .department]))
            let cursor = try await directory.presentCursor()
            let without = try await tenant.directory.presentCursor()
            try control.edit(ana.id) { $0.managerID = noor.id }
            let (changes, _) = try await directory.changes(since: cursor)
            #expect(changes.count == 1)
            #expect(person(changes.first)?[.manager] == .value(noor.id))
            #expect(person(changes.first)?[.department] == ana.department.map(Property.value) ?? .absent)
            let (nothing, _) = try await tenant.directory.changes(since: without)
            #expect(nothing.isEmpty)
        }
    }

    @Test("Throttling, failures and cut answers on the way change nothing")
    func weather() async throws {
        try await withTenant(people: 60) { tenant in
            let control = tenant.simulator.control
            var habits = DeltaHabits()
            habits.pageSize = 5
            control.setDeltaHabits(habits)
            let cursor = try await tenant.directory.presentCursor()
            let changed = control.people.prefix(40).map(\.id)
            for id in changed { try control.setPhone(id, "+34 600") }
            control.inject(Fault(.throttled(retryAfter: .text("2"))))
            control.inject(Fault(.unavailable(status: 503, html: true), skip: 1))
            control.inject(Fault(.cut(afterBytes: 100), skip: 2))
            control.inject(Fault(.missingValue, skip: 3))
            control.inject(Fault(.htmlPage, skip: 4))
            let (changes, _) = try await tenant.directory.changes(since: cursor)
            #expect(Set(changes.map(\.object.description)) == Set(changed))
        }
    }
}
