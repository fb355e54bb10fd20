import DirectoryCore
import Foundation

/// What keeps a credential from being shown or accepted, beside what is wrong with a client secret.
extension Problem {
    static func certificateUnknown(_ trace: Trace) -> Problem {
        Problem(
            .certificateUnknown,
            cause: "Microsoft Entra did not accept the certificate: the app registration does not hold it, or it has "
                + "ended.",
            effect: "Nothing was read or changed.",
            advice: """
                Download the certificate here and upload it under Certificates & secrets of the app registration. If it \
                has ended, make a new one.
                """,
            field: "certificate", trace: trace)
    }

    static let certificateKeyUnreadable = Problem(
        .credentialUnavailable, cause: "The certificate's private key cannot be used.",
        effect: "Nothing was read or changed.", advice: "Add a new certificate to the connection.",
        field: "certificate")

    static func assertionUnknown(_ trace: Trace) -> Problem {
        Problem(
            .credentialUnavailable,
            cause: "The app registration trusts no federated credential that matches the token in the assertion file.",
            effect: "Nothing was read or changed.",
            advice: """
                Compare issuer, subject and audience of the federated credential in the app registration with those of \
                the token.
                """,
            field: "assertion-file", trace: trace)
    }

    static let noCredential = Problem(
        .credentialUnavailable, cause: "The connection has no credential.", effect: "Nothing was read or changed.",
        advice: "Add a client secret or a certificate to the connection.")

    static func managedIdentityRefused(_ reply: Reply) -> Problem {
        struct Refusal: Decodable { let error: String? }
        let refusal = try? JSONDecoder().decode(Refusal.self, from: reply.data)
        return .managedIdentityUnavailable(
            reply.status == 400
                ? "This machine has no such managed identity." : "This machine's identity service gives no token.",
            advice: "Assign a managed identity to the machine. If it has several, give the client ID of one.",
            trace: .upstream(status: reply.status, code: refusal?.error))
    }

    static let identityServiceSilent = Problem.managedIdentityUnavailable(
        "No identity service answers on this machine.",
        advice: "A managed identity exists only on machines in Azure. Elsewhere use a certificate or a client secret.")

    static let identityServiceUnknown = Problem.managedIdentityUnavailable(
        "The environment of this server names an identity service that is not on this machine, or of a kind that "
            + "Rollcall does not know.",
        advice: "Check IDENTITY_ENDPOINT, IDENTITY_HEADER and AZURE_POD_IDENTITY_AUTHORITY_HOST, or use a certificate.")

    private static func managedIdentityUnavailable(
        _ cause: Sentence, advice: Sentence, trace: Trace? = nil
    ) -> Problem {
        Problem(
            .managedIdentityUnavailable, cause: cause, effect: "Nothing was read or changed.", advice: advice,
            field: "managed-identity", trace: trace)
    }
}
