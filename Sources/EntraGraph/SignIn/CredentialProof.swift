package import DirectoryCore
package import FoundationEssentials

extension TokenEndpoint.Proof {
    /// The fields of a form that show it.
    ///
    /// - Parameters:
    ///   - client: the application that it proves.
    ///   - endpoint: where the form goes; nobody else may accept it.
    ///   - id: never the same twice.
    /// - Throws: when the key of a certificate cannot sign.
    func fields(of client: ClientID, for endpoint: String, id: UUID, at now: Date) throws -> [(String, String)] {
        switch self {
        case .secret(let secret): return [("client_secret", secret.reveal())]
        case .assertion(let assertion): return Self.fields(of: assertion)
        case .certificate(let certificate):
            let assertion = ClientAssertion(client: client, audience: endpoint, id: id, now: now)
            return Self.fields(of: try assertion.signed(by: certificate))
        }
    }

    /// Source: <https://www.rfc-editor.org/rfc/rfc7523#section-2.2>
    private static func fields(of assertion: Secret) -> [(String, String)] {
        [
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", assertion.reveal()),
        ]
    }
}

extension Credential {
    /// The fields of a form by which the application proves who it is when it asks for something else than its own
    /// token, such as who a person is.
    ///
    /// - Parameters:
    ///   - endpoint: where the form goes.
    ///   - id: never the same twice.
    /// - Throws: why the credential cannot be used here; `credential-unavailable` for the identity of the machine, which
    ///   gives tokens for itself only.
    package func proofFields(
        of client: ClientID, for endpoint: String, id: UUID, at now: Date
    ) throws(Problem) -> [(String, String)] {
        let proof: TokenEndpoint.Proof
        switch self {
        case .clientSecret(let secret): proof = .secret(secret)
        case .certificate(let certificate): proof = .certificate(certificate)
        case .federated(let read): proof = .assertion(try read())
        case .managedIdentity: throw .machineSignsNobodyIn
        case .unusable(let problem): throw problem
        }
        do {
            return try proof.fields(of: client, for: endpoint, id: id, at: now)
        } catch {
            throw .certificateKeyUnreadable
        }
    }
}

extension Problem {
    fileprivate static let machineSignsNobodyIn = Problem(
        .credentialUnavailable,
        cause: "The connection uses the identity of this server's machine, and people cannot sign in by that.",
        effect: "Nobody was signed in.", advice: "Add a client secret or a certificate to the connection.")
}
