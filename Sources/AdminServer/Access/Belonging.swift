import DirectoryPorts
import Hummingbird

/// Answers whoever is signed in about an organization that they do not belong to like about one that does not exist, and
/// about both like about a page that is not there, whatever follows the handle and whatever is asked for.
struct Belonging: RouterMiddleware {
    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        let isSomewhere = OrganizationAddress.handle(in: request.uri.path) != nil
        guard context.asker.person == nil || context.place != nil || !isSomewhere else { throw Refusal.noSuchPage }
        return try await next(request, context)
    }
}
