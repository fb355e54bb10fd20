import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let invitations: [ConformanceCase] = [
        ConformanceCase("Invitations are read back as they were made, the latest first, as long as they work") {
            store in
            let hall = try await Hall(in: store)
            let ana = Actor.account(Account.fixture(1).id, name: "Ana")
            let first = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"), madeBy: ana)
            let second = Invitation.fixture(
                6, .membership(hall.contoso.id, .owner, email: "ÿ@x.example"),
                madeBy: .token(.init(Fixture.uuid(7)), name: "t"), at: .evening)
            for invitation in [first, second] {
                try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            }
            #expect(try await store.invitations(of: hall.contoso.id, at: .evening) == [second, first])
            #expect(try await store.invitation(first.code, at: .evening) == first)
            #expect(try await store.invitations(of: hall.contoso.id, at: first.expiresAt) == [second])
            #expect(try await store.invitation(first.code, at: first.expiresAt) == nil)
            #expect(try await store.invitations(of: Fixture.fabrikam, at: .evening).isEmpty)
        },
        ConformanceCase("An invitation is withdrawn by its own organization only") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            let invitation = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"))
            try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            func withdraw(_ organization: OrganizationID) async throws {
                try await store.withdraw(
                    invitation.id, of: organization, noting: .of(.invitationWithdrawn), at: .noon)
            }
            await expectProblem(.notFound) { try await withdraw(fabrikam.id) }
            #expect(try await store.invitation(invitation.code, at: .noon) == invitation)
            try await withdraw(hall.contoso.id)
            #expect(try await store.invitation(invitation.code, at: .noon) == nil)
            await expectProblem(.notFound) { try await withdraw(hall.contoso.id) }
        },
        ConformanceCase("Nobody is invited into what is not there, and no account recovers that is not there") {
            store in
            _ = try await Hall(in: store)
            for purpose in [
                Invitation.Purpose.membership(Fixture.fabrikam, .viewer, email: "x"), .recovery(Account.fixture(9).id),
            ] {
                await expectProblem(.notFound) {
                    try await store.add(.fixture(5, purpose), noting: .matter(.memberInvited), at: .noon)
                }
            }
        },
        ConformanceCase("A code brings what was promised, once, in time, and nothing else") { store in
            let hall = try await Hall(in: store)
            let fabrikam = try await hall.organization()
            let invitation = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"))
            try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            let bo = Account.fixture(2)
            func redeem(
                _ outcome: Redemption.Outcome, session: UInt64 = 2, of account: AccountID? = nil, at date: Date = .noon
            ) async throws {
                try await store.redeem(
                    Redemption(
                        invitation: invitation.id, outcome: outcome,
                        session: .fixture(session, of: account ?? bo.id), notes: [.matter(.memberJoined)]), at: date)
            }
            func member(_ organization: OrganizationID, _ role: Role, _ account: AccountID? = nil) -> Membership {
                Membership(account: account ?? bo.id, organization: organization, role: role, since: .noon)
            }
            let ana = try await hall.ana()
            for outcome in [
                Redemption.Outcome.newMember(bo, member(hall.contoso.id, .owner)),
                .newMember(bo, member(fabrikam.id, .viewer)),
                .newMember(bo, member(hall.contoso.id, .viewer, ana.id)), .recovered(ana), .claim(bo, fabrikam),
                .knownMember(member(hall.contoso.id, .viewer, ana.id)),
            ] {
                await expectProblem(.codeInvalid) { try await redeem(outcome) }
            }
            let right = Redemption.Outcome.newMember(bo, member(hall.contoso.id, .viewer))
            await expectProblem(.codeInvalid) { try await redeem(right, of: ana.id) }
            await expectProblem(.codeInvalid) { try await redeem(right, at: invitation.expiresAt) }
            #expect(try await store.accountCount() == 1)
            try await redeem(right)
            await expectProblem(.codeInvalid) { try await redeem(right, session: 3) }
            #expect(try await hall.roles() == ["Ana: owner", "bo: viewer"])
        },
        ConformanceCase("Somebody whose address has an account already is not made twice, and the code still works") {
            store in
            let hall = try await Hall(in: store)
            let invitation = Invitation.fixture(5, .membership(hall.contoso.id, .viewer, email: "x"))
            try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
            var double = Account.fixture(2)
            double.email = "ANA@contoso.example"
            let membership = Membership(account: double.id, organization: hall.contoso.id, role: .viewer, since: .noon)
            await expectProblem(.accountExists) {
                try await store.redeem(
                    Redemption(
                        invitation: invitation.id, outcome: .newMember(double, membership),
                        session: .fixture(2, of: double.id), notes: [.matter(.memberJoined)]), at: .noon)
            }
            #expect(try await store.invitation(invitation.code, at: .noon) == invitation)
            #expect(try await store.accountCount() == 1)
            #expect(try await hall.entries(in: .server).count == 3)
        },
        ConformanceCase("Whoever recovers is signed in alone, by the latest code, and as the account is now") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .viewer)
            let bo = try await hall.change(2) { account in
                account.secondFactor = SecondFactor(seed: SealedSecret(bytes: [1]), lastStep: 1, recovery: [])
            }
            let codes = [UInt64(30), 31].map { Invitation.fixture($0, .recovery(bo.id)) }
            for code in codes { try await store.add(code, noting: .matter(.recoveryOffered), at: .noon) }
            #expect(try await store.invitation(codes[0].code, at: .noon) == nil)
            var recovered = bo
            recovered.secondFactor = nil
            recovered.password = PasswordHash(encoded: "$scrypt$new")
            func redeem(_ code: Invitation, _ account: Account) async throws {
                try await store.redeem(
                    Redemption(
                        invitation: code.id, outcome: .recovered(account), session: .fixture(50, of: bo.id),
                        notes: [.matter(.passwordChanged)]), at: .noon)
            }
            await expectProblem(.codeInvalid) { try await redeem(codes[0], recovered) }
            recovered.revision -= 1
            await expectProblem(.changedSince) { try await redeem(codes[1], recovered) }
            recovered.revision += 1
            try await redeem(codes[1], recovered)
            recovered.revision += 1
            #expect(try await hall.account(2) == recovered)
            #expect(try await store.sessions(of: bo.id).map(\.id) == [Session.fixture(50, of: bo.id).id])
        },
        ConformanceCase("A suspended account does not come in by a code") { store in
            let hall = try await Hall(in: store)
            try await hall.invite(2, as: .viewer)
            let bo = try await hall.change(2) { $0.standing = .suspended }
            let code = Invitation.fixture(30, .recovery(bo.id))
            try await store.add(code, noting: .matter(.recoveryOffered), at: .noon)
            await expectProblem(.signInFailed) {
                try await store.redeem(
                    Redemption(
                        invitation: code.id, outcome: .recovered(bo), session: .fixture(50, of: bo.id), notes: []),
                    at: .noon)
            }
            #expect(try await hall.account(2) == bo)
            await expectProblem(.signInFailed) {
                try await hall.join(2, hall.contoso.id, as: .owner, number: 90)
            }
            #expect(try await hall.roles() == ["Ana: owner", "bo: viewer"])
        },
    ]
}
