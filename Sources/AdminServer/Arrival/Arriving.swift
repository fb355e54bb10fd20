import HTTPTypes
import Hummingbird

/// Finds out where a request came from, once for everything that is done with it, and turns away heads that no browser
/// sends.
struct Arriving: RouterMiddleware {
    let face: ServerFace

    private static let mostFields = 100
    /// In bytes, of names and values.
    private static let mostOfHead = 16 * 1_024

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.arrival = Arrival(peer: context.peer, headers: request.headers, face: face)
        return try await next(request, context)
    }

    /// Whether a head has more in it than these pages ever ask for.
    static func isOversized(_ headers: HTTPFields) -> Bool {
        headers.count > mostFields
            || headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count } > mostOfHead
    }
}
