import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/sign-in`: with a password, and with a code of the second factor where there is one.
struct SignInDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: DoorVisit) async throws -> Response {
        let path = try visit.query().returnPath()
        guard visit.person == nil else { return .redirect(to: path.description, type: .normal) }
        guard try await site.doors.isClaimed() else { return .redirect(to: .standing("/claim")) }
        return try await page(visit, backTo: path)
    }

    /// The same page for every organization, there or not, but that it leads to Entra where one offers it.
    @Sendable func showForOrganization(_ visit: DoorVisit) async throws -> Response {
        try await page(visit, backTo: visit.query().returnPath(), handle: visit.parameter("organization"))
    }

    @Sendable func signIn(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["email", "password", "to"])
        let (path, email) = (try fields.returnPath(), try fields.value("email") ?? "")
        let password = Secret(try fields.value("password") ?? "")
        do throws(Problem) {
            switch try await site.doors.signIn(email: email, password: password, visitor: visit.visitor) {
            case .signedIn(let signedIn): return .letIn(signedIn, to: path, visit.context)
            case .secondFactor(let pending):
                var response = Response.redirect(to: .door("/sign-in/code", backTo: path))
                response.keep(.code, pending, visit.context.arrival)
                return response
            }
        } catch {
            return try await page(visit, backTo: path, email: email, problem: error)
        }
    }

    @Sendable func showCode(_ visit: DoorVisit) async throws -> Response {
        let path = try visit.query().returnPath()
        guard visit.kept(.code) != nil else { return .redirect(to: .door("/sign-in", backTo: path)) }
        return try site.response(Self.codePage(backTo: path, visit.words), for: visit)
    }

    @Sendable func confirm(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code", "to"])
        let path = try fields.returnPath()
        guard let pending = visit.kept(.code) else { return .redirect(to: .door("/sign-in", backTo: path)) }
        do throws(Problem) {
            let code = Secret(try fields.value("code") ?? "")
            let signedIn = try await site.doors.confirm(code, pending: pending, visitor: visit.visitor)
            return Response.letIn(signedIn, to: path, visit.context).forgetting([.code], visit.context)
        } catch {
            guard error.code != .signInNeeded else {
                return try await page(visit, backTo: path, problem: error).forgetting([.code], visit.context)
            }
            return try site.response(
                Self.codePage(backTo: path, problem: error, visit.words), for: visit, status: error.code.status)
        }
    }

    @Sendable func signOut(_ visit: PersonalVisit) async throws -> Response {
        try await visit.form().expectOnly([])
        try await site.doors.signOut(visit.person, visitor: visit.visitor)
        return Response.redirect(to: .standing("/sign-in")).forgetting([.session, .code, .entra], visit.context)
    }

    private func page(
        _ visit: DoorVisit, backTo path: ReturnPath, handle: String? = nil, email: String = "",
        problem: Problem? = nil
    ) async throws -> Response {
        let offering = try await EntraDesk(site: site).offering(handle)
        let page = FormPage.signIn(
            backTo: path, email: email, entra: offering, problem: problem, visit.words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }

    private static func codePage(backTo path: ReturnPath, problem: Problem? = nil, _ words: any Words) -> FormPage {
        FormPage(
            words.codeTitle, lead: words.codeLead, problem: problem,
            form: .init(
                to: .standing("/sign-in/code"), hidden: [("to", path.description)],
                [.text("code", words.codeLabel, .oneTimeCode, hint: words.codeHint)], button: words.signIn),
            links: [.init(words.beginAgain, .door("/sign-in", backTo: path))], words)
    }
}

extension FormPage {
    /// - Parameter entra: the organization whose tenant may say who somebody is; nil for none.
    static func signIn(
        backTo path: ReturnPath, email: String, entra: Organization?, problem: Problem?, _ words: any Words
    ) -> FormPage {
        let links = entra.map {
            [
                EmptyState.Action(
                    words.signInWithEntra, .standing("/sign-in/entra", [("organization", $0.handle.description)]))
            ]
        }
        return FormPage(
            words.signIn, problem: problem,
            form: .init(
                to: .standing("/sign-in"), hidden: [("to", path.description)],
                [
                    .text("email", words.emailLabel, .username, value: email),
                    .text("password", words.passwordLabel, .currentPassword),
                ], button: words.signIn),
            links: links ?? [], words)
    }
}
