import HTTPTypes
import Hummingbird

/// Lets only pages of this server change anything.
///
/// Browsers say in `Sec-Fetch-Site` where a request comes from. Where that is absent, the `Origin` must be this
/// server's own. A request with neither is refused. Source: <https://www.w3.org/TR/fetch-metadata/>
struct CrossSiteGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isSafe(request.method) || Self.isOurOwn(request) else { throw Refusal.crossSite }
        return try await next(request, context)
    }

    private static func isSafe(_ method: HTTPRequest.Method) -> Bool { method == .get || method == .head }

    private static func isOurOwn(_ request: Request) -> Bool {
        let sites = request.headers[values: .secFetchSite]
        guard sites.isEmpty else { return sites == ["same-origin"] || sites == ["none"] }
        let origins = request.headers[values: .origin]
        guard let host = request.head.authority, origins.count == 1 else { return false }
        return origins == ["http://\(host)"] || origins == ["https://\(host)"]
    }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = Self("Sec-Fetch-Site") ?? .origin
}
