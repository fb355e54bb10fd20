package import DirectoryCore
import DirectoryPorts
package import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let members: [ConformanceCase] = [
        ConformanceCase("A member gets another role, or goes, and keeps the account") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .viewer)
            try await hall.setRole(.admin, of: 2)
            #expect(try await hall.roles() == ["Ana: owner", "bo: admin"])
            try await hall.setRole(nil, of: 2)
            #expect(try await hall.roles() == ["Ana: owner"])
            #expect(try await store.memberships(of: Account.fixture(2).id).isEmpty)
            #expect(try await hall.account(2).standing == .active)
            #expect(try await store.sessions(of: Account.fixture(2).id).count == 1)
            await expectProblem(.notFound) { try await hall.setRole(.owner, of: 2) }
            await expectProblem(.notFound) { try await hall.setRole(nil, of: 9) }
            let deeds = try await hall.entries(in: .organization(hall.contoso.id)).map(\.draft.deed)
            #expect(deeds == [.memberJoined, .roleChanged, .roleChanged])
        },
        ConformanceCase("The last active owner neither goes nor becomes less") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .owner)
            try await hall.change(2) { $0.standing = .suspended }
            await expectProblem(.lastOwner) { try await hall.setRole(.admin, of: 1) }
            await expectProblem(.lastOwner) { try await hall.setRole(nil, of: 1) }
            try await hall.setRole(.owner, of: 1)
            try await hall.setRole(nil, of: 2)
            try await hall.invite(3, as: .owner)
            try await hall.setRole(.viewer, of: 1)
            await expectProblem(.lastOwner) { try await hall.setRole(nil, of: 3) }
            #expect(try await hall.roles() == ["Ana: viewer", "Chen: owner"])
        },
        ConformanceCase("Whoever goes takes along the tokens made there, and no others") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            try await hall.invite(2, as: .owner)
            try await hall.invite(3, as: .owner, to: fabrikam.id)
            try await hall.join(2, fabrikam.id, as: .admin, number: 90)
            try await hall.add(.fixture(1, by: 1))
            try await hall.add(.fixture(2, by: 2))
            try await hall.add(.fixture(3, by: 2, in: fabrikam.id))
            try await hall.setRole(nil, of: 2)
            #expect(try await store.tokens(of: hall.contoso.id) == [.fixture(1, by: 1)])
            #expect(try await store.token(prefix: "prefix100002") == nil)
            #expect(try await store.tokens(of: fabrikam.id).count == 1)
            #expect(try await store.token(prefix: "prefix100003") != nil)
            try await hall.join(2, hall.contoso.id, as: .owner, number: 91)
            #expect(try await store.token(prefix: "prefix100002") == nil)
        },
        ConformanceCase("A member who accepts another invitation keeps the higher role, and when it joined") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .operative)
            try await hall.join(2, hall.contoso.id, as: .viewer, number: 90)
            #expect(try await hall.roles().last == "bo: operative")
            try await hall.join(2, hall.contoso.id, as: .admin, number: 91)
            #expect(try await hall.roles().last == "bo: admin")
            #expect(try await store.memberships(of: Account.fixture(2).id).map(\.since) == [.noon])
            try await hall.join(1, hall.contoso.id, as: .viewer, number: 92)
            #expect(try await hall.roles().first == "Ana: owner")
        },
    ]
}

extension Hall {
    /// Somebody who has an account accepts an invitation.
    package func join(
        _ account: UInt64, _ organization: OrganizationID, as role: Role, number: UInt64, at date: Date = .evening
    ) async throws {
        let id = Account.fixture(account).id
        let invitation = Invitation.fixture(number, .membership(organization, role, email: ""), at: date)
        try await store.add(invitation, noting: .matter(.memberInvited), at: date)
        try await store.redeem(
            Redemption(
                invitation: invitation.id,
                outcome: .knownMember(Membership(account: id, organization: organization, role: role, since: date)),
                session: .fixture(number, of: id), notes: [.matter(.memberJoined)]), at: date)
    }
}
