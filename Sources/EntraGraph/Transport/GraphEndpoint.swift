import DirectoryCore
import FoundationEssentials
import Logging

/// Microsoft Graph of one cloud, for one application in one tenant.
struct GraphEndpoint: Sendable {
    let host: String
    let signIn: SignIn
    let wire: Wire
    let timing: GraphTiming
    let logger: Logger
    /// Kept by everything that is asked of this tenant.
    let pauses = SharedPause()

    /// Sends a request with a token. A token that is refused is replaced, once.
    ///
    /// - Returns: a success of the kind that was asked for.
    func send(_ request: GraphRequest) async -> Result<Reply, Setback> {
        do throws(Setback) {
            var (reply, token) = try await sendOnce(request)
            if reply.status == 401 {
                await signIn.discard(token)
                (reply, token) = try await sendOnce(request)
            }
            return judge(reply, request.answer)
        } catch {
            return .failure(error)
        }
    }

    private func sendOnce(_ request: GraphRequest) async throws(Setback) -> (Reply, AccessToken) {
        let token: AccessToken
        do {
            token = try await signIn.token()
        } catch {
            throw Setback(error)
        }
        return (try await wire.send(request.authorized(by: token)).get(), token)
    }

    private func judge(_ reply: Reply, _ media: GraphRequest.Media) -> Result<Reply, Setback> {
        guard reply.status == 200 else { return .failure(refusal(reply)) }
        return reply.isOf(media) ? .success(reply) : .failure(.unreadable(reply))
    }

    private func refusal(_ reply: Reply) -> Setback {
        let error = reply.isJSON ? GraphDocument(reading: reply.body, as: .single)?.single() : nil
        let trace = Problem.Trace.upstream(
            status: reply.status, code: error?.errorCode, requestID: reply.requestID ?? error?.requestID)
        guard reply.status != 401 else { return Setback(.tokenRefused(trace)) }
        return Setback(
            status: reply.status, retryAfter: reply.retryAfter(now: timing.now()), service: .graph, trace: trace)
    }
}
