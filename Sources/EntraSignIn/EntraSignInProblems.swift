import DirectoryCore
import NIOCore
import NIOSSL

extension Problem {
    /// The same for every reason why a code or token does not hold.
    static let personNotConfirmed = Problem(
        .signInFailed, cause: "Microsoft Entra does not confirm who this is.", effect: "Nobody was signed in.",
        advice: "Begin again.")

    static let credentialUnavailable = Problem(
        .credentialUnavailable, cause: "This kind of credential cannot be used to sign people in.",
        effect: "Nobody was signed in.", advice: "Add a client secret to the connection.")

    static func credentialRefused(_ number: Int?, _ trace: Trace) -> Problem {
        let isOld = number == 7_000_222
        return Problem(
            isOld ? .secretExpired : .secretWrong,
            cause: isOld
                ? "The credential of the organization's connection has expired."
                : "Microsoft Entra does not accept the credential of the organization's connection.",
            effect: "Nobody was signed in.",
            advice: "Sign in with your password, or tell whoever administers the organization.", trace: trace)
    }

    static func requestRefused(_ trace: Trace) -> Problem {
        Problem(
            .signInRefused, cause: "Microsoft Entra refused the request.", effect: "Nobody was signed in.",
            advice: "Whoever administers the organization finds the reason in the tenant's sign-in logs. Often the "
                + "redirect address is not registered.", trace: trace)
    }

    static func tenantUnknown(_ tenant: TenantID) -> Problem {
        Problem(
            .tenantNotFound, cause: "There is no tenant \(tenant) any more.", effect: "Nobody was signed in.",
            advice: "Whoever administers the organization should check its connection.")
    }

    static func cloudUnknown(_ name: CloudName) -> Problem {
        Problem(
            .cloudUnknown, cause: "There is no cloud named \(name).", effect: "Nobody was signed in.",
            advice: "Whoever runs the server finds the clouds in its configuration.")
    }

    static func authoritiesUnreadable(_ cloud: CloudName) -> Problem {
        Problem(
            .configurationInvalid, cause: "The certificate authorities of the cloud \(cloud) cannot be read.",
            effect: "Nobody was signed in.",
            advice: "Check that the file named in the server's configuration exists and holds certificates (PEM).")
    }

    static let foreignDocument = Problem(
        .hostileLink, cause: "The tenant's sign-in document names another tenant or leads to another host.",
        effect: "Nothing was sent there, and nobody was signed in.",
        advice: "Check whether a proxy changes the answers of Microsoft on their way to this server.")

    static func unreadable(status: Int) -> Problem {
        Problem(
            .upstreamBadPayload, cause: "What came back is not an answer of Microsoft Entra.",
            effect: "Nobody was signed in.",
            advice: "Check whether a proxy or a sign-in page of the network stands between this server and Microsoft.",
            trace: Trace(status: status))
    }

    static func notAnswered(status: Int) -> Problem {
        Problem(
            status == 429 ? .upstreamThrottled : .upstreamUnavailable,
            cause: "Microsoft Entra sign-in does not answer at this moment.", effect: "Nobody was signed in.",
            advice: "Try again in a minute, or sign in with your password.", trace: Trace(status: status))
    }

    /// What kept an answer from arriving. The library's own words could hold an address.
    init(wire error: any Error) {
        if error is NIOTooManyBytesError {
            self = .unreadable(status: 200)
        } else if error is NIOSSLExtraError || error is NIOSSLError {
            self.init(
                .certificateNotTrusted, cause: "The server that answered could not prove to be Microsoft.",
                effect: "Nothing was sent, and nobody was signed in.",
                advice: "Check this server's clock, and whether a proxy intercepts its connections to Microsoft.")
        } else {
            self.init(
                .upstreamUnreachable, cause: "Microsoft Entra sign-in could not be reached.",
                effect: "Nobody was signed in.", advice: "Check this server's network, DNS and proxy, then try again.")
        }
    }
}
