/// An error of the sign-in service, with the number administrators look up
/// (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
struct SignInError: Error, Hashable {
    var number: Int
    var status: Int
    /// The OAuth error, RFC 6749 §5.2.
    var error: String
    var text: String
}

extension SignInError {
    static func invalidSecret(_ client: String) -> Self {
        Self(
            number: 7_000_215, status: 401, error: "invalid_client",
            text:
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                + "not the client secret ID, for a secret added to app '\(client)'.")
    }

    static func expiredSecret(_ client: String) -> Self {
        Self(
            number: 7_000_222, status: 401, error: "invalid_client",
            text:
                "The provided client secret keys for app '\(client)' are expired. Visit the Azure portal to create new "
                + "keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added "
                + "security: https://aka.ms/certCreds.")
    }

    static let missingCredential = Self(
        number: 7_000_218, status: 401, error: "invalid_client",
        text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.")

    static func unknownApplication(_ client: String, _ tenant: String) -> Self {
        Self(
            number: 700_016, status: 400, error: "unauthorized_client",
            text:
                "Application with identifier '\(client)' was not found in the directory '\(tenant)'. This can happen if "
                + "the application has not been installed by the administrator of the tenant or consented to by any user "
                + "in the tenant. You may have sent your authentication request to the wrong tenant.")
    }

    /// Discovery calls it `invalid_tenant`, the token endpoint `invalid_request`.
    static func unknownTenant(_ tenant: String, error: String = "invalid_request") -> Self {
        Self(
            number: 90_002, status: 400, error: error,
            text:
                "Tenant '\(tenant)' not found. Check to make sure you have the correct tenant ID and are signing into the "
                + "correct cloud. Check with your subscription administrator, this may happen if there are no active "
                + "subscriptions for the tenant.")
    }

    static func malformedTenant(_ tenant: String, error: String = "invalid_request") -> Self {
        Self(
            number: 900_023, status: 400, error: error,
            text: "Specified tenant identifier '\(tenant)' is neither a valid DNS name, nor a valid external domain.")
    }

    static func missingParameter(_ name: String) -> Self {
        Self(
            number: 900_144, status: 400, error: "invalid_request",
            text: "The request body must contain the following parameter: '\(name)'.")
    }

    static func unsupportedGrant(_ grant: String) -> Self {
        Self(
            number: 70_003, status: 400, error: "unsupported_grant_type",
            text: "The app requested an unsupported grant type '\(grant)'.")
    }

    static let grantNotForCommon = Self(
        number: 9_001_023, status: 400, error: "invalid_request",
        text:
            "The grant type is not supported over the /common or /consumers endpoints. Please use the tenant-specific "
            + "endpoint.")

    static func scopeNotDefault(_ scope: String) -> Self {
        Self(
            number: 1_002_012, status: 400, error: "invalid_scope",
            text:
                "The provided value for scope \(scope) is not valid. Client credential flows must have a scope value with "
                + "/.default suffixed to the resource identifier (application ID URI).")
    }

    static func unknownResource(_ resource: String, _ tenant: String) -> Self {
        Self(
            number: 500_011, status: 400, error: "invalid_resource",
            text:
                "The resource principal named \(resource) was not found in the tenant named \(tenant). This can happen if "
                + "the application has not been installed by the administrator of the tenant or consented to by any user "
                + "in the tenant. You might have sent your authentication request to the wrong tenant.")
    }

    static let bodyIsNoForm = Self(
        number: 900_144, status: 400, error: "invalid_request",
        text: "The request body must contain the following parameter: 'grant_type'. It must be sent as "
            + "application/x-www-form-urlencoded.")
}

// MARK: Client assertions

extension SignInError {
    static let unknownKey = Self(
        number: 700_027, status: 401, error: "invalid_client",
        text: "The certificate with identifier used to sign the client assertion is not registered on application. "
            + "[Reason - The key was not found.]")

    static let invalidSignature = Self(
        number: 700_027, status: 401, error: "invalid_client",
        text:
            "Client assertion contains an invalid signature. [Reason - The key was found but its signature does not match.]"
    )

    static func expiredKey(_ thumbprint: String, start: Timestamp, end: Timestamp) -> Self {
        Self(
            number: 700_027, status: 401, error: "invalid_client",
            text:
                "Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key "
                + "used by client: '\(thumbprint)', Found key 'Start=\(start.iso8601), End=\(end.iso8601)']")
    }

    static func outsideValidity(now: Timestamp, start: Timestamp?, end: Timestamp) -> Self {
        Self(
            number: 700_024, status: 401, error: "invalid_client",
            text: "Client assertion is not within its valid time range. Current time: \(now.iso8601), "
                + "assertion valid from \(start?.iso8601 ?? "(not given)"), expiry time of assertion \(end.iso8601).")
    }

    static func wrongAudience(_ audience: String) -> Self {
        Self(
            number: 700_021, status: 401, error: "invalid_client",
            text: "Client assertion application identifier doesn't match 'client_id' parameter or its audience "
                + "'\(audience)' is not this token endpoint.")
    }

    static let malformedAssertion = Self(
        number: 50_027, status: 400, error: "invalid_request", text: "JWT token is invalid or malformed.")

    static let noFederatedIdentity = Self(
        number: 70_021, status: 400, error: "invalid_request",
        text: "No matching federated identity record found for presented assertion.")
}

// MARK: Rendering

extension SignInError {
    /// The body of the error answer; the ids are the request's.
    func reply(origin: String, now: Timestamp, trace: ObjectID, correlation: String) -> Reply {
        Reply.json(
            status,
            headers: [
                ("Cache-Control", "no-store, no-cache"), ("Pragma", "no-cache"), ("Expires", "-1"),
                ("x-ms-request-id", trace.description),
            ]
        ) {
            $0.field("error", error)
            $0.field(
                "error_description",
                "AADSTS\(number): \(text) Trace ID: \(trace) Correlation ID: \(correlation) Timestamp: \(now.signInForm)"
            )
            $0.key("error_codes")
            $0.array { $0.value(number) }
            $0.field("timestamp", now.signInForm)
            $0.field("trace_id", trace.description)
            $0.field("correlation_id", correlation)
            $0.field("error_uri", "\(origin)/error?code=\(number)")
        }
    }
}
