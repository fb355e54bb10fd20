/// Something that goes wrong on the way, once or several times. Faults are queued by `TenantControl.inject`; each queue
/// entry says which requests it is for and how many of them it hits.
public struct Fault: Sendable {
    /// What happens instead of, or to, the answer.
    public enum Effect: Sendable {
        /// 429 `TooManyRequests` with this `Retry-After` value exactly as written, or without the header.
        case throttled(retryAfter: RetryAfter)
        /// The given status (503, 504, 500, 502 …) with an HTML page for a body, or with Graph's error shape.
        case unavailable(status: Int, html: Bool, retryAfter: RetryAfter = .absent)
        /// 200 with an HTML page, as a captive portal would answer.
        case htmlPage
        /// 401 `InvalidAuthenticationToken` in spite of a valid token.
        case unauthorized
        /// 403 `Authorization_RequestDenied` in spite of the permission.
        case forbidden
        /// 404 `Request_ResourceNotFound` whatever exists.
        case notFound
        /// 400 `Request_UnsupportedQuery`, as for a query that the directory has no index for.
        case unsupportedQuery
        /// The connection is cut after this many bytes of the body.
        case cut(afterBytes: Int)
        /// The body comes in small pieces with this pause between them.
        case slow(bytesPerPiece: Int, pause: Duration)
        /// A gzip body that ends too early.
        case truncatedGzip
        /// `@odata.nextLink` points at this host instead.
        case foreignNextLink(host: String)
        /// `@odata.nextLink` points back at the page it stands on.
        case loopingNextLink
        /// `value` is missing from a collection.
        case missingValue
        /// `value` is cut to its first n items and the nextLink is dropped: a list that looks complete and is not.
        case shortened(to: Int)
        /// Everybody in the collection has only `id`, every other selected property is null (limited information).
        case limitedInformation
        /// The answer waits this long.
        case delayed(Duration)
        /// A status with a body of your own.
        case answer(status: Int, contentType: String, body: String)
    }

    /// How `Retry-After` is written.
    public enum RetryAfter: Sendable, Hashable {
        /// `Retry-After: 7`, `Retry-After: 2.128`: the text as it goes out.
        case text(String)
        /// An HTTP date this many seconds ahead.
        case date(inSeconds: Int)
        /// No header at all.
        case absent
    }

    /// Which requests are hit.
    public enum Target: Sendable, Hashable {
        /// Everything under `/v1.0`, counting the requests inside a `$batch` one by one.
        case graph
        /// Graph requests whose path (after `/v1.0`) starts so, such as `/users` or `/directory/deletedItems`.
        case graphPath(String)
        /// As `graphPath`, and whose query, decoded, contains a text in any letter case, such as `startsWith(`.
        case graphQuery(path: String, contains: String)
        /// The token endpoint.
        case token
        /// Every request but the control API's.
        case any
    }

    /// What happens.
    public var effect: Effect
    /// To which requests.
    public var target: Target
    /// How many matching requests are let through first.
    public var skip: Int
    /// How many matching requests are hit; nil for all from then on.
    public var times: Int?

    public init(_ effect: Effect, on target: Target = .graph, skip: Int = 0, times: Int? = 1) {
        self.effect = effect
        self.target = target
        self.skip = max(0, skip)
        self.times = times
    }
}
