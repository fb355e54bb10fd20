import DirectoryCore

extension Problem {
    static func secretWrong(_ trace: Trace) -> Problem {
        Problem(
            .secretWrong,
            cause: "Microsoft Entra did not accept the client secret.",
            effect: "Nothing was read or changed.",
            advice: "Copy the secret's Value, not its Secret ID, and enter it again.",
            field: "secret", trace: trace)
    }

    static func secretExpired(_ trace: Trace) -> Problem {
        Problem(
            .secretExpired,
            cause: "The client secret has expired.",
            effect: "Nothing was read or changed.",
            advice: "Create a new secret under Certificates & secrets of the app registration, and enter its Value.",
            field: "secret", trace: trace)
    }

    static func applicationNotFound(in tenant: TenantReference, _ trace: Trace) -> Problem {
        Problem(
            .applicationNotFound,
            cause: "No application with this client ID exists in \(tenant).",
            effect: "Nothing was read or changed.",
            advice: """
                Check the application (client) ID and the tenant. If both are right, an administrator of the tenant \
                has not consented to the application yet.
                """,
            field: "client", trace: trace)
    }

    static func applicationDisabled(_ trace: Trace) -> Problem {
        Problem(
            .signInRefused,
            cause: "The application is disabled in Microsoft Entra.",
            effect: "Nothing was read or changed.",
            advice: "Ask an administrator of the tenant to enable users to sign in to the enterprise application.",
            trace: trace)
    }

    static func tenantNotFound(_ tenant: TenantReference, _ trace: Trace) -> Problem {
        Problem(
            .tenantNotFound,
            cause: "Microsoft Entra knows no tenant \(tenant).",
            effect: "Nothing was read or changed.",
            advice: "Check the tenant's ID or domain name, and that the chosen cloud is the one it lives in.",
            field: "tenant", trace: trace)
    }

    static func wrongCloud(_ trace: Trace) -> Problem {
        Problem(
            .signInRefused,
            cause: "Microsoft Entra does not offer Microsoft Graph of the chosen cloud to this tenant.",
            effect: "Nothing was read or changed.",
            advice: "Choose the cloud that the tenant lives in.",
            field: "cloud", trace: trace)
    }

    /// - Parameter lead: seconds that our clock is ahead, if the service told its time.
    static func clockSkew(lead: Double?, _ trace: Trace) -> Problem {
        Problem(
            .clockSkew,
            cause: clockIsWrong(by: lead),
            effect: "Nothing was read or changed.",
            advice: "Correct the server's time, best by synchronizing it (NTP).",
            trace: trace)
    }

    private static func clockIsWrong(by lead: Double?) -> Sentence {
        guard let lead, abs(lead) >= 60, abs(lead) < 1e12 else {
            return "This server's clock is wrong, so Microsoft Entra refuses its sign-in."
        }
        let minutes = Int((abs(lead) / 60).rounded())
        return switch (minutes, lead > 0) {
        case (1, true): "This server's clock is 1 minute ahead, so Microsoft Entra refuses its sign-in."
        case (1, false): "This server's clock is 1 minute behind, so Microsoft Entra refuses its sign-in."
        case (_, true): "This server's clock is \(minutes) minutes ahead, so Microsoft Entra refuses its sign-in."
        case (_, false): "This server's clock is \(minutes) minutes behind, so Microsoft Entra refuses its sign-in."
        }
    }

    static func signInRefused(_ trace: Trace) -> Problem {
        Problem(
            .signInRefused,
            cause: "Microsoft Entra refused to sign the application in.",
            effect: "Nothing was read or changed.",
            advice: "Look the code up in the sign-in logs of the tenant, or ask its administrator.",
            trace: trace)
    }

    /// A token that has just been issued, and is refused all the same.
    static func tokenRefused(_ trace: Trace) -> Problem {
        Problem(
            .signInRefused,
            cause: "Microsoft Graph did not accept the access token that Microsoft Entra had issued for it.",
            advice: "Check that the chosen cloud is the tenant's, and that the application is still enabled in it.",
            trace: trace)
    }
}
