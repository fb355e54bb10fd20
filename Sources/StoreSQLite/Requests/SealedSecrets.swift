package import DirectoryCore
package import DirectoryPorts
import Foundation
import GRDB

extension SQLiteStore {
    package func sealedSecrets() async throws(Problem) -> [PlacedSecret] {
        try await read { db in try db.secondFactors() + db.credentialSecrets() + db.deltaCursors() }
    }

    package func reseal(_ secret: PlacedSecret, as sealed: SealedSecret) async throws(Problem) -> Bool {
        let place = secret.place
        let bytes: StatementArguments = [Data(sealed.bytes), Data(secret.sealed.bytes)]
        return try await write { db in
            if let account = AccountID(place.row), place == .secondFactor(of: account) {
                try db.execute(
                    sql: "UPDATE account SET seed = ? WHERE seed = ? AND id = ?", arguments: bytes + [account.uuid])
            } else if let organization = place.organization, let connection = ConnectionID(place.row),
                place == .deltaCursor(of: connection, organization: organization)
            {
                try db.execute(
                    sql: """
                        UPDATE checkpoint SET cursor = ?
                        WHERE cursor = ? AND organizationID = ? AND connectionID = ?
                        """, arguments: bytes + [organization.uuid, connection.uuid])
            } else if let organization = place.organization, let id = CredentialID(place.row),
                try db.credentialSecrets().contains(secret)
            {
                try db.execute(
                    sql: "UPDATE credential SET sealed = ? WHERE sealed = ? AND organizationID = ? AND id = ?",
                    arguments: bytes + [organization.uuid, id.uuid])
            } else {
                return false
            }
            return db.changesCount > 0
        }
    }
}

extension Database {
    fileprivate func secondFactors() throws -> [PlacedSecret] {
        try Row.fetchAll(self, sql: "SELECT seed, id FROM account WHERE seed IS NOT NULL").map { row in
            PlacedSecret(sealed: SealedSecret(stored: row[0]), place: .secondFactor(of: AccountID(row[1])))
        }
    }

    fileprivate func credentialSecrets() throws -> [PlacedSecret] {
        try Row.fetchAll(self, sql: "SELECT \(CredentialColumn.list) FROM credential WHERE sealed IS NOT NULL")
            .compactMap { row in
                let credential = try StoredCredential(row: row)
                let organization: OrganizationID = row[id: CredentialColumn.organizationID]
                guard let sealed = credential.sealed,
                    let place = SecretPlace.credential(credential, organization: organization)
                else { return nil }
                return PlacedSecret(sealed: sealed, place: place)
            }
    }

    fileprivate func deltaCursors() throws -> [PlacedSecret] {
        try Row.fetchAll(self, sql: "SELECT DISTINCT cursor, connectionID, organizationID FROM checkpoint").map { row in
            PlacedSecret(
                sealed: SealedSecret(stored: row[0]),
                place: .deltaCursor(of: ConnectionID(row[1]), organization: OrganizationID(row[2])))
        }
    }
}

extension SealedSecret {
    fileprivate init(stored: Data) { self.init(bytes: Array(stored)) }
}
