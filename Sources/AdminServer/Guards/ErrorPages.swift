import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Turns whatever was thrown into a page that says what was wrong, what was not done and what to do next.
///
/// The page leads on in the organization that the context knows. Before the guards it knows none, so whoever is turned
/// away by them learns nothing.
struct ErrorPages: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            let place = Place(opened: request)
            return try await page(problem.code.status, context) { words, onward in
                ProblemPage(
                    problem, words, of: place,
                    onward: place == nil ? [onward] : [.init(words.tryAgain, .again(request)), onward])
            }
        } catch let refusal as Refusal {
            return try await page(for: refusal, context)
        } catch let error as HTTPError where error.status == .notFound {
            return try await page(for: .noSuchPage, context)
        } catch is NIOTooManyBytesError {
            return try await page(for: .bodyTooLarge, context)
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
            return try await page(.internalServerError, context) {
                ProblemPage($0.told(internalFailure: context.requestID ?? "-"), $0, onward: [$1])
            }
        }
    }

    private func page(for refusal: Refusal, _ context: AdminContext) async throws -> Response {
        var response = try await page(refusal.status, context) { ProblemPage($0.told(refusal), $0, onward: [$1]) }
        if case .methodNotAllowed(let allowed) = refusal {
            response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        }
        return response
    }

    private func page(
        _ status: HTTPResponse.Status, _ context: AdminContext,
        _ make: (any Words, EmptyState.Action) -> ProblemPage
    ) async throws -> Response {
        let words = context.words
        guard let organization = context.place?.organization else {
            return try await site.response(make(words, .init(words.goToStart, .start)), context, status: status)
        }
        let users = OrganizationAddress(organization.handle).link(Place.users.path)
        return try await site.response(make(words, .init(words.goToUsers, users)), context, status: status)
    }
}

extension Place {
    /// The page of the rail that a request opens; nil when it opens another, or changes something.
    fileprivate init?(opened request: Request) {
        guard request.method == .get, let handle = OrganizationAddress.handle(in: request.uri.path),
            let address = OrganizationHandle(handle).map(OrganizationAddress.init),
            let place = Place.allCases.first(where: { place in
                let path = address.link(place.path).description
                return path == request.uri.path || path == request.uri.path + "/"
            })
        else { return nil }
        self = place
    }
}

extension PageLink {
    /// The page that a request asked for.
    fileprivate static func again(_ request: Request) -> PageLink {
        .standing((ReturnPath(request.uri.string) ?? .start).description)
    }
}

extension Problem.Code {
    /// The HTTP status of a page that shows the problem.
    var status: HTTPResponse.Status {
        switch category {
        case .usage: .badRequest
        case .absent: .notFound
        case .notAllowed, .notPermitted: .forbidden
        case .notSignedIn: .unauthorized
        case .upstream: .badGateway
        case .conflict, .held: .conflict
        case .internal: .internalServerError
        }
    }
}
