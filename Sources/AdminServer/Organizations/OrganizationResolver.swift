import DirectoryCore
import Hummingbird

/// Finds the organization that the address names, once for everything that is done with the request.
///
/// A handle that nobody has is answered like a page that is not there, whatever follows it.
struct OrganizationResolver: RouterMiddleware {
    let organizations: any OrganizationFinding

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let text = OrganizationAddress.handle(in: request.uri.path) {
            guard let handle = OrganizationHandle(text),
                let organization = try await organizations.organization(handle)
            else { throw Refusal.noSuchPage }
            context.organization = organization
        }
        return try await next(request, context)
    }
}
