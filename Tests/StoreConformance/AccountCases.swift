import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let accounts: [ConformanceCase] = [
        ConformanceCase("An account is read back as it was saved, and found by id, address and person") { store in
            let hall = try await Hall(in: store)
            let identity = EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(1))
            let saved = try await hall.change(1) { account in
                account.email = "Ána@Contoso.example"
                account.name = "Ana Ó Lima"
                account.password = nil
                account.secondFactor = SecondFactor(
                    seed: SealedSecret(bytes: Array(0...255)), lastStep: -7, recovery: ["aa", "bb"])
                account.entraIdentity = identity
            }
            #expect(saved.revision == 2)
            #expect(try await hall.ana() == saved)
            #expect(try await store.account(email: EmailAddress("Ána@CONTOSO.example").key) == saved)
            #expect(try await store.account(identity) == saved)
            #expect(try await store.account(email: EmailAddress("ana@contoso.example").key) == nil)
            #expect(
                try await store.account(EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(2))) == nil)
        },
        ConformanceCase("Accounts are listed by name, whatever its case") { store in
            let hall = try await Hall(in: store)
            for number in [UInt64(4), 2, 3] { try await hall.invite(number, as: .viewer) }
            #expect(try await store.accounts().map(\.name) == ["Ana", "bo", "Chen", "Dara"])
            #expect(try await store.members(of: hall.contoso.id).map(\.account.name) == ["Ana", "bo", "Chen", "Dara"])
        },
        ConformanceCase("Of two who change one account at once, the later is told") { store in
            let hall = try await Hall(in: store)
            let before = try await hall.ana()
            let saved = try await hall.change(1) { $0.name = "Ana L." }
            await expectProblem(.changedSince) {
                _ = try await store.save(before, ending: .all, noting: .matter(.accountChanged), at: .noon)
            }
            #expect(try await hall.ana() == saved)
            #expect(try await store.sessions(of: before.id).count == 1)
            await expectProblem(.notFound) {
                _ = try await store.save(.fixture(9), ending: .none, noting: .matter(.accountChanged), at: .noon)
            }
            #expect(try await hall.entries(in: .server).count == 3)
        },
        ConformanceCase("No two accounts have one address, whatever its case, or one person of Entra") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .viewer)
            await expectProblem(.accountExists) { try await hall.change(2) { $0.email = "ANA@contoso.EXAMPLE" } }
            let identity = EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(1))
            try await hall.change(1) { $0.entraIdentity = identity }
            await expectProblem(.identityTaken) { try await hall.change(2) { $0.entraIdentity = identity } }
            await expectProblem(.invalidValue) { try await hall.change(2) { $0.email = "nobody" } }
            try await hall.change(1) { $0.email = "ana@elsewhere.example" }
            try await hall.change(2) { $0.email = "ana@contoso.example" }
            let other = EntraIdentity(tenant: TenantID(Fixture.uuid(0x7F)), object: Fixture.object(1))
            #expect(try await hall.change(2) { $0.entraIdentity = other }.entraIdentity == other)
        },
        ConformanceCase("A suspended account has no session, and gets none until it is active again") { store in
            let hall = try await Hall(in: store)
            let bo = try await hall.invite(2, as: .admin)
            try await hall.change(2) { $0.standing = .suspended }
            #expect(try await store.session(.fixture(2, "5")) == nil)
            #expect(try await store.sessions(of: bo.id).isEmpty)
            await expectProblem(.signInFailed) {
                try await store.add(.fixture(7, of: bo.id), noting: .matter(.signedIn), at: .noon)
            }
            await expectProblem(.signInFailed) {
                try await store.add(.fixture(8, of: Account.fixture(9).id), noting: .matter(.signedIn), at: .noon)
            }
            #expect(try await store.memberships(of: bo.id).map(\.role) == [.admin])
            try await hall.change(2) { $0.standing = .active }
            try await store.add(.fixture(7, of: bo.id), noting: .matter(.signedIn), at: .noon)
            #expect(try await store.sessions(of: bo.id).count == 1)
        },
        ConformanceCase("The last active administrator stays one, and active") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .owner)
            await expectProblem(.lastOwner) { try await hall.change(1) { $0.isServerAdministrator = false } }
            await expectProblem(.lastOwner) { try await hall.change(1) { $0.standing = .suspended } }
            try await hall.change(2) { account in
                account.isServerAdministrator = true
                account.standing = .suspended
            }
            await expectProblem(.lastOwner) { try await hall.change(1) { $0.isServerAdministrator = false } }
            try await hall.change(2) { $0.standing = .active }
            try await hall.change(1) { $0.isServerAdministrator = false }
            await expectProblem(.lastOwner) { try await hall.change(2) { $0.standing = .suspended } }
        },
        ConformanceCase("The last active owner of an organization cannot be suspended") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            try await hall.invite(2, as: .owner, to: fabrikam.id)
            try await hall.invite(3, as: .owner, to: fabrikam.id)
            try await hall.change(3) { $0.standing = .suspended }
            await expectProblem(.lastOwner) { try await hall.change(2) { $0.standing = .suspended } }
            #expect(try await hall.account(2).standing == .active)
            try await hall.change(3) { $0.standing = .active }
            try await hall.change(2) { $0.standing = .suspended }
        },
        ConformanceCase("Saving an account ends the sessions it is to end, and no others") { store in
            let hall = try await Hall(in: store)
            let bo = try await hall.invite(2, as: .viewer)
            func sessions() async throws -> Set<SessionID> { Set(try await store.sessions(of: bo.id).map(\.id)) }
            for number in [UInt64(20), 21, 22] {
                try await store.add(.fixture(number, of: bo.id), noting: .matter(.signedIn), at: .noon)
            }
            let ids = [20, 21, 22].map { Session.fixture($0, of: bo.id).id }
            try await hall.change(2, ending: .one(Session.fixture(2, of: bo.id).id)) { $0.name = "B" }
            #expect(try await sessions() == Set(ids))
            try await hall.change(2, ending: .allBut(ids[1])) { $0.name = "C" }
            #expect(try await sessions() == [ids[1]])
            try await hall.change(2, ending: .all) { $0.name = "D" }
            #expect(try await sessions().isEmpty)
            #expect(try await store.sessions(of: hall.ana().id).count == 1)
        },
    ]
}
