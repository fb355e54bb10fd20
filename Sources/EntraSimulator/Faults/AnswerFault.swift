/// Faults that change what Graph answers.
struct AnswerFault {
    let effect: Fault.Effect
    let caller: Caller
    let now: Timestamp

    /// The error to answer with instead; nil if the fault changes a good answer.
    var error: GraphError? {
        switch effect {
        case .throttled(let retryAfter):
            .throttled(
                retryAfter.headers(now: now) + [
                    Reply.Header(
                        name: "x-ms-throttle-scope",
                        value: "Tenant_Application/ReadWrite/\(caller.clientID)/\(caller.tenantID)"),
                    Reply.Header(name: "x-ms-throttle-information", value: "ResourceUnitLimitExceeded"),
                ])
        case .unavailable(let status, _, let retryAfter):
            GraphError(
                status: status,
                code: status == 503 ? "ServiceUnavailable" : status == 500 ? "InternalServerError" : "UnknownError",
                message: "The service is temporarily unavailable.", headers: retryAfter.headers(now: now))
        case .forbidden: .forbidden
        case .notFound: .notFound("fault")
        case .unsupportedQuery: .unsupportedQuery("Unsupported Query.")
        default: nil
        }
    }

    /// Changes a successful answer.
    func spoil(_ reply: Reply, link: String) -> Reply {
        guard var members = JSONValue(parsing: reply.body)?.members, reply.status == 200 else { return reply }
        switch effect {
        case .foreignNextLink(let host):
            members["@odata.nextLink"] = .string("https://\(host)/v1.0/users?$skiptoken=foreign")
        case .loopingNextLink: members["@odata.nextLink"] = .string(link)
        case .missingValue: members["value"] = nil
        case .shortened(let count):
            members["value"] = .array(Array((members["value"]?.items ?? []).prefix(max(0, count))))
            members["@odata.nextLink"] = nil
        case .limitedInformation: members = Self.limited(members)
        default: return reply
        }
        var writer = JSONWriter(capacity: reply.body.count)
        writer.value(.object(members))
        var spoiled = reply
        spoiled.body = writer.bytes
        return spoiled
    }

    /// Every property but the id is null (https://learn.microsoft.com/graph/api/group-list-members, limited information).
    private static func limited(_ members: [String: JSONValue]) -> [String: JSONValue] {
        let hide = { (object: [String: JSONValue]) -> [String: JSONValue] in
            Dictionary(
                uniqueKeysWithValues: object.map { name, value in
                    (name, name == "id" || name.hasPrefix("@") ? value : .null)
                })
        }
        guard let items = members["value"]?.items else { return hide(members) }
        var members = members
        members["value"] = .array(items.map { .object(hide($0.members ?? [:])) })
        return members
    }
}

extension Fault.RetryAfter {
    func headers(now: Timestamp) -> [Reply.Header] {
        switch self {
        case .text(let text): [Reply.Header(name: "Retry-After", value: text)]
        case .date(let seconds):
            [
                Reply.Header(
                    name: "Retry-After",
                    value: (now + min(max(seconds, -Timestamp.century), Timestamp.century)).httpDate)
            ]
        case .absent: []
        }
    }
}
