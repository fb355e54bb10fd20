package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func add(_ invitation: Invitation, noting note: AuditNote, at date: Date) async throws(Problem) {
        try await write { db in
            try db.makeRoom(for: invitation)
            try db.execute(
                sql: "INSERT INTO invitation (\(InvitationColumn.list)) VALUES (\(InvitationColumn.marks))",
                arguments: invitation.arguments)
            try db.note(note, at: date)
        }
    }

    package func invitation(_ code: TokenFingerprint, at date: Date) async throws(Problem) -> Invitation? {
        try await read { db in
            guard let invitation = try db.invitation("code = ?", [code.hexadecimal]), date < invitation.expiresAt
            else { return nil }
            let isTooLate = try invitation.purpose == .claim && db.accountCount() > 0
            return isTooLate ? nil : invitation
        }
    }

    package func invitations(of organization: OrganizationID, at date: Date) async throws(Problem) -> [Invitation] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(InvitationColumn.list) FROM invitation WHERE organizationID = ? AND expiresAt > ?
                    ORDER BY madeAt DESC, id DESC
                    """, arguments: [organization.uuid, date.stored]
            ).map(Invitation.init(row:))
        }
    }

    package func withdraw(
        _ invitation: InvitationID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM invitation WHERE id = ? AND organizationID = ?",
                arguments: [invitation.uuid, organization.uuid])
            guard db.changesCount == 1 else { throw Problem.notFound("There is no invitation here.") }
            try db.note(draft, of: organization, at: date)
        }
    }

    package func redeem(_ redemption: Redemption, at date: Date) async throws(Problem) {
        try await write { db in
            let invitation = try db.invitation("id = ?", [redemption.invitation.uuid])
            guard let invitation, date < invitation.expiresAt, redemption.fulfills(invitation) else {
                throw Problem.codeInvalid
            }
            let redemption = try db.unnamedOrganization().map(redemption.takingOver) ?? redemption
            try db.execute(sql: "DELETE FROM invitation WHERE id = ?", arguments: [invitation.id.uuid])
            try db.bringAbout(redemption.outcome, at: date)
            try db.insert(redemption.session)
            for note in redemption.notes { try db.note(note, at: date) }
        }
    }
}

extension Database {
    fileprivate func invitation(_ condition: String, _ arguments: StatementArguments) throws -> Invitation? {
        let sql = "SELECT \(InvitationColumn.list) FROM invitation WHERE \(condition)"
        return try Row.fetchOne(self, sql: sql, arguments: arguments).map(Invitation.init(row:))
    }

    /// Withdraws whatever the invitation takes the place of.
    fileprivate func makeRoom(for invitation: Invitation) throws {
        switch invitation.purpose {
        case .claim:
            guard try accountCount() == 0 else { throw Problem.alreadyClaimed }
            try execute(sql: "DELETE FROM invitation WHERE purpose = 'claim'")
        case .recovery(let account):
            guard try self.account("id = ?", [account.uuid]) != nil else {
                throw Problem.notFound("There is no account here.")
            }
            try execute(sql: "DELETE FROM invitation WHERE accountID = ?", arguments: [account.uuid])
        case .membership(let organization, _, _):
            guard try self.organization(organization) != nil else {
                throw Problem.notFound("There is no organization here.")
            }
        }
    }

    fileprivate func bringAbout(_ outcome: Redemption.Outcome, at date: Date) throws {
        switch outcome {
        case .claim(let account, let organization):
            guard try accountCount() == 0 else { throw Problem.alreadyClaimed }
            try insert(account)
            try name(organization)
            try join(Membership(account: account.id, organization: organization.id, role: .owner, since: date))
        case .newMember(let account, let membership):
            try insert(account)
            try join(membership)
        case .knownMember(let membership): try join(membership)
        case .recovered(let account): _ = try save(account, ending: .all)
        }
    }
}
