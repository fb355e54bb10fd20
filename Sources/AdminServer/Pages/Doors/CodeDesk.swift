import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/join` and `/recover`: what a one-time code is for, and then that. Whichever page a code is brought to, it does
/// what it was made for.
struct CodeDesk: Sendable {
    let site: Site

    @Sendable func askToJoin(_ visit: DoorVisit) async throws -> Response { try ask(visit, at: .join) }
    @Sendable func askToRecover(_ visit: DoorVisit) async throws -> Response { try ask(visit, at: .recover) }
    @Sendable func join(_ visit: DoorVisit) async throws -> Response { try await look(visit, at: .join) }
    @Sendable func recover(_ visit: DoorVisit) async throws -> Response { try await look(visit, at: .recover) }

    enum Door: String, Sendable {
        case join
        case recover
    }

    /// Makes an account of whoever brings an invitation.
    @Sendable func accept(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code", "name", "email", "password"])
        return try await redeem(fields, visit) { () throws(Problem) in
            RedemptionForm(
                code: try fields.secret("code"), name: try fields.required("name"),
                email: try fields.required("email"), password: try fields.secret("password"))
        }
    }

    /// Gives an account its new password.
    @Sendable func renew(_ visit: DoorVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code", "password"])
        return try await redeem(fields, visit) { () throws(Problem) in
            RedemptionForm(
                code: try fields.secret("code"), name: "", email: "", password: try fields.secret("password"))
        }
    }

    /// Accepts an invitation with the account that is signed in.
    @Sendable func acceptSignedIn(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code"])
        let signedIn = try await site.doors.join(
            try fields.secret("code"), as: visit.person, visitor: visit.visitor)
        return .letIn(signedIn, to: .start, visit.context)
    }

    private func ask(_ visit: DoorVisit, at door: Door, problem: Problem? = nil) throws -> Response {
        let words = visit.words
        let page = FormPage(
            door == .join ? words.joinTitle : words.recoverTitle, lead: words.codeLinkLead, problem: problem,
            form: .init(
                to: .standing("/\(door.rawValue)"), [.text("code", words.oneTimeCodeLabel, .code)],
                button: words.goOn), words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }

    private func look(_ visit: DoorVisit, at door: Door) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["code"])
        let (code, preview): (Secret, InvitationPreview)
        do throws(Problem) {
            code = try fields.secret("code")
            preview = try await site.doors.preview(code, visitor: visit.visitor)
        } catch {
            return try ask(visit, at: door, problem: error)
        }
        return try show(preview, code, fields, visit)
    }

    /// Does it; shows the form again when something in it was wrong.
    private func redeem(
        _ fields: FormFields, _ visit: DoorVisit, _ make: () throws(Problem) -> RedemptionForm
    ) async throws -> Response {
        do throws(Problem) {
            return .letIn(
                try await site.doors.redeem(try make(), visitor: visit.visitor), to: .start, visit.context)
        } catch {
            guard error.code != .codeInvalid, error.code != .signInDelayed, let code = fields.values("code").first,
                let preview = try? await site.doors.preview(Secret(code), visitor: visit.visitor)
            else { return try ask(visit, at: .join, problem: error) }
            return try show(preview, Secret(code), fields, visit, problem: error)
        }
    }

    private func show(
        _ preview: InvitationPreview, _ code: Secret, _ fields: FormFields, _ visit: DoorVisit,
        problem: Problem? = nil
    ) throws -> Response {
        let status = problem?.code.status ?? .ok
        switch preview.purpose {
        case .claim: return try ask(visit, at: .join, problem: .codeInvalid)
        case .recovery:
            let page = CodePage.recovery(of: preview, code, problem: problem, visit.words)
            return try site.response(page, for: visit, status: status)
        case .membership(_, let role, let email):
            let page = CodePage.invitation(
                preview, role, email: email, code, sent: fields, as: visit.person, problem: problem, visit.words)
            return try site.response(page, for: visit, status: status)
        }
    }
}
