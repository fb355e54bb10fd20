/// A fault as JSON describes it:
/// `{"effect": "throttled", "retryAfter": "2.5", "on": "/users", "skip": 1, "times": 3}`; `"times": null` means for ever.
struct FaultDescription {
    let fault: Fault

    init(_ fields: [String: JSONValue]) throws(ControlError) {
        guard let name = fields["effect"]?.string else { throw .badValue("'effect' must be a text.") }
        fault = Fault(
            try Self.effect(name, fields), on: Self.target(fields["on"]?.string, query: fields["query"]?.string),
            skip: fields["skip"]?.integer ?? 0, times: fields["times"] == .null ? nil : fields["times"]?.integer ?? 1)
    }

    private static func target(_ text: String?, query: String?) -> Fault.Target {
        if let query { return .graphQuery(path: text == "graph" ? "/" : text ?? "/", contains: query) }
        return switch text {
        case nil, "graph": .graph
        case "token": .token
        case "any": .any
        case let path?: .graphPath(path)
        }
    }

    private static func effect(_ name: String, _ fields: [String: JSONValue]) throws(ControlError) -> Fault.Effect {
        let integer = { (member: String, fallback: Int) in fields[member]?.integer ?? fallback }
        switch name {
        case "throttled": return .throttled(retryAfter: retryAfter(fields))
        case "unavailable":
            return .unavailable(
                status: try status(fields, 503), html: fields["html"]?.boolean ?? false, retryAfter: retryAfter(fields))
        case "htmlPage": return .htmlPage
        case "unauthorized": return .unauthorized
        case "forbidden": return .forbidden
        case "notFound": return .notFound
        case "unsupportedQuery": return .unsupportedQuery
        case "cut": return .cut(afterBytes: integer("bytes", 0))
        case "slow":
            return .slow(bytesPerPiece: integer("bytes", 1024), pause: .milliseconds(integer("milliseconds", 100)))
        case "truncatedGzip": return .truncatedGzip
        case "foreignNextLink": return .foreignNextLink(host: fields["host"]?.string ?? "graph.attacker.example")
        case "loopingNextLink": return .loopingNextLink
        case "missingValue": return .missingValue
        case "shortened": return .shortened(to: max(0, integer("items", 0)))
        case "limitedInformation": return .limitedInformation
        case "delayed": return .delayed(.milliseconds(integer("milliseconds", 1000)))
        case "answer":
            return .answer(
                status: try status(fields, 200), contentType: fields["contentType"]?.string ?? "text/plain",
                body: fields["body"]?.string ?? "")
        default: throw .badValue("There is no fault '\(name)'.")
        }
    }

    private static func status(_ fields: [String: JSONValue], _ fallback: Int) throws(ControlError) -> Int {
        let status = fields["status"]?.integer ?? fallback
        guard (200...599).contains(status) else { throw .badValue("'status' must be between 200 and 599.") }
        return status
    }

    /// `"retryAfter": "7"`, `"retryAfterDate": 30`, or neither.
    private static func retryAfter(_ fields: [String: JSONValue]) -> Fault.RetryAfter {
        if let seconds = fields["retryAfterDate"]?.integer { return .date(inSeconds: seconds) }
        return fields["retryAfter"]?.string.map(Fault.RetryAfter.text) ?? .absent
    }
}
