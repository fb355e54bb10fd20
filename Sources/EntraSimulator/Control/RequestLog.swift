/// The requests received, without their secrets.
struct RequestLog: Sendable {
    private(set) var entries: [RecordedRequest] = []
    private let capacity: Int
    private var count = 0

    private static let secretHeaders: Set = ["authorization", "cookie", "proxy-authorization"]

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Notes a request and gives it its number.
    mutating func record(_ request: WireRequest) -> Int {
        count += 1
        // Dropped in bulk, so that a long run does not shift the array at every request.
        if entries.count >= capacity * 2 { entries.removeFirst(entries.count - capacity) }
        entries.append(
            RecordedRequest(
                number: count, method: request.method, path: PercentCoding.decode(request.path),
                query: request.query.raw,
                headers: request.headers.filter { !Self.secretHeaders.contains($0.key) }, status: nil, batched: [],
                clientID: nil))
        return count
    }

    mutating func note(caller: Caller) { update { $0.clientID = caller.clientID } }

    mutating func note(batched: [String]) { update { $0.batched = batched } }

    mutating func finish(_ number: Int, status: Int?) { update { $0.status = status } }

    mutating func reset() {
        entries.removeAll()
        count = 0
    }

    /// The latest, up to the capacity.
    var latest: [RecordedRequest] { Array(entries.suffix(capacity)) }

    private mutating func update(_ change: (inout RecordedRequest) -> Void) {
        guard !entries.isEmpty else { return }
        change(&entries[entries.count - 1])
    }
}
