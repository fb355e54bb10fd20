import HTTPTypes
import Hummingbird

/// Answers only requests that call this server by a name that is its own: one of its machine's, or the public one. So a
/// page elsewhere cannot reach it by pointing its own name here (DNS rebinding), and no link is built from a name that
/// somebody made up.
struct HostGuard: RouterMiddleware {
    let face: ServerFace

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        guard !Arriving.isOversized(request.headers) else { throw Refusal.headTooLarge }
        let hosts = [request.head.authority].compactMap(\.self) + Self.repeated(request.headers)
        guard !hosts.isEmpty, hosts.allSatisfy(isOurs) else { throw Refusal.foreignHost }
        if let url = face.publicURL, hosts.contains(where: url.isCalled), url.scheme != context.arrival.scheme,
            !hosts.allSatisfy({ LoopbackAuthority($0) != nil })
        {
            throw Refusal.unencrypted
        }
        return try await next(request, context)
    }

    private func isOurs(_ host: String) -> Bool {
        LoopbackAuthority(host) != nil || face.publicURL?.isCalled(host) == true
    }

    /// Further `Host` fields: the first is the authority.
    private static func repeated(_ headers: HTTPFields) -> [String] {
        headers.filter { $0.name.canonicalName == "host" }.map(\.value)
    }
}
