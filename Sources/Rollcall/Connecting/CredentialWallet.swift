import DirectoryCore
import DirectoryPorts
import EntraGraph

/// Makes of what is stored about a connection's credentials what can be shown to Microsoft Entra.
struct CredentialWallet: Sendable {
    private let secrets: any SecretBox
    private let settings: CredentialSettings
    /// As this process is started with; names the identity service of the machine.
    private let environment: [String: String]

    init(secrets: any SecretBox, settings: CredentialSettings, environment: [String: String]) {
        self.secrets = secrets
        self.settings = settings
        self.environment = environment
    }

    /// The credentials of a connection, in its order. One that cannot be used here says why when its turn comes, so
    /// that the other is tried all the same.
    func credentials(of connection: Connection) -> [OfferedCredential] {
        connection.credentials.map { stored in
            do throws(Problem) {
                return OfferedCredential(id: stored.id, try credential(stored, of: connection.organization))
            } catch {
                return OfferedCredential(id: stored.id, .unusable(error))
            }
        }
    }

    private func credential(
        _ stored: StoredCredential, of organization: OrganizationID
    ) throws(Problem) -> Credential {
        switch stored.kind {
        case .clientSecret: return .clientSecret(try secret(of: stored, organization))
        case .certificate(let certificate, _):
            return .certificate(
                try ClientCertificate(
                    key: try secret(of: stored, organization), thumbprint: certificate.thumbprint))
        case .federated(let name):
            guard let file = settings.assertionFiles[name] else { throw .assertionFileUnnamed(name) }
            return .federated(read: file.read)
        case .managedIdentity(let client):
            guard settings.managedIdentity == .allowed else { throw .managedIdentityForbidden }
            return .managedIdentity(client, from: try IdentityService(environment: environment))
        }
    }

    private func secret(of stored: StoredCredential, _ organization: OrganizationID) throws(Problem) -> Secret {
        guard let sealed = stored.sealed, let place = SecretPlace.credential(stored, organization: organization)
        else { throw .notConnected }
        return try secrets.open(sealed, for: place)
    }
}

extension Problem {
    static func assertionFileUnnamed(_ name: AssertionFileName) -> Problem {
        Problem(
            .credentialUnavailable, cause: "This server's configuration names no assertion file \(name).",
            effect: "Nothing was read or changed.",
            advice: "Name it under assertionFiles in rollcall.json, or use another credential.",
            field: "assertion-file")
    }

    static let managedIdentityForbidden = Problem(
        .managedIdentityUnavailable,
        cause: "This server's configuration does not let connections use the identity of its machine.",
        effect: "Nothing was read or changed.",
        advice: "Set \"managedIdentity\": true in rollcall.json, or use another credential.",
        field: "managed-identity")
}
