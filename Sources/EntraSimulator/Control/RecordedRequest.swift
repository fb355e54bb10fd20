/// One request the simulator received, as the log keeps it. It holds no secret: no Authorization header, no body.
public struct RecordedRequest: Sendable, Hashable {
    /// Counts from 1 since the start or since the log was last reset.
    public var number: Int
    /// `GET`, `POST` …
    public var method: String
    /// The path without the query, percent-decoded.
    public var path: String
    /// The query as it came, without the `?`; empty if there was none.
    public var query: String
    /// Header names in lower case; `authorization` and cookies are left out.
    public var headers: [String: String]
    /// The status that was answered; nil if the connection was cut instead.
    public var status: Int?
    /// For a `$batch`: the requests inside, as `METHOD /url`.
    public var batched: [String]
    /// The client id of the token, if the request carried a valid one.
    public var clientID: String?
}
