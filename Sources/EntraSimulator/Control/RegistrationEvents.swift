/// What happens to the credentials of the tenant's first application, as under *Certificates & secrets* of an app
/// registration. Tokens issued so far stay good; `revokeTokens` ends them.
extension TenantControl {
    /// Adds a client secret.
    /// - Parameter expiresAt: Unix seconds; nil for never.
    public func addSecret(_ value: String, expiresAt: Int? = nil) throws(ControlError) {
        guard !value.isEmpty else { throw .badValue("A client secret is not empty.") }
        changeApplication { $0.secrets.append(.init(value, expiresAt: expiresAt)) }
    }

    /// Removes a client secret: from now on it is wrong (AADSTS7000215).
    public func removeSecret(_ value: String) throws(ControlError) {
        let isRemoved = changeApplication { application in
            let count = application.secrets.count
            application.secrets.removeAll { $0.value == value }
            return application.secrets.count < count
        }
        guard isRemoved == true else { throw .badValue("The application has no such secret.") }
    }

    /// Uploads a certificate.
    /// - Parameter pem: The public part, with an RSA key.
    public func addCertificate(_ pem: String) throws(ControlError) {
        let certificate = try Self.certificate(pem)
        changeApplication { $0.certificates.append(certificate) }
    }

    /// Removes a certificate: from now on it is unknown (AADSTS700027).
    public func removeCertificate(_ pem: String) throws(ControlError) {
        let certificate = try Self.certificate(pem)
        let isRemoved = changeApplication { application in
            let count = application.certificates.count
            application.certificates.removeAll { $0.sha256 == certificate.sha256 }
            return application.certificates.count < count
        }
        guard isRemoved == true else { throw .badValue("The application has no such certificate.") }
    }

    /// Trusts another issuer's tokens from now on.
    public func addFederatedCredential(_ credential: SimulatedApplication.FederatedCredential) throws(ControlError) {
        let issuer = try TrustedIssuer(credential)
        changeApplication { $0.federatedCredentials.append(issuer) }
    }

    /// Trusts no other issuer any more (AADSTS70021).
    public func removeFederatedCredentials() { changeApplication { $0.federatedCredentials.removeAll() } }

    private static func certificate(_ pem: String) throws(ControlError) -> RegisteredCertificate {
        guard let certificate = try? RegisteredCertificate(pem: pem) else {
            throw .badValue("'pem' is no certificate with an RSA key.")
        }
        return certificate
    }
}
