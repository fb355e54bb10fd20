import DirectoryCore
import DirectoryPorts

/// What a one-time code turns into: the forms that use it up.
enum CodePage {
    /// Sets a new password.
    static func recovery(
        of preview: InvitationPreview, _ code: Secret, problem: Problem?, _ words: any Words
    ) -> FormPage {
        FormPage(
            words.recoverTitle, lead: words.recoverLead(preview.account?.email ?? ""), problem: problem,
            form: .init(
                to: .standing("/recover/password"), hidden: [("code", code.reveal())],
                [.text("password", words.newPasswordLabel, .newPassword, hint: words.passwordHint)],
                button: words.recoverButton), words)
    }

    /// Joins an organization: with a new account, as whoever is signed in, or by way of the tenant.
    static func invitation(
        _ preview: InvitationPreview, _ role: Role, email: String, _ code: Secret, sent: FormFields,
        as person: SignedInPerson?, problem: Problem?, _ words: any Words
    ) -> FormPage {
        let name = preview.organization?.name ?? ""
        let hidden: [(String, String?)] = [("code", code.reveal())]
        let offersEntra = preview.organization?.signIn.entra == .offered
        let entra = FormPage.Form(to: .standing("/join/entra"), hidden: hidden, [], button: words.joinWithEntra)
        let known = person.map {
            FormPage.Form(
                to: .standing("/join/signed-in"), hidden: hidden, [], button: words.joinAs($0.account.name))
        }
        return FormPage(
            words.joinTitle(name), lead: words.joinLead(role), problem: problem,
            form: known ?? account(hidden, email: email, sent, words), others: offersEntra ? [entra] : [], words)
    }

    private static func account(
        _ hidden: [(String, String?)], email: String, _ sent: FormFields, _ words: any Words
    ) -> FormPage.Form {
        FormPage.Form(
            to: .standing("/join/account"), hidden: hidden,
            [
                .text("name", words.nameLabel, .name, value: sent.values("name").first ?? ""),
                .text("email", words.emailLabel, .email, value: sent.values("email").first ?? email),
                .text("password", words.passwordLabel, .newPassword, hint: words.passwordHint),
            ], button: words.joinButton)
    }
}
