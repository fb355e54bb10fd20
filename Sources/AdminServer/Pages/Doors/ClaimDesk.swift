import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/claim`: makes the first account of a server, with the code that its console shows.
struct ClaimDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: DoorVisit) async throws -> Response {
        guard try await !site.doors.isClaimed() else { return .redirect(to: .standing("/sign-in")) }
        return try page(visit)
    }

    @Sendable func claim(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(Set(Self.fields))
        do throws(Problem) {
            let handle = try fields.value("handle") ?? ""
            let form = ClaimForm(
                code: try fields.secret("code"), name: try fields.required("name"),
                email: try fields.required("email"), password: try fields.secret("password"),
                organization: try fields.required("organization"), handle: handle.isEmpty ? nil : handle)
            return .letIn(try await site.doors.claim(form, visitor: visit.visitor), to: .start, visit.context)
        } catch {
            return try page(visit, fields, problem: error)
        }
    }

    private static let fields = ["code", "name", "email", "password", "organization", "handle"]

    private func page(_ visit: DoorVisit, _ sent: FormFields? = nil, problem: Problem? = nil) throws -> Response {
        let words = visit.words
        let value = { (name: String) in sent?.values(name).first ?? "" }
        let page = FormPage(
            words.claimTitle, lead: words.claimLead, problem: problem,
            form: .init(
                to: .standing("/claim"),
                [
                    .text("code", words.oneTimeCodeLabel, .code, value: value("code"), hint: words.claimCodeHint),
                    .text("name", words.nameLabel, .name, value: value("name")),
                    .text("email", words.emailLabel, .email, value: value("email")),
                    .text("password", words.passwordLabel, .newPassword, hint: words.passwordHint),
                    .text("organization", words.organizationLabel, .organization, value: value("organization")),
                    .text(
                        "handle", words.handleLabel, .code, value: value("handle"), hint: words.handleHint, .optional),
                ], button: words.claimButton), words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }
}
