/// A parsed `POST /$batch` (https://learn.microsoft.com/graph/json-batching).
struct BatchRequest {
    struct Item {
        var id: String
        var dependsOn: [String]
        var request: WireRequest
    }

    let items: [Item]

    private static let mostItems = 20

    init(_ outer: WireRequest) throws(GraphError) {
        guard let requests = JSONValue(parsing: outer.body)?["requests"]?.items, !requests.isEmpty else {
            throw .unparsable("Invalid batch payload format.")
        }
        guard requests.count <= Self.mostItems else {
            throw .unparsable("Number of batch request steps exceeds the maximum value of \(Self.mostItems).")
        }
        items = try requests.map { json throws(GraphError) in try Self.item(json, outer: outer) }
        guard Set(items.map { $0.id.lowercased() }).count == items.count else {
            throw .unparsable("The request 'id' values of a batch must be unique.")
        }
        let known = Set(items.map(\.id))
        guard items.allSatisfy({ $0.dependsOn.allSatisfy(known.contains) }) else {
            throw .unparsable("A 'dependsOn' names a request that is not in the batch.")
        }
    }

    private static func item(_ json: JSONValue, outer: WireRequest) throws(GraphError) -> Item {
        guard let id = json["id"]?.string, !id.isEmpty, let method = json["method"]?.string,
            let url = json["url"]?.string
        else { throw .unparsable("Each request of a batch needs 'id', 'method' and 'url'.") }
        let target = relative(url, outer: outer).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers = (json["headers"]?.members ?? [:]).compactMapValues(\.string)
        headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        if let own = outer.headers["client-request-id"] {
            headers["client-request-id"] = headers["client-request-id"] ?? own
        }
        let request = WireRequest(
            method: method.uppercased(), path: "/v1.0/" + target[0].drop { $0 == "/" },
            query: Query(target.count > 1 ? target[1] : ""), headers: headers, body: body(json["body"]),
            origin: outer.origin)
        return Item(id: id, dependsOn: json["dependsOn"]?.strings ?? [], request: request)
    }

    /// Urls are relative to the version, but SDKs send absolute ones too.
    private static func relative(_ url: String, outer: WireRequest) -> Substring {
        for prefix in ["\(outer.origin)/v1.0", "https://graph.microsoft.com/v1.0", "/v1.0/"] where url.hasPrefix(prefix)
        {
            return url.dropFirst(prefix.count)
        }
        return url[...]
    }

    private static func body(_ json: JSONValue?) -> [UInt8] {
        guard let json else { return [] }
        var writer = JSONWriter()
        writer.value(json)
        return writer.bytes
    }

    /// Answers the items in order; one whose predecessor failed is not tried.
    func answer(_ perform: (WireRequest) -> Reply) -> Reply {
        var statuses: [String: Int] = [:]
        var writer = JSONWriter(capacity: 4096)
        writer.object {
            $0.key("responses")
            $0.array {
                for item in items {
                    let failed = item.dependsOn.contains { (statuses[$0] ?? 424) >= 400 }
                    let reply = failed ? Self.failedDependency : perform(item.request)
                    statuses[item.id] = reply.status
                    Self.write(reply, id: item.id, into: &$0)
                }
            }
        }
        return Reply(status: 200, body: writer.bytes)
    }

    private static let failedDependency = Reply.json(424) {
        $0.objectField("error") {
            $0.field("code", "FailedDependency")
            $0.field("message", "The request depends on a request that failed.")
        }
    }

    private static func write(_ reply: Reply, id: String, into writer: inout JSONWriter) {
        writer.object {
            $0.field("id", id)
            $0.field("status", reply.status)
            $0.objectField("headers") {
                for header in reply.headers where !["content-length", "date"].contains(header.name.lowercased()) {
                    $0.field(header.name, header.value)
                }
            }
            guard !reply.body.isEmpty else { return }
            $0.key("body")
            let isJSON = reply.header("Content-Type")?.hasPrefix("application/json") ?? false
            if isJSON { $0.raw(reply.body) } else { $0.value(String(decoding: reply.body, as: UTF8.self)) }
        }
    }
}
