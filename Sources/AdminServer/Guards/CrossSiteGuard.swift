import HTTPTypes
import Hummingbird

/// Lets only pages of this server change anything.
///
/// Browsers say in `Sec-Fetch-Site` where a request comes from. Where that is absent, or says that no page sent it, the
/// `Origin` must be this server's own. A request with neither is refused; so is every program that brings a cookie.
/// Source: <https://www.w3.org/TR/fetch-metadata/>
struct CrossSiteGuard: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isSafe(request.method) || Self.isOurOwn(request, context.arrival) else { throw Refusal.crossSite }
        return try await next(request, context)
    }

    private static func isSafe(_ method: HTTPRequest.Method) -> Bool { method == .get || method == .head }

    private static func isOurOwn(_ request: Request, _ arrival: Arrival) -> Bool {
        switch request.headers[values: .secFetchSite] {
        case ["same-origin"]: true
        case [], ["none"]: isOurOrigin(request, arrival)
        default: false
        }
    }

    private static func isOurOrigin(_ request: Request, _ arrival: Arrival) -> Bool {
        guard let host = request.head.authority else { return false }
        return request.headers[values: .origin] == ["\(arrival.scheme.rawValue)://\(host)"]
    }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = Self("Sec-Fetch-Site") ?? .origin
}
