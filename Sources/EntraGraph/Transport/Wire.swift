import AsyncHTTPClient
import DirectoryCore
import NIOCore
import NIOHTTP1
import NIOSSL

/// Sends one request and reads one answer, within a time and a size. Tries nothing twice.
struct Wire: Sendable {
    let http: HTTPClient
    let trust: TLSConfiguration?
    let limits: GraphLimits

    func send(_ request: HTTPClientRequest) async -> Result<Reply, Setback> {
        var request = request
        request.tlsConfiguration = trust
        do {
            return .success(try await withinTime { [request] in try await exchange(request) })
        } catch {
            return .failure(Setback(wireError: error))
        }
    }

    private func exchange(_ request: HTTPClientRequest) async throws -> Reply {
        let response = try await http.execute(request, timeout: .seconds(limits.requestTime.components.seconds + 1))
        let body = try await response.body.collect(upTo: limits.bodyBytes)
        return Reply(status: Int(response.status.code), headers: response.headers, body: body)
    }

    /// The client's own deadline ends with the head of an answer; a body that drips needs one more.
    private func withinTime(_ exchange: @escaping @Sendable () async throws -> Reply) async throws -> Reply {
        try await withThrowingTaskGroup(of: Reply.self) { group in
            group.addTask(operation: exchange)
            group.addTask {
                try await Task.sleep(for: limits.requestTime)
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw HTTPClientError.deadlineExceeded }
            return reply
        }
    }
}
