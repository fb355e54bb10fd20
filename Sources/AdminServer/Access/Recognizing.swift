import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// Finds out who sent a request, and where they belong, once for everything that is done with it.
struct Recognizing: RouterMiddleware {
    let doors: any Authenticating

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        guard !request.uri.path.hasPrefix("/assets/") else { return try await next(request, context) }
        var context = context
        context.asker = try await asker(request, context)
        if let person = context.asker.person, let handle = OrganizationAddress.handle(in: request.uri.path) {
            context.place = person.place(handle)
        }
        return try await next(request, context)
    }

    /// Whoever shows a token is a program and nothing else, whichever cookies come along.
    private func asker(_ request: Request, _ context: AdminContext) async throws(Problem) -> Asker {
        let shown = request.headers[values: .authorization]
        guard shown.isEmpty else { return .program(Self.token(shown)) }
        guard let session = Keepsake.session.read(request.headers, over: context.arrival.scheme),
            let person = try await doors.person(session)
        else { return .nobody }
        return .person(person)
    }

    /// What nobody holds, when it is no token of ours.
    private static func token(_ shown: [String]) -> Secret {
        guard shown.count == 1, let text = shown.first, text.utf8.count <= 512,
            text.prefix(7).lowercased() == "bearer "
        else { return Secret("") }
        return Secret(String(text.dropFirst(7)))
    }
}

extension SignedInPerson {
    /// - Parameter handle: as the address has it.
    func place(_ handle: String) -> SignedInPerson.Place? {
        places.first { $0.organization.handle.description == handle }
    }
}
