import DirectoryCore
import Foundation
import GRDB

enum AccountColumn: Int, TableColumn {
    case id, email, name, standing, isServerAdministrator, password, seed, lastStep, recoveryCodes
    case entraTenantID, entraObjectID, createdAt, revision

    var table: String { "account" }

}

extension Account {
    init(row: Row) throws {
        typealias Column = AccountColumn
        let password: String? = row[optional: Column.password]
        self.init(
            id: row[id: Column.id], email: row[Column.email], name: row[Column.name],
            standing: try row.choice(Column.standing), isServerAdministrator: row[Column.isServerAdministrator],
            password: password.map(PasswordHash.init(encoded:)), secondFactor: try SecondFactor(row: row),
            entraIdentity: EntraIdentity(row: row), createdAt: row[date: Column.createdAt],
            revision: row[Column.revision])
    }

    /// In the order of `AccountColumn`, then `emailKey` and `sortName`.
    ///
    /// - Throws: `invalid-value` for an email that is no address.
    func arguments() throws -> StatementArguments {
        guard let key = (try? EmailAddress(email))?.key else { throw Problem.emailInvalid }
        let factor: StatementArguments = [
            secondFactor.map { Data($0.seed.bytes) }, secondFactor?.lastStep,
            try secondFactor.map { try storedJSON($0.recovery.sorted()) },
        ]
        let proofs: StatementArguments = [password?.encoded] + factor
        return [id.uuid, email, name, standing.rawValue, isServerAdministrator] + proofs + [
            entraIdentity?.tenant.uuid, entraIdentity?.object.uuid, createdAt.stored, revision, key.description,
            name.foldedForSearch,
        ]
    }
}

extension SecondFactor {
    /// - Returns: nil for an account without one.
    fileprivate init?(row: Row) throws {
        typealias Column = AccountColumn
        guard let seed: Data = row[optional: Column.seed] else { return nil }
        guard let codes: Set<String> = try row.json(Column.recoveryCodes) else { throw Problem.unreadable("account") }
        self.init(seed: SealedSecret(bytes: Array(seed)), lastStep: row[Column.lastStep], recovery: codes)
    }
}

extension EntraIdentity {
    fileprivate init?(row: Row) {
        guard let tenant: TenantID = row[optionalID: AccountColumn.entraTenantID],
            let object: DirectoryObjectID = row[optionalID: AccountColumn.entraObjectID]
        else { return nil }
        self.init(tenant: tenant, object: object)
    }
}
