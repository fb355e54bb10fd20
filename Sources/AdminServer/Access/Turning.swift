import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// Sends whoever the gate did not let through to what is to be done first, and back afterwards.
///
/// What would only have been shown is shown then. What would have been changed is not kept: after the proof, the page
/// with the form is shown again, so that nothing happens that nobody is looking at.
struct Turning: RouterMiddleware {
    let site: Site
    /// Finds the page on which a form stands.
    let page: @Sendable (_ path: String) -> ReturnPath

    func handle(
        _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let turn as Turn {
            return try await answer(turn, request, context)
        }
    }

    private func answer(_ turn: Turn, _ request: Request, _ context: AdminContext) async throws -> Response {
        let isLooking = request.method == .get || request.method == .head
        switch turn {
        case .nobody where isLooking: return try await signIn(backTo: request)
        case .nobody: return try await problem(.signInNeeded, context, .signInNow, PageLink.standing("/sign-in"))
        case .proofMissing where isLooking: return .redirect(to: .door("/prove", backTo: Self.address(of: request)))
        case .proofMissing: return try proof(request, context)
        case .secondFactorMissing: return .redirect(to: .standing("/account/second-factor"))
        case .forbidden(let problem, let owners):
            let page = ForbiddenPage(problem, owners: owners, context)
            return try await site.response(page, context, status: .forbidden)
        case .program: throw Refusal.programsNotServed
        case .tokenUnknown:
            var response = try await self.problem(.tokenUnknown, context, .start, .start)
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
    }

    private func signIn(backTo request: Request) async throws -> Response {
        guard try await site.doors.isClaimed() else { return .redirect(to: .standing("/claim")) }
        return .redirect(to: .door("/sign-in", backTo: Self.address(of: request)))
    }

    private func proof(_ request: Request, _ context: AdminContext) throws -> Response {
        guard let person = context.asker.person else { throw Refusal.noSuchPage }
        let visit = PersonalVisit(request: request, context: context, person: person, now: site.now())
        let back = page(request.uri.path)
        return try site.response(
            FormPage.proof(of: person, backTo: back, problem: .proofNeeded, context.words), for: visit,
            status: .unauthorized)
    }

    private enum Onward {
        case signInNow
        case start
    }

    private func problem(
        _ problem: Problem, _ context: AdminContext, _ onward: Onward, _ link: PageLink
    ) async throws -> Response {
        let words = context.words
        let action = EmptyState.Action(onward == .start ? words.goToStart : words.signIn, link)
        return try await site.response(
            ProblemPage(problem, words, onward: [action]), context, status: problem.code.status)
    }

    private static func address(of request: Request) -> ReturnPath { ReturnPath(request.uri.string) ?? .start }
}
