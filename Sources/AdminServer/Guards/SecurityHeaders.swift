import HTTPTypes
import Hummingbird

/// Puts on every answer what a browser needs to know to contain the page: it runs our own scripts and styles, sends
/// forms to us, is framed by nobody, and is kept nowhere.
struct SecurityHeaders: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in Self.headers where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        if context.arrival.scheme == .https, let name = HTTPField.Name("Strict-Transport-Security") {
            response.headers[name] = Self.httpsOnly
        }
        return response
    }

    /// For two years no browser that has been here speaks plain HTTP to this name (ASVS 3.4.1).
    static let httpsOnly = "max-age=63072000"

    static let headers: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy: contentSecurityPolicy,
            .xContentTypeOptions: "nosniff",
            .cacheControl: "no-store",
        ]
        let others = [
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        ]
        for (name, value) in others {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }()

    private static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")
}
