package import DirectoryCore

/// Seals and opens secrets. A sealed secret opens only for the place it was sealed for.
package protocol SecretBox: Sendable {
    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret

    /// - Throws: `store-unavailable` when the secret was sealed for another place or with another key.
    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret
}

/// Where a secret belongs: copied to another row or field, it does not open.
package struct SecretPlace: Hashable, Sendable {
    package let organization: OrganizationID
    package let row: String
    package let field: String

    package init(organization: OrganizationID, row: String, field: String) {
        self.organization = organization
        self.row = row
        self.field = field
    }

    /// The client secret of a connection.
    package static func clientSecret(of connection: ConnectionID, organization: OrganizationID) -> SecretPlace {
        SecretPlace(organization: organization, row: connection.description, field: "client-secret")
    }

    /// The delta link up to which a connection has taken in the tenant's changes.
    package static func deltaCursor(of connection: ConnectionID, organization: OrganizationID) -> SecretPlace {
        SecretPlace(organization: organization, row: connection.description, field: "delta-cursor")
    }
}
