import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let selecting: [ConformanceCase] = [
        ConformanceCase("Everyone is everybody imported from the tenant, by name; nobody local, nobody deleted") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .dara), (2, .ana), (3, .bo)])
            try await add(.chen, 50, to: store)
            try await scene.run([.deleting(people[2])])
            let everyone = try await store.selected(.everyone, by: scene.connection)
            #expect(everyone == [people[1], people[0]])
        },
        ConformanceCase("Chosen users come by name, each once") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .dara), (2, .ana), (3, .bo)])
            let ids = [people[0].id, people[1].id, people[0].id]
            #expect(try await store.selected(.users(ids), by: scene.connection) == [people[1], people[0]])
            #expect(try await store.selected(.users([]), by: scene.connection).isEmpty)
        },
        ConformanceCase("The first of the chosen who cannot be synchronized is named, and nobody is selected") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([.deleting(people[1])])
            let local = try await add(.chen, 50, to: store)
            for stranger in [people[1].id, local.id, Fixture.userID(99)] {
                let problem = await expectProblem(.notFound) {
                    let ids = [people[0].id, stranger, Fixture.userID(98)]
                    _ = try await store.selected(.users(ids), by: scene.connection)
                }
                #expect(problem?.cause.description.contains(stranger.description) == true)
            }
        },
        ConformanceCase("A user of an earlier tenant cannot be chosen") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            await expectProblem(.notFound) { _ = try await store.selected(.users([ana.id]), by: moved.connection) }
            #expect(try await store.selected(.everyone, by: moved.connection).isEmpty)
            #expect(try await store.selected(.matching("ana"), by: moved.connection).isEmpty)
        },
        ConformanceCase("A text selects whoever can be synchronized and has it in name, username or email") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await add(Profile(username: "lima"), 50, to: store)
            #expect(try await store.selected(.matching("LIMA"), by: scene.connection) == [people[0]])
            #expect(try await store.selected(.matching("bo@"), by: scene.connection) == [people[1]])
            #expect(try await store.selected(.matching("%"), by: scene.connection).isEmpty)
        },
        ConformanceCase("1,500 users are chosen at once") { store in
            let scene = try await Scene(in: store)
            let numbers = Array(UInt64(1)...1_500)
            let people = try await scene.importPeople(numbers.map { ($0, .extra($0)) })
            let selected = try await store.selected(.users(people.map(\.id)), by: scene.connection)
            #expect(Set(selected) == Set(people))
            #expect(try await selected == store.selected(.everyone, by: scene.connection))
        },
    ]

    static let canaries: [ConformanceCase] = [
        ConformanceCase("Canaries are the longest bound first, then by object, no more than asked for") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(5, .ana), (4, .bo)], at: .noon)
            try await scene.importPeople([(9, .chen)], at: Fixture.morning)
            let all = try await store.readableObjects(of: scene.connection, limit: 10)
            #expect(all == [9, 4, 5].map(Fixture.object))
            #expect(try await store.readableObjects(of: scene.connection, limit: 2) == [9, 4].map(Fixture.object))
            #expect(try await store.readableObjects(of: scene.connection, limit: 0).isEmpty)
        },
        ConformanceCase("Whoever was missing or unreadable last time is no canary, until seen again") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen), (4, .dara)])
            let people = try await scene.users([1, 2, 3, 4])
            try await scene.run([
                .about(people[0], .missing(since: .noon)), .about(people[1], .unreadable),
                .about(people[2], .failed(.fixture)), .about(people[3], .unchanged),
            ])
            #expect(try await store.readableObjects(of: scene.connection, limit: 9) == [Fixture.object(4)])
            let again = try await scene.users([1, 2, 3])
            try await scene.run([
                .about(again[0], .unchanged), .giving(again[1], Profile.bo.with(phone: "1")),
                .about(again[2], .unchanged),
            ])
            #expect(
                try await store.readableObjects(of: scene.connection, limit: 9) == [1, 2, 3, 4].map(Fixture.object))
        },
        ConformanceCase("Deleted, local and earlier tenants' users are no canaries; a revived user is one") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await add(.bo, 50, to: store)
            try await scene.run([.deleting(ana)])
            #expect(try await store.readableObjects(of: scene.connection, limit: 9).isEmpty)
            try await scene.run([.about(try await scene.user(1), .restored(.ana))], kind: .importing)
            #expect(try await store.readableObjects(of: scene.connection, limit: 9) == [Fixture.object(1)])
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await store.readableObjects(of: moved.connection, limit: 9).isEmpty)
        },
    ]
}
