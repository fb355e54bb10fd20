import DirectoryCore
import Foundation
import GRDB

enum CredentialColumn: Int, TableColumn {
    case organizationID, connectionID, position, id, kind, addedAt, expiresAt, sealed, hint
    case certificate, thumbprint, subject, notBefore, notAfter, assertionFile, managedClientID

    var table: String { "credential" }
}

extension StoredCredential {
    init(row: Row) throws {
        typealias Column = CredentialColumn
        self.init(
            id: row[id: Column.id], kind: try Kind(row: row), addedAt: row[date: Column.addedAt],
            expiresAt: row[optionalDate: Column.expiresAt])
    }

    /// In the order of `CredentialColumn`.
    func arguments(of connection: Connection, position: Int) -> StatementArguments {
        [
            connection.organization.uuid, connection.id.uuid, position, id.uuid, kind.name, addedAt.stored,
            expiresAt?.stored, sealed.map { Data($0.bytes) },
        ] + kind.arguments
    }
}

extension StoredCredential.Kind {
    fileprivate init(row: Row) throws {
        typealias Column = CredentialColumn
        let sealed: Data? = row[optional: Column.sealed]
        let secret = sealed.map { SealedSecret(bytes: Array($0)) }
        let kind: String = row[Column.kind]
        switch (kind, secret) {
        case ("client-secret", let secret?): self = .clientSecret(secret, hint: row[Column.hint])
        case ("certificate", let secret?): self = .certificate(PublicCertificate(row: row), key: secret)
        case ("federated", nil): self = .federated(AssertionFileName(rawValue: row[Column.assertionFile]))
        case ("managed-identity", nil): self = .managedIdentity(row[optionalID: Column.managedClientID])
        default: throw Problem.unreadable("credential")
        }
    }

    fileprivate var name: String {
        switch self {
        case .clientSecret: "client-secret"
        case .certificate: "certificate"
        case .federated: "federated"
        case .managedIdentity: "managed-identity"
        }
    }

    /// From `hint` on.
    fileprivate var arguments: StatementArguments {
        switch self {
        case .clientSecret(_, let hint): [hint, nil, nil, nil, nil, nil, nil, nil]
        case .certificate(let certificate, _): [nil] + certificate.arguments + [nil, nil]
        case .federated(let file): [nil, nil, nil, nil, nil, nil, file.rawValue, nil]
        case .managedIdentity(let client): [nil, nil, nil, nil, nil, nil, nil, client?.uuid]
        }
    }
}

extension PublicCertificate {
    fileprivate init(row: Row) {
        typealias Column = CredentialColumn
        let der: Data = row[Column.certificate]
        let thumbprint: Data = row[Column.thumbprint]
        self.init(
            der: Array(der), thumbprint: Array(thumbprint), subject: row[Column.subject],
            notBefore: row[date: Column.notBefore], notAfter: row[date: Column.notAfter])
    }

    fileprivate var arguments: StatementArguments {
        [Data(der), Data(thumbprint), subject, notBefore.stored, notAfter.stored]
    }
}
