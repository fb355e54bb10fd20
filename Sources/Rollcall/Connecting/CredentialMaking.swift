import DirectoryCore
import DirectoryPorts
import Foundation

/// Makes of what an administrator enters the credential that is stored.
struct CredentialMaking: Sendable {
    let secrets: any SecretBox
    let settings: CredentialSettings
    let world: World

    /// The shortest secret of which some characters may be shown: what is left is still not to be guessed.
    private static let shortestWithHint = 16

    /// - Throws: `invalid-value` naming the field, `key-unavailable`.
    func make(_ entry: CredentialEntry, for organization: OrganizationID) throws(Problem) -> StoredCredential {
        let (id, now) = (CredentialID(world.makeUUID()), world.now())
        switch entry {
        case .clientSecret(let secret, let expires):
            return try clientSecret(secret, expires, id, organization, at: now)
        case .newCertificate:
            return try certificate(try ClientCertificateFile.selfSigned(at: now), id, organization, at: now)
        case .importedCertificate(let text):
            return try certificate(try ClientCertificateFile(reading: text, at: now), id, organization, at: now)
        case .federated(let file):
            guard settings.assertionFiles[file] != nil else { throw unknownFile(file) }
            return StoredCredential(id: id, kind: .federated(file), addedAt: now)
        case .managedIdentity(let client):
            guard settings.managedIdentity == .allowed else { throw Self.managedIdentityForbidden }
            return StoredCredential(id: id, kind: .managedIdentity(client), addedAt: now)
        }
    }

    private func clientSecret(
        _ entered: Secret, _ expires: String?, _ id: CredentialID, _ organization: OrganizationID, at now: Date
    ) throws(Problem) -> StoredCredential {
        let secret = try CredentialEntry.clientSecret(checking: entered)
        let text = secret.reveal()
        let end = try expires.map { (text) throws(Problem) in try SettingsEntry.expiry(text, at: now) } ?? nil
        let hint = text.count < Self.shortestWithHint ? "" : String(text.suffix(4))
        return try seal(secret, id, organization) { sealed in
            StoredCredential(id: id, kind: .clientSecret(sealed, hint: hint), addedAt: now, expiresAt: end)
        }
    }

    private func certificate(
        _ file: ClientCertificateFile, _ id: CredentialID, _ organization: OrganizationID, at now: Date
    ) throws(Problem) -> StoredCredential {
        try seal(file.key, id, organization) { sealed in
            StoredCredential(
                id: id, kind: .certificate(file.certificate, key: sealed), addedAt: now,
                expiresAt: file.certificate.notAfter)
        }
    }

    /// - Parameter credential: the credential with its sealed part, and how it is made; where it belongs depends on it.
    private func seal(
        _ secret: Secret, _ id: CredentialID, _ organization: OrganizationID,
        into credential: (SealedSecret) -> StoredCredential
    ) throws(Problem) -> StoredCredential {
        let open = credential(SealedSecret(bytes: []))
        guard let place = SecretPlace.credential(open, organization: organization) else { return open }
        return credential(try secrets.seal(secret, for: place))
    }

    private func unknownFile(_ name: AssertionFileName) -> Problem {
        let known = settings.assertionFiles.keys.map(\.rawValue).sorted()
        return .entered(
            "This server's configuration names no assertion file \"\(name)\".",
            advice: known.isEmpty
                ? "Its operator names them under assertionFiles in rollcall.json; or use a certificate."
                : "Choose one of: \(known.joined(separator: ", ")).",
            field: "assertion-file")
    }

    private static let managedIdentityForbidden = Problem.entered(
        "This server's configuration does not let connections use the identity of its machine.",
        advice: "Its operator allows it with \"managedIdentity\": true in rollcall.json; or use a certificate.",
        field: "managed-identity")
}
