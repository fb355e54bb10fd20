import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let organizations: [ConformanceCase] = [
        ConformanceCase("Organizations are read back as they were added, by name, and found by id and handle") {
            store in
            var last = Organization.fixture(OrganizationID(Fixture.uuid(3)), "zoë", handle: "a-1")
            last.signIn = SignInPolicy(entra: .offered, secondFactor: .required)
            last.retention = Retention(runs: 30, audit: 3_650)
            let (contoso, fabrikam) = (Organization.fixture(), Organization.fixture(Fixture.fabrikam, "Fabrikam"))
            for organization in [last, fabrikam, contoso] {
                try await store.add(organization, noting: .of(.organizationCreated), at: .noon)
            }
            #expect(try await store.organizations() == [contoso, fabrikam, last])
            #expect(try await store.organization(last.id) == last)
            #expect(try await store.organization(fabrikam.handle) == fabrikam)
            #expect(try await store.entries(in: .server, after: 0, limit: 9).count == 3)
        },
        ConformanceCase("A handle belongs to one organization, and an id as well") { store in
            try await store.add(.fixture(), noting: .of(.organizationCreated), at: .noon)
            await expectProblem(.handleTaken) {
                try await store.add(
                    .fixture(Fixture.fabrikam, "Contoso"), noting: .of(.organizationCreated), at: .noon)
            }
            await expectProblem(.invalidValue) {
                try await store.add(
                    .fixture(Fixture.contoso, "Fabrikam"), noting: .of(.organizationCreated), at: .noon)
            }
            #expect(try await store.organizations() == [.fixture()])
            #expect(try await store.entries(in: .server, after: 0, limit: 9).count == 1)
        },
        ConformanceCase("An organization may have its owner from the first moment on") { store in
            let hall = try await Hall(in: store)
            let fabrikam = Organization.fixture(Fixture.fabrikam, "Fabrikam")
            await expectProblem(.notFound) {
                try await store.add(
                    fabrikam, owner: Account.fixture(9).id, noting: .of(.organizationCreated), at: .noon)
            }
            #expect(try await store.organization(fabrikam.id) == nil)
            try await store.add(
                fabrikam, owner: hall.ana().id, noting: .of(.organizationCreated), at: .noon)
            #expect(try await hall.roles(in: fabrikam.id) == ["Ana: owner"])
        },
        ConformanceCase("Name, policy and retention change at the stored revision, the handle never") { store in
            let hall = try await Hall(in: store)
            var changed = hall.contoso
            changed.name = "Contoso Holding"
            changed.signIn.entra = .offered
            changed.retention = Retention(runs: 31, audit: 32)
            func save(_ organization: Organization) async throws -> Organization {
                try await store.save(organization, noting: .of(.organizationChanged), at: .noon)
            }
            let saved = try await save(changed)
            changed.revision = 2
            #expect(saved == changed)
            #expect(try await store.organization(changed.id) == changed)
            await expectProblem(.changedSince) { _ = try await save(hall.contoso) }
            await expectProblem(.notFound) { _ = try await save(.fixture(Fixture.fabrikam, "Fabrikam")) }
            await expectProblem(.notFound) { _ = try await save(.fixture(changed.id, "Contoso", handle: "other")) }
            #expect(try await hall.entries(in: .organization(changed.id)).map(\.draft.deed) == [.organizationChanged])
        },
    ]
}
