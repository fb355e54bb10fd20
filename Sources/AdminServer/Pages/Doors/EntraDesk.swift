import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/sign-in/entra`: to Microsoft Entra and back.
struct EntraDesk: Sendable {
    let site: Site

    /// The organization whose tenant may say who somebody is.
    ///
    /// - Parameter handle: of the organization that is meant; nil means the only one that offers it.
    func offering(_ handle: String?) async throws(Problem) -> Organization? {
        let offering = try await site.office.organizations().filter { $0.signIn.entra == .offered }
        if let handle { return offering.first { $0.handle.description == handle } }
        return offering.count == 1 ? offering.first : nil
    }

    @Sendable func begin(_ visit: DoorVisit) async throws -> Response {
        let handle = try visit.query().value("organization")
        guard let organization = try await offering(handle) else { throw Refusal.noSuchPage }
        return try await leave(.signIn(organization.handle), visit.context, visit.request, visit.visitor)
    }

    /// Lets the account that is signed in be known by a person of the tenant.
    @Sendable func link(_ visit: PersonalVisit) async throws -> Response {
        let handle = try visit.query().value("organization") ?? ""
        guard let place = visit.person.place(handle), place.organization.signIn.entra == .offered else {
            throw Refusal.noSuchPage
        }
        let intent = EntraIntent.link(visit.person, place.organization.handle)
        return try await leave(intent, visit.context, visit.request, visit.visitor)
    }

    /// Goes to the tenant with an invitation.
    @Sendable func join(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code"])
        let intent = EntraIntent.join(code: try fields.secret("code"))
        let redirect = try await site.doors.beginEntraSignIn(
            intent, redirectURI: address(visit.context, visit.request), visitor: visit.visitor)
        // A redirect of a form would not get past the policy that forms stay here; a page with a link does.
        let page = OnwardPage(visit.words.signInWithEntra, redirect.location, visit.words)
        var response = try site.response(page, for: visit)
        response.keep(.entra, redirect.pending, visit.context.arrival)
        return response
    }

    @Sendable func finish(_ visit: DoorVisit) async throws -> Response {
        let query = try visit.query()
        guard let pending = visit.kept(.entra) else {
            return try failed(.signInFailed, visit)
        }
        let (code, refusal) = (try query.value("code"), try query.value("error") ?? "none")
        let answer = EntraAnswer(
            state: try query.value("state") ?? "",
            result: code.map { .success(Secret($0)) } ?? .failure(EntraRefusal(code: String(refusal.prefix(100)))))
        do throws(Problem) {
            let signedIn = try await site.doors.finishEntraSignIn(answer, pending: pending, visitor: visit.visitor)
            return Response.letIn(signedIn, to: .start, visit.context).forgetting([.entra], visit.context)
        } catch {
            return try failed(error, visit)
        }
    }

    private func failed(_ problem: Problem, _ visit: DoorVisit) throws -> Response {
        let page = FormPage.signIn(backTo: .start, email: "", entra: nil, problem: problem, visit.words)
        return try site.response(page, for: visit, status: problem.code.status).forgetting([.entra], visit.context)
    }

    private func leave(
        _ intent: EntraIntent, _ context: AdminContext, _ request: Request, _ visitor: Visitor
    ) async throws -> Response {
        let redirect = try await site.doors.beginEntraSignIn(
            intent, redirectURI: address(context, request), visitor: visitor)
        var response = Response(status: .seeOther, headers: [.location: redirect.location])
        response.keep(.entra, redirect.pending, context.arrival)
        return response
    }

    /// Where the tenant sends the browser back to. It has to be written in the app registration, too.
    private func address(_ context: AdminContext, _ request: Request) -> String {
        site.address("/sign-in/entra/callback", in: context, request)
    }
}

/// A page with nothing but a way on, to another server.
struct OnwardPage: PageView {
    static let template = Template.onward
    let title: String
    let place: Place? = nil
    let lead: String
    let link: String

    init(_ title: String, _ link: String, _ words: any Words) {
        self.title = title
        lead = words.onwardToEntra
        self.link = link
    }
}
