import DirectoryCore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Turns whatever was thrown into a page that says what was wrong, what was not done and what to do next.
struct ErrorPages: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return try await page(ProblemPage(problem), status: problem.code.status)
        } catch let refusal as Refusal {
            return try await page(for: refusal)
        } catch let error as HTTPError where error.status == .notFound {
            return try await page(for: .noSuchPage)
        } catch is NIOTooManyBytesError {
            return try await page(for: .bodyTooLarge)
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
            return try await page(ProblemPage(internalFailure: context.id), status: .internalServerError)
        }
    }

    private func page(for refusal: Refusal) async throws -> Response {
        let page = ProblemPage(refusal)
        let frame = refusal.isStranger ? Frame(page, connection: .unknown) : await site.frame(for: page)
        var response = try site.renderer.response(page, in: frame, status: refusal.status)
        if case .methodNotAllowed(let allowed) = refusal {
            response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        }
        return response
    }

    private func page(_ page: ProblemPage, status: HTTPResponse.Status) async throws -> Response {
        try site.renderer.response(page, in: await site.frame(for: page), status: status)
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
