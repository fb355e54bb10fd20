/// An error of Microsoft Graph (https://learn.microsoft.com/graph/errors).
struct GraphError: Error, Hashable {
    var status: Int
    var code: String
    var message: String
    var headers: [Reply.Header] = []
    /// Further members of `innerError`.
    var inner: [String: String] = [:]
}

extension GraphError {
    static func badRequest(_ message: String) -> Self {
        Self(status: 400, code: "Request_BadRequest", message: message)
    }

    static func unsupportedQuery(_ message: String) -> Self {
        Self(status: 400, code: "Request_UnsupportedQuery", message: message)
    }

    static func unparsable(_ message: String) -> Self { Self(status: 400, code: "BadRequest", message: message) }

    static func unknownSegment(_ segment: String) -> Self {
        unparsable("Resource not found for the segment '\(segment)'.")
    }

    static func unknownProperty(_ name: String, _ schema: Schema) -> Self {
        unparsable(
            "Parsing OData Select and Expand failed: Could not find a property named '\(name)' on type "
                + "'microsoft.graph.\(schema.kind.rawValue)'.")
    }

    static let badlyFormedToken = unparsable("Badly formed token.")

    static let expiredPageToken = Self(
        status: 400, code: "Directory_ExpiredPageToken",
        message: "The specified page token value has expired and can no longer be included in your request.")

    static func unauthorized(_ message: String) -> Self {
        Self(
            status: 401, code: "InvalidAuthenticationToken", message: message,
            headers: [
                Reply.Header(
                    name: "WWW-Authenticate",
                    value:
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
                        + "client_id=\"\(GraphAudience.applicationID)\"")
            ])
    }

    static let forbidden = Self(
        status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation.")

    static func notFound(_ name: some CustomStringConvertible) -> Self {
        Self(
            status: 404, code: "Request_ResourceNotFound",
            message:
                "Resource '\(name)' does not exist or one of its queried reference-property objects are not present.")
    }

    static let methodNotAllowed = Self(
        status: 405, code: "Request_BadRequest",
        message: "Specified HTTP method is not allowed for the request target.")

    static func gone(restartAt url: String) -> Self {
        Self(
            status: 410, code: "SyncStateNotFound",
            message: "The sync state generation is not found. The delta token is expired and data must be synchronized "
                + "again.", headers: [Reply.Header(name: "Location", value: url)])
    }

    static func throttled(_ headers: [Reply.Header]) -> Self {
        Self(
            status: 429, code: "TooManyRequests", message: "Please retry again later.", headers: headers,
            inner: ["code": "429", "message": "Please retry after", "status": "429"])
    }

    static func notImplemented(_ what: String) -> Self {
        Self(
            status: 501, code: "NotImplemented",
            message: "This operation target is not yet supported. The simulator does not implement \(what).")
    }

    /// What Graph says itself for properties kept outside the directory.
    static let targetNotSupported = Self(
        status: 501, code: "NotImplemented", message: "This operation target is not yet supported.")
}

extension GraphError {
    func reply(requestID: ObjectID, clientRequestID: String?, now: Timestamp) -> Reply {
        Reply.json(status, headers: headers.map { ($0.name, $0.value) }) {
            $0.objectField("error") {
                $0.field("code", code)
                $0.field("message", message)
                $0.objectField("innerError") {
                    for (name, value) in inner.sorted(by: { $0.key < $1.key }) { $0.field(name, value) }
                    $0.field("date", now.withoutZone)
                    $0.field("request-id", requestID.description)
                    // Without an id of the caller's both are equal.
                    $0.field("client-request-id", clientRequestID ?? requestID.description)
                }
            }
        }
    }
}
