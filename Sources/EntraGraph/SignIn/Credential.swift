package import DirectoryCore

/// How the application proves to Microsoft Entra that it is the registered one.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
package enum Credential: Hashable, Sendable {
    /// The *Value* of a client secret.
    case clientSecret(Secret)
}
