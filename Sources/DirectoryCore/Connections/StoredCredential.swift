package import FoundationEssentials

/// One of the ways in which a connection proves to Microsoft Entra that it is the registered application. What is secret
/// in it is sealed.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
package struct StoredCredential: Hashable, Codable, Sendable {
    package let id: CredentialID
    package let kind: Kind
    package let addedAt: Date
    /// When it ends: read from a certificate, entered for a secret; nil when it is not known or never ends.
    package var expiresAt: Date?

    package init(id: CredentialID, kind: Kind, addedAt: Date, expiresAt: Date? = nil) {
        self.id = id
        self.kind = kind
        self.addedAt = addedAt
        self.expiresAt = expiresAt
    }

    /// What proves it.
    package enum Kind: Hashable, Codable, Sendable {
        /// A client secret, and its last characters by which a person knows it again.
        case clientSecret(SealedSecret, hint: String)
        /// A certificate whose public part the registration holds, with its private key.
        case certificate(PublicCertificate, key: SealedSecret)
        /// A token of another issuer, read anew for every sign-in from a file that the server's configuration names.
        case federated(AssertionFileName)
        /// The identity that Azure gives to the machine; a client ID when it has several.
        case managedIdentity(ClientID?)
    }

    /// The sealed part, and where it belongs; nil when nothing is secret.
    package var sealed: SealedSecret? {
        switch kind {
        case .clientSecret(let secret, _): secret
        case .certificate(_, let key): key
        case .federated, .managedIdentity: nil
        }
    }

    /// The same with its sealed part sealed anew.
    package func resealed(_ secret: SealedSecret) -> StoredCredential {
        switch kind {
        case .clientSecret(_, let hint): with(.clientSecret(secret, hint: hint))
        case .certificate(let certificate, _): with(.certificate(certificate, key: secret))
        case .federated, .managedIdentity: self
        }
    }

    private func with(_ kind: Kind) -> StoredCredential {
        StoredCredential(id: id, kind: kind, addedAt: addedAt, expiresAt: expiresAt)
    }
}

/// A certificate without its key: what may be shown and downloaded.
package struct PublicCertificate: Hashable, Codable, Sendable {
    /// X.509, DER.
    package let der: [UInt8]
    /// SHA-256 of the DER, as `x5t#S256` of a client assertion wants it before base64url.
    package let thumbprint: [UInt8]
    package let subject: String
    package let notBefore: Date
    package let notAfter: Date

    package init(der: [UInt8], thumbprint: [UInt8], subject: String, notBefore: Date, notAfter: Date) {
        self.der = der
        self.thumbprint = thumbprint
        self.subject = subject
        self.notBefore = notBefore
        self.notAfter = notAfter
    }
}

/// The name of an assertion file in the server's configuration. An administrator of an organization chooses a name and
/// never types a path.
package struct AssertionFileName: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }
}
