/// One request to Graph, outer or inside a batch, with everything about it that does not depend on the tenant's state.
struct GraphCall {
    let request: WireRequest
    let route: GraphRoute
    let caller: Caller
    let now: Timestamp
    /// Tokens for pages and deltas issued before these were raised are expired.
    let epochs: TokenEpochs
    let deltaHabits: DeltaHabits

    /// `https://localhost:PORT/v1.0`
    var base: String { "\(request.origin)/v1.0" }

    var isGet: Bool { request.method == "GET" }

    func context(_ fragment: String) -> String { "\(base)/$metadata#\(fragment)" }

    /// The link to a further page: this request's own query with another token.
    func link(_ parameter: String, _ token: String) -> String {
        let query = request.query.replacing(["$skiptoken", "$deltatoken"], with: "$\(parameter)=\(token)")
        return "\(base)\(request.path.dropFirst("/v1.0".count))?\(query)"
    }

    /// The body, which must be a JSON object.
    func body() throws(GraphError) -> [String: JSONValue] {
        guard let members = JSONValue(parsing: request.body)?.members else {
            throw .unparsable(
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."
            )
        }
        return members
    }
}

/// Who asks: what a valid token says.
struct Caller: Sendable {
    var tenantID: String
    var clientID: String
    /// The permissions of the token that the application still has.
    var permissions: Set<String>
    var expiresAt: Timestamp
}

struct TokenEpochs: Sendable {
    var pages = 0
    var deltas = 0
}
