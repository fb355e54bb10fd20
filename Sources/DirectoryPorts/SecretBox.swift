package import DirectoryCore

/// Seals and opens secrets. A sealed secret opens only for the place it was sealed for.
package protocol SecretBox: Sendable {
    /// - Throws: `key-unavailable`.
    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret

    /// - Throws: `key-unavailable` when the key is not there; `store-unavailable` when the secret was sealed for another
    ///   place, or has been changed.
    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret
}

/// Where a secret belongs: copied to another organization, row or field, it does not open.
package struct SecretPlace: Hashable, Sendable {
    /// Nil for what belongs to the server.
    package let organization: OrganizationID?
    package let row: String
    package let field: String

    package init(organization: OrganizationID?, row: String, field: String) {
        self.organization = organization
        self.row = row
        self.field = field
    }

    /// The secret part of a connection's credential; nil when it has none.
    package static func credential(_ credential: StoredCredential, organization: OrganizationID) -> SecretPlace? {
        switch credential.kind {
        case .clientSecret:
            SecretPlace(organization: organization, row: credential.id.description, field: "client-secret")
        case .certificate:
            SecretPlace(organization: organization, row: credential.id.description, field: "certificate-key")
        case .federated, .managedIdentity: nil
        }
    }

    /// The delta link up to which a connection has taken in the tenant's changes.
    package static func deltaCursor(of connection: ConnectionID, organization: OrganizationID) -> SecretPlace {
        SecretPlace(organization: organization, row: connection.description, field: "delta-cursor")
    }

    /// The key of an account's second factor.
    package static func secondFactor(of account: AccountID) -> SecretPlace {
        SecretPlace(organization: nil, row: account.description, field: "second-factor")
    }
}
