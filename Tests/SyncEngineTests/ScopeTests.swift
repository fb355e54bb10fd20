import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Scope, newcomers and further attributes (R17, R21)")
struct ScopeTests {
    private static func inDepartment(_ number: UInt64, _ department: String) -> DirectoryUser {
        var person = Scene.person(number)
        person.further[.department] = .value(department)
        return person
    }

    private func scene(_ policy: LifecyclePolicy.Consequence = .keep) async throws -> Scene {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            for number: UInt64 in 1...10 {
                people[Fixture.object(number)] = Self.inDepartment(number, number <= 8 ? "Sales" : "Legal")
            }
        }
        let filter = try ScopeFilter(#"department = "Sales""#)
        try await scene.change { connection in
            connection.rules.scope = .matching(filter)
            connection.rules.policy.outOfScope = policy
        }
        return scene
    }

    @Test("Who is out of scope is kept, said to be so in every run, and comes back by itself")
    func keep() async throws {
        let scene = try await scene()
        #expect(try await scene.synchronize().counts == OutcomeCounts([.outOfScope: 2, .unchanged: 8]))
        let second = try await scene.synchronize()
        #expect(second.reading?.way == .delta)
        #expect(second.counts == OutcomeCounts([.outOfScope: 2, .unchanged: 8]))
        await scene.tenant.edit { $0[Fixture.object(9)] = Self.inDepartment(9, "Sales") }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.outOfScope: 1, .unchanged: 9]))
        #expect(try await scene.user(9)?.isOutOfScope == false)
    }

    @Test("Deactivated for being out of scope, somebody is reactivated on coming back")
    func deactivate() async throws {
        let scene = try await scene(.deactivate)
        #expect(try await scene.synchronize().counts == OutcomeCounts([.deactivated: 2, .unchanged: 8]))
        #expect(try await scene.user(9)?.status == .deactivated(.upstream))
        await scene.tenant.edit { $0[Fixture.object(9)] = Self.inDepartment(9, "Sales") }
        #expect(
            try await scene.synchronize().counts == OutcomeCounts([.reactivated: 1, .outOfScope: 1, .unchanged: 8]))
        #expect(try await scene.user(9)?.status == .active)
    }

    @Test("Newcomers wait, unless the connection imports those in scope")
    func newcomers() async throws {
        let scene = try await scene()
        try await scene.synchronize()
        await scene.tenant.edit { people in
            people[Fixture.object(11)] = Self.inDepartment(11, "Sales")
            people[Fixture.object(12)] = Self.inDepartment(12, "Legal")
        }
        #expect(try await scene.synchronize().counts.total == 10)
        try await scene.change { $0.rules.newcomers = .areImported }
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.imported: 1, .outOfScope: 2, .unchanged: 8]))
        await scene.tenant.edit { $0[Fixture.object(13)] = Self.inDepartment(13, "Sales") }
        let next = try await scene.synchronize()
        #expect(next.reading?.way == .delta)
        #expect(next.counts[.imported] == 1)
    }

    @Test("A newcomer whose address is taken is a duplicate, and is imported once it is free")
    func duplicateNewcomer() async throws {
        let scene = try await Scene { $0.rules.newcomers = .areImported }
        try await scene.synchronize()
        await scene.tenant.edit { people in
            var person = Scene.person(11)
            person.mail = Scene.person(1).mail
            people[Fixture.object(11)] = person
        }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.duplicate: 1, .unchanged: 10]))
        await scene.tenant.edit { $0[Fixture.object(1)]?.mail = .value("new@fabrikam.example") }
        await scene.tenant.mention(Fixture.object(11))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .imported: 1, .unchanged: 9]))
        #expect(try await scene.store.duplicates(of: Scene.organization, page: PageRequest()).total == 0)
    }

    @Test("A custom field follows its attribute, and a field in which the local value wins does not")
    func mapping() async throws {
        let scene = try await Scene()
        let title = try #require(MappedField(rawValue: "attribute:title"))
        try await scene.change { connection in
            var sources = FieldMapping.standard.sources
            sources[title] = [.further(.jobTitle)]
            connection.rules.mapping = FieldMapping(sources: sources, localWins: [.lastName])
        }
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.further[.jobTitle] = .value("Cook")
            people[Fixture.object(1)]?.surname = .value("Dahl")
        }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
        #expect(try await scene.user(1)?.profile[title] == "Cook")
        #expect(try await scene.user(1)?.profile.lastName == "No. 1")
        await scene.tenant.edit { $0[Fixture.object(1)]?.further[.jobTitle] = .null }
        #expect(try await scene.synchronize().counts[.modified] == 1)
        #expect(try await scene.user(1)?.profile.attributes == [:])
    }

    @Test("A duplicate is released by the first run in which the conflict is gone, although nothing about it changed")
    func release() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        let local = try await scene.store.addLocalUser(
            Profile(username: "dora", email: "dora@fabrikam.example"), id: Fixture.userID(99),
            to: Scene.organization, at: Fixture.morning)
        await scene.tenant.edit { $0[Fixture.object(1)]?.mail = .value("dora@fabrikam.example") }
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.duplicate: 1, .unchanged: 9]))
        guard case .duplicate(let conflicts) = try await scene.decisions(run, .duplicate).first?.verdict else {
            throw Scene.Unexpected()
        }
        #expect(conflicts.first?.holder.user == local.id)
        await scene.tenant.edit { $0[Fixture.object(1)]?.mail = Scene.person(1).mail }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
        #expect(try await scene.store.duplicates(of: Scene.organization, page: PageRequest()).total == 0)
    }
}
