import DirectoryCore
import Logging

/// Asks for a token by one credential, of whoever judges it, until there is an answer that stays.
struct TokenSource: Sendable {
    let cloud: Cloud
    let tenant: TenantReference
    let client: ClientID
    let wire: Wire
    let timing: GraphTiming
    let logger: Logger

    /// - Throws: why the credential was not accepted, or could not be shown.
    func token(by offered: OfferedCredential) async throws(Problem) -> AccessToken {
        switch offered.credential {
        case .clientSecret(let secret): try await ask(.secret(secret), offered.id)
        case .certificate(let certificate): try await ask(.certificate(certificate), offered.id)
        case .federated(let read): try await ask(.assertion(try read()), offered.id)
        case .managedIdentity(let identity, let service):
            try await IdentityEndpoint(
                service: service, identity: identity, graphHost: cloud.graphHost, wire: wire, timing: timing,
                logger: logger
            ).token(of: offered.id)
        case .unusable(let problem): throw problem
        }
    }

    private func ask(_ proof: TokenEndpoint.Proof, _ credential: CredentialID) async throws(Problem) -> AccessToken {
        let endpoint = TokenEndpoint(
            cloud: cloud, tenant: tenant, client: client, proof: proof, credential: credential, wire: wire,
            timing: timing)
        var persistence = Persistence(limits: wire.limits, timing: timing, logger: logger)
        return try await persistence.attempt { await endpoint.requestToken() }
    }
}
