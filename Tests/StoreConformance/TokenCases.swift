import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let tokens: [ConformanceCase] = [
        ConformanceCase("Tokens are read back as they were made, the latest first, and found by their public part") {
            store in
            let hall = try await Hall(in: store)
            let (first, second) = (APIToken.fixture(1, by: 1), APIToken.fixture(2, by: 1, at: .evening))
            try await hall.add(first)
            try await hall.add(second)
            #expect(try await store.tokens(of: hall.contoso.id) == [second, first])
            #expect(try await store.token(prefix: first.prefix) == first)
            #expect(try await store.token(prefix: "prefix") == nil)
            await expectProblem(.notFound) { try await hall.add(.fixture(3, by: 2)) }
            await expectProblem(.notFound) { try await hall.add(.fixture(3, by: 1, in: Fixture.fabrikam)) }
        },
        ConformanceCase("A token is nothing while its creator is suspended or not a member") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .admin)
            let token = APIToken.fixture(1, by: 2)
            try await hall.add(token)
            try await hall.change(2) { $0.standing = .suspended }
            #expect(try await store.token(prefix: token.prefix) == nil)
            #expect(try await store.tokens(of: hall.contoso.id) == [token])
            try await hall.change(2) { $0.standing = .active }
            #expect(try await store.token(prefix: token.prefix) == token)
            try await hall.setRole(nil, of: 2)
            #expect(try await store.token(prefix: token.prefix) == nil)
        },
        ConformanceCase("A token reaches no further than its creator does now") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .owner)
            let token = APIToken.fixture(1, by: 2, role: .admin)
            try await hall.add(token)
            for (role, expected) in [(Role.owner, Role.admin), (.operative, .operative), (.viewer, .viewer)] {
                try await hall.setRole(role, of: 2)
                #expect(try await store.token(prefix: token.prefix) == token.limited(to: expected))
            }
            #expect(try await store.tokens(of: hall.contoso.id) == [token])
        },
        ConformanceCase("A token's use is written once a minute, and its end once for all") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            let token = APIToken.fixture(1, by: 1)
            try await hall.add(token)
            for (seconds, expected) in [(0.0, 0.0), (59, 0), (61, 61)] {
                try await store.touch(token.id, at: Date.noon.addingTimeInterval(seconds))
                let used = try await store.token(prefix: token.prefix)?.lastUsedAt
                #expect(used == Date.noon.addingTimeInterval(expected))
            }
            func revoke(_ organization: OrganizationID, at date: Date) async throws {
                try await store.revoke(token.id, of: organization, noting: .of(.tokenRevoked), at: date)
            }
            await expectProblem(.notFound) { try await revoke(fabrikam.id, at: .noon) }
            try await revoke(hall.contoso.id, at: .evening)
            try await revoke(hall.contoso.id, at: .tomorrow)
            #expect(try await store.token(prefix: token.prefix)?.revokedAt == .evening)
        },
    ]
}
