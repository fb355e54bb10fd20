import HTTPTypes
import Hummingbird

/// Notes where a page lies that is about to be shown, so that whoever changes something about all pages on it comes back.
///
/// It stands behind the guards: a page for whoever they turn away repeats nothing of what was asked for.
struct Whereabouts: RouterMiddleware {
    /// Finds the page on which a form stands.
    let page: @Sendable (_ path: String) -> ReturnPath

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let isLooking = request.method == .get || request.method == .head
        context.here = isLooking ? ReturnPath(request.uri.string) : page(request.uri.path)
        return try await next(request, context)
    }
}
