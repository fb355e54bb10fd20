import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/prove`: asks whoever is signed in to show that it is still them, before something that matters.
struct ProofDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: PersonalVisit) async throws -> Response {
        let page = FormPage.proof(of: visit.person, backTo: try visit.query().returnPath(), problem: nil, visit.words)
        return try site.response(page, for: visit)
    }

    @Sendable func prove(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["password", "code", "to"])
        let path = try fields.returnPath()
        do throws(Problem) {
            let signedIn = try await site.doors.prove(
                try Self.proof(fields), as: visit.person, visitor: visit.visitor)
            return .letIn(signedIn, to: path, visit.context)
        } catch {
            let page = FormPage.proof(of: visit.person, backTo: path, problem: error, visit.words)
            return try site.response(page, for: visit, status: error.code.status)
        }
    }

    private static func proof(_ fields: FormFields) throws(Problem) -> Proving {
        if let code = try fields.value("code"), !code.isEmpty { return .code(Secret(code)) }
        return .password(Secret(try fields.value("password") ?? ""))
    }
}

extension FormPage {
    /// Asks for the password, or else for a code, or else leads to Entra: whatever the account has.
    static func proof(
        of person: SignedInPerson, backTo path: ReturnPath, problem: Problem?, _ words: any Words
    ) -> FormPage {
        let account = person.account
        let entra = person.places.map(\.organization).filter { $0.signIn.entra == .offered }
        let links =
            account.entraIdentity == nil
            ? []
            : entra.map { organization in
                EmptyState.Action(
                    words.signInWithEntra,
                    .standing("/sign-in/entra", [("organization", organization.handle.description)]))
            }
        return FormPage(
            words.proofTitle, lead: words.proofLead, problem: problem, form: proofForm(account, path, words),
            links: links, words)
    }

    private static func proofForm(_ account: Account, _ path: ReturnPath, _ words: any Words) -> Form? {
        let field: FormField
        if account.password != nil {
            field = .text("password", words.passwordLabel, .currentPassword)
        } else if account.secondFactor != nil {
            field = .text("code", words.codeLabel, .oneTimeCode, hint: words.codeHint)
        } else {
            return nil
        }
        return Form(to: .standing("/prove"), hidden: [("to", path.description)], [field], button: words.proofButton)
    }
}
