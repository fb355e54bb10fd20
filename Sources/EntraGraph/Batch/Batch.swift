import DirectoryCore
import FoundationEssentials

/// Requests that travel together, at most 20.
///
/// Source: <https://learn.microsoft.com/graph/json-batching>
struct Batch: Sendable {
    static let capacity = 20

    /// Relative to `/v1.0`.
    let urls: [String]
    /// What they ask of people.
    let asked: AskedProperties

    /// The envelope of those with the given positions, which are their ids.
    func envelope(of positions: [Int]) -> [UInt8] {
        let requests = positions.map { #"{"id":"\#($0)","method":"GET","url":"\#(urls[$0])"}"# }
        return Array(#"{"requests":[\#(requests.joined(separator: ","))]}"#.utf8)
    }

    /// - Parameter path: such as `/users`, in ASCII and free of reserved characters.
    static func url(_ path: String, _ query: [GraphQuery] = []) -> String { path + query.text }
}

extension Conversation {
    /// Sends a batch, and again those of its requests that were throttled or failed for now.
    ///
    /// - Returns: for each request its final answer, or why it got none.
    mutating func send(_ batch: Batch) async throws(Problem) -> [Result<BatchAnswer, Problem>] {
        var results: [Result<BatchAnswer, Problem>?] = Array(repeating: nil, count: batch.urls.count)
        var open = Array(batch.urls.indices)
        var attempt = 1
        while !open.isEmpty {
            let answers = try await answers(to: batch, open)
            var setbacks: [Setback] = []
            for position in open {
                switch settle(answers[String(position)]) {
                case .success(let answer): results[position] = .success(answer)
                case .failure(let setback):
                    results[position] = .failure(setback.problem)
                    setbacks.append(setback)
                }
            }
            open = open.filter { if case .failure? = results[$0] { true } else { false } }
            guard let longest = Setback.longest(setbacks), try await mayRetry(longest, attempt: attempt) else { break }
            attempt += 1
        }
        return results.compactMap(\.self)
    }

    private mutating func answers(
        to batch: Batch, _ positions: [Int]
    ) async throws(Problem) -> [String: BatchAnswer] {
        let link = GraphLink(host: endpoint.host, path: "/$batch")
        return try await ask(.post(batch.envelope(of: positions), to: link)) { reply in
            guard let document = GraphDocument(reading: reply.body, as: .batch, asked: batch.asked) else {
                return .failure(.unreadable(reply))
            }
            // An id that comes twice is no answer to either.
            let answers = document.batch().reduce(into: [String: [BatchAnswer]]()) { $0[$1.id, default: []].append($1) }
            return .success(answers.compactMapValues { $0.count == 1 ? $0.first : nil })
        }
    }

    private func settle(_ answer: BatchAnswer?) -> Result<BatchAnswer, Setback> {
        guard let answer else { return .failure(Setback(.badPayload(.init()), trouble: .unreadable)) }
        let setback = answer.setback(now: endpoint.timing.now())
        return setback.trouble == nil ? .success(answer) : .failure(setback)
    }

    /// Waits; false when the requests have been made often enough.
    private mutating func mayRetry(_ setback: Setback, attempt: Int) async throws(Problem) -> Bool {
        do {
            try await pause(after: setback, attempt: attempt)
            return true
        } catch  where error == .interrupted {
            throw error
        } catch {
            return false
        }
    }
}

extension BatchAnswer {
    /// What to make of an answer that is not the one hoped for.
    func setback(now: Date) -> Setback {
        let trace = Problem.Trace.upstream(status: status, code: answer.errorCode, requestID: answer.requestID)
        guard status != 200 else { return Setback(.badPayload(trace)) }
        guard status != 401 else { return Setback(.tokenRefused(trace)) }
        let wait = retryAfter.flatMap { RetryAfter.read($0, now: now) }
        return Setback(status: status, retryAfter: wait, service: .graph, trace: trace)
    }
}

extension Setback {
    /// The one that takes longest to pass.
    static func longest(_ setbacks: [Setback]) -> Setback? {
        setbacks.max { $0.patience < $1.patience }
    }

    private var patience: Duration {
        switch trouble {
        case .throttled(let wait), .unavailable(let wait): wait ?? .seconds(1)
        case .unreachable, .unreadable, nil: .zero
        }
    }
}
