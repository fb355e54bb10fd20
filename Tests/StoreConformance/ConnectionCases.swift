import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let connections: [ConformanceCase] = [
        ConformanceCase("An organization has no connection before one is saved") { store in
            let connection = try await store.connection(of: Fixture.contoso)
            #expect(connection == nil)
        },
        ConformanceCase("A connection is read back as it was saved, secret and all settings included") { store in
            var connection = Connection.fixture(tenant: .id(Fixture.tenant))
            connection.cloud = .usGov
            connection.credentials = [.certificate, .secret(Array(0...255))]
            connection.credentials[1].expiresAt = .tomorrow
            connection.rules = SynchronizationRules(
                mapping: FieldMapping(
                    sources: [.username: [.mail], .phone: [], .costCenter: [.further(.employeeID)]],
                    localWins: [.phone, .costCenter]),
                policy: LifecyclePolicy(deleted: .deactivate, disabled: .keep, outOfScope: .delete),
                scope: .matching(try ScopeFilter("department = \"Sales\"")), newcomers: .areImported)
            connection.brakes = BrakeLimits(
                removals: .init(share: 0.1, atLeast: 1, atMost: 7), renames: .init(share: 0, atLeast: 0),
                clearings: .init(share: 1.0 / 3, atLeast: 2))
            connection.schedule = Schedule(.every(minutes: 15), activity: .paused)
            connection.reconciliation = 86_400.5
            connection.pinnedTenant = PinnedTenant(id: Fixture.tenant, displayName: "Contoso ® \u{1F3E2}")
            let saved = try await store.save(connection)
            #expect(saved == connection)
            #expect(try await store.connection(of: Fixture.contoso) == connection)
        },
        ConformanceCase("The connections of every organization are listed for whoever keeps their schedules") { store in
            let contoso = try await store.save(.fixture())
            let fabrikam = try await store.save(.fixture(of: Fixture.fabrikam))
            #expect(try await Set(store.connections()) == [contoso, fabrikam])
        },
        ConformanceCase("Each kind of credential is read back as it was saved, and replaces the ones before") { store in
            var connection = try await store.save(.fixture())
            let kinds: [[StoredCredential]] = [
                [.certificate], [.federated, .managedIdentity(nil)],
                [.managedIdentity(connection.client), .certificate],
                [], [.secret([])],
            ]
            for credentials in kinds {
                connection.credentials = credentials
                let saved = try await store.save(connection)
                #expect(saved.credentials == credentials)
                #expect(try await store.connection(of: Fixture.contoso) == saved)
                connection = saved
            }
        },
        ConformanceCase("Two organizations' credentials may have one id, and stay apart") { store in
            try await store.save(.fixture())
            var theirs = Connection.fixture(of: Fixture.fabrikam)
            theirs.credentials = [.secret([7])]
            theirs = try await store.save(theirs)
            theirs.credentials = []
            try await store.save(theirs)
            #expect(try await store.connection(of: Fixture.contoso)?.credentials == Connection.fixture().credentials)
        },
        ConformanceCase("New settings count the revision up, and settings that come too late are refused") { store in
            let first = try await store.save(.fixture())
            var settings = first
            settings.tenant = .domain("other.example")
            let second = try await store.save(settings)
            #expect(second.revision == 2)
            await expectProblem(.changedSince) { try await store.save(first) }
            #expect(try await store.connection(of: Fixture.contoso) == second)
            #expect(try await store.save(second).revision == 3)
        },
        ConformanceCase("A second connection under another id is refused, and the first stays") { store in
            let first = try await store.save(.fixture())
            await expectProblem(.invalidValue) { try await store.save(.fixture(ConnectionID(Fixture.uuid(0xC2)))) }
            #expect(try await store.connection(of: Fixture.contoso) == first)
        },
        ConformanceCase("The tenant that answers first is remembered, which is no change of the settings") { store in
            let saved = try await store.save(.fixture())
            let pinned = try await store.pin(.contoso, to: saved)
            #expect(pinned.pinnedTenant == .contoso)
            #expect(pinned.revision == saved.revision)
            #expect(try await store.connection(of: Fixture.contoso) == pinned)
        },
        ConformanceCase("The same tenant may answer again, and nothing changes") { store in
            let pinned = try await store.pin(.contoso, to: try await store.save(.fixture()))
            let renamed = PinnedTenant(id: PinnedTenant.contoso.id, displayName: "Contoso Holding")
            #expect(try await store.pin(renamed, to: pinned) == pinned)
        },
        ConformanceCase("Another tenant is refused, and the first stays remembered") { store in
            let pinned = try await store.pin(.contoso, to: try await store.save(.fixture()))
            await expectProblem(.tenantChanged) { _ = try await store.pin(.fabrikam, to: pinned) }
            #expect(try await store.connection(of: Fixture.contoso) == pinned)
        },
        ConformanceCase("A connection that is not stored remembers nothing") { store in
            await expectProblem(.notFound) { _ = try await store.pin(.contoso, to: .fixture()) }
            try await store.save(.fixture())
            await expectProblem(.notFound) {
                _ = try await store.pin(.contoso, to: .fixture(ConnectionID(Fixture.uuid(0xC2))))
            }
        },
        ConformanceCase("A tenant that answered for settings replaced since is not remembered") { store in
            let asked = try await store.save(.fixture())
            try await store.save(.fixture(tenant: .domain("fabrikam.example")))
            await expectProblem(.planStale) { _ = try await store.pin(.contoso, to: asked) }
            #expect(try await store.connection(of: Fixture.contoso)?.pinnedTenant == nil)
        },
        ConformanceCase("A connection pointed elsewhere can remember another tenant") { store in
            let scene = try await Scene(in: store)
            let moved = try await scene.moved(to: PinnedTenant.fabrikam.id)
            #expect(moved.connection.pinnedTenant?.id == PinnedTenant.fabrikam.id)
            #expect(moved.connection.revision == scene.connection.revision + 1)
        },
    ]
}

extension MappedField {
    fileprivate static let costCenter = AttributeName(rawValue: "cost-center").map(MappedField.attribute) ?? .phone
}

extension StoredCredential {
    fileprivate static let certificate = StoredCredential(
        id: CredentialID(Fixture.uuid(0xCE)),
        kind: .certificate(
            PublicCertificate(
                der: [0x30, 0x82, 0], thumbprint: Array(repeating: 0xAB, count: 32), subject: "CN=Rollcall",
                notBefore: .noon, notAfter: .tomorrow), key: SealedSecret(bytes: [1, 2, 3])),
        addedAt: .noon, expiresAt: .tomorrow)

    fileprivate static let federated = StoredCredential(
        id: CredentialID(Fixture.uuid(0xFE)), kind: .federated(AssertionFileName(rawValue: "aks")), addedAt: .noon)

    fileprivate static func managedIdentity(_ client: ClientID?) -> StoredCredential {
        StoredCredential(id: CredentialID(Fixture.uuid(0x31)), kind: .managedIdentity(client), addedAt: .evening)
    }
}

extension PinnedTenant {
    fileprivate static let contoso = PinnedTenant(id: Fixture.tenant, displayName: "Contoso")
    fileprivate static let fabrikam = PinnedTenant(id: TenantID(Fixture.uuid(0x7F)), displayName: "Fabrikam")
}
