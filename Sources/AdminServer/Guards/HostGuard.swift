import HTTPTypes
import Hummingbird

/// Answers only requests that were made to this machine by one of its own names, so that a page elsewhere cannot
/// reach it by pointing its own name here (DNS rebinding).
struct HostGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        guard Self.admits(request) else { throw Refusal.foreignHost }
        return try await next(request, context)
    }

    private static func admits(_ request: Request) -> Bool {
        let hosts = [request.head.authority].compactMap(\.self) + repeated(request.headers)
        return !hosts.isEmpty && hosts.allSatisfy { LoopbackAuthority($0) != nil }
    }

    /// Further `Host` fields: the first is the authority.
    private static func repeated(_ headers: HTTPFields) -> [String] {
        headers.filter { $0.name.canonicalName == "host" }.map(\.value)
    }
}
