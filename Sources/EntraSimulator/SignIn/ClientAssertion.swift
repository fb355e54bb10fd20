/// Checks the JWT a confidential client presents instead of a secret
/// (https://learn.microsoft.com/entra/identity-platform/certificate-credentials).
struct ClientAssertion {
    /// How far the clocks of client and service may differ, in seconds.
    private static let clockSkew = 300

    let token: JSONWebToken

    init(_ text: String) throws(SignInError) {
        guard let token = JSONWebToken(text) else { throw .malformedAssertion }
        self.token = token
    }

    /// The client the assertion speaks for, when the form does not name it.
    var subject: String? { token.claims["sub"]?.string }

    func check(for application: AppRegistration, audiences: Set<String>, now: Timestamp) throws(SignInError) {
        if token.claims["iss"]?.string == application.clientID {
            try checkCertificate(of: application, audiences: audiences, now: now)
        } else {
            try checkFederation(with: application, now: now)
        }
    }

    private func checkCertificate(
        of application: AppRegistration, audiences: Set<String>, now: Timestamp
    ) throws(SignInError) {
        guard let certificate = application.certificates.first(where: { $0.isNamed(by: token.header) }) else {
            throw .unknownKey
        }
        guard certificate.start <= now + Self.clockSkew, now < certificate.end else {
            throw .expiredKey(certificate.thumbprint, start: certificate.start, end: certificate.end)
        }
        guard token.isSigned(by: certificate.key) else { throw .invalidSignature }
        guard subject == application.clientID else { throw .wrongAudience(subject ?? "") }
        let audience = token.claims["aud"]?.string ?? ""
        guard audiences.contains(audience.lowercased()) else { throw .wrongAudience(audience) }
        try checkTimes(now: now)
    }

    private func checkFederation(with application: AppRegistration, now: Timestamp) throws(SignInError) {
        let trusted = application.federatedCredentials.first {
            $0.issuer == token.claims["iss"]?.string && $0.subject == subject
                && $0.audience == token.claims["aud"]?.string
        }
        guard let trusted else { throw .noFederatedIdentity }
        guard token.isSigned(by: trusted.key) else { throw .invalidSignature }
        try checkTimes(now: now)
    }

    private func checkTimes(now: Timestamp) throws(SignInError) {
        guard let end = token.time("exp") else { throw .malformedAssertion }
        let start = token.time("nbf")
        guard now < end + Self.clockSkew, start.map({ $0 <= now + Self.clockSkew }) ?? true else {
            throw .outsideValidity(now: now, start: start, end: end)
        }
    }
}
