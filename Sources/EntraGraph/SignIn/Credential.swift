package import DirectoryCore

/// How the application proves to Microsoft Entra that it is the registered one.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
package enum Credential: Sendable {
    /// The *Value* of a client secret.
    case clientSecret(Secret)
    /// A certificate whose public part the app registration holds.
    case certificate(ClientCertificate)
    /// A token of another issuer. It is read anew for every sign-in: who issues it replaces it all the time.
    ///
    /// Source: <https://learn.microsoft.com/entra/workload-id/workload-identity-federation>
    case federated(read: @Sendable () throws(Problem) -> Secret)
    /// The identity of the machine, which needs no proof; a client ID where the machine has several.
    case managedIdentity(ClientID?, from: IdentityService)
    /// One that is stored and cannot be used here, and why: its turn passes to the next.
    case unusable(Problem)
}

/// A credential and how it is called.
package struct OfferedCredential: Sendable {
    package let id: CredentialID
    package let credential: Credential

    package init(id: CredentialID, _ credential: Credential) {
        self.id = id
        self.credential = credential
    }
}

/// The credentials of a connection as they are now, the preferred one first. Asked for with every token, so that a
/// directory that has been open for long signs in with what is stored, and keeps no secret in between.
package typealias CredentialList = @Sendable () async throws(Problem) -> [OfferedCredential]
