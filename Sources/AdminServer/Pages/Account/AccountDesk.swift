import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/account`: one's own name, password, sessions and link to Entra.
struct AccountDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: PersonalVisit) async throws -> Response {
        let sessions = try await site.office.sessions(of: visit.person)
        return try site.response(RosterPage.account(visit.person, sessions, visit.words), for: visit)
    }

    @Sendable func askToRename(_ visit: PersonalVisit) async throws -> Response { try nameForm(visit, nil, nil) }

    @Sendable func rename(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["name", "email"])
        do throws(Problem) {
            _ = try await site.office.rename(
                visit.person, name: try fields.required("name"), email: try fields.required("email"),
                by: visit.requester)
        } catch {
            return try nameForm(visit, fields, error)
        }
        return .redirect(to: Self.home)
    }

    @Sendable func askForPassword(_ visit: PersonalVisit) async throws -> Response { try passwordForm(visit, nil) }

    @Sendable func changePassword(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["password"])
        do throws(Problem) {
            try await site.office.changePassword(
                of: visit.person, to: try fields.secret("password"), by: visit.requester)
        } catch {
            return try passwordForm(visit, error)
        }
        return .redirect(to: Self.home)
    }

    @Sendable func endSession(_ visit: PersonalVisit) async throws -> Response {
        let id = try visit.id("session", as: SessionID.self)
        guard try await site.office.sessions(of: visit.person).contains(where: { $0.id == id }) else {
            throw Refusal.noSuchPage
        }
        return try await end(.one(id), visit)
    }

    @Sendable func endOthers(_ visit: PersonalVisit) async throws -> Response {
        try await end(.allBut(visit.person.session.id), visit)
    }

    @Sendable func unlink(_ visit: PersonalVisit) async throws -> Response {
        try await visit.form().expectOnly([])
        try await site.office.unlinkEntra(of: visit.person, by: visit.requester)
        return .redirect(to: Self.home)
    }

    private static let home = PageLink.standing("/account")

    private func end(_ sessions: EndedSessions, _ visit: PersonalVisit) async throws -> Response {
        try await visit.form().expectOnly([])
        try await site.office.end(sessions, of: visit.person, by: visit.requester)
        return .redirect(to: Self.home)
    }

    private func nameForm(_ visit: PersonalVisit, _ sent: FormFields?, _ problem: Problem?) throws -> Response {
        let (words, account) = (visit.words, visit.person.account)
        let page = FormPage(
            words.renameTitle, crumb: .init(words.accountTitle, Self.home), problem: problem,
            form: .init(
                to: .standing("/account/name"),
                [
                    .text("name", words.nameLabel, .name, value: sent?.values("name").first ?? account.name),
                    .text("email", words.emailLabel, .email, value: sent?.values("email").first ?? account.email),
                ], button: words.saveAccount), words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }

    private func passwordForm(_ visit: PersonalVisit, _ problem: Problem?) throws -> Response {
        let words = visit.words
        let page = FormPage(
            words.passwordTitle, lead: words.passwordLead, crumb: .init(words.accountTitle, Self.home),
            problem: problem,
            form: .init(
                to: .standing("/account/password"),
                [.text("password", words.newPasswordLabel, .newPassword, hint: words.passwordHint)],
                button: words.passwordTitle), words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }
}

extension RosterPage {
    fileprivate static func account(
        _ person: SignedInPerson, _ sessions: [Session], _ words: any Words
    ) -> RosterPage {
        let account = person.account
        let factor = account.secondFactor
        let removal = Button(.standing("/account/second-factor/remove"), words.remove, of: words.factorTitle)
        let unlinking = Button(.standing("/account/entra/unlink"), words.unlink, of: words.microsoftEntra)
        let linking = person.places.map(\.organization).filter { $0.signIn.entra == .offered }.map {
            EmptyState.Action(
                words.linkEntra($0.name), .standing("/account/entra/link", [("organization", $0.handle.description)]))
        }
        let proofs = [
            Row(
                words.passwordLabel, link: .standing("/account/password"),
                facts: [account.password == nil ? words.notSet : words.isSet]),
            Row(
                words.factorTitle, link: .standing("/account/second-factor"),
                facts: [factor.map { words.factorSet($0.recovery.count) } ?? words.notSet],
                buttons: factor == nil ? [] : [removal]),
            Row(
                words.microsoftEntra, facts: [account.entraIdentity == nil ? words.notLinked : words.linked],
                buttons: account.entraIdentity == nil ? [] : [unlinking]),
        ]
        return RosterPage(
            words.accountTitle, lead: "\(account.name), \(account.email)",
            actions: [.init(words.renameTitle, .standing("/account/name"))]
                + (account.entraIdentity == nil ? linking : []),
            [
                Section(words.proofsTitle, proofs, none: ""),
                Section(
                    words.sessionsTitle, sessions.map { Row($0, isThis: $0.id == person.session.id, words) }, none: ""),
                Section(
                    words.otherSessionsTitle,
                    [
                        Row(
                            words.everywhereElse,
                            buttons: [
                                .init(
                                    .standing("/account/sessions/end-others"), words.endSession,
                                    of: words.everywhereElse)
                            ])
                    ], none: ""),
            ])
    }
}

extension RosterPage.Row {
    fileprivate init(_ session: Session, isThis: Bool, _ words: any Words) {
        let name = session.agent.isEmpty ? words.unknownBrowser : session.agent
        self.init(
            name,
            facts: [
                session.address, words.since(words.moment(session.createdAt).text),
                words.lastUsed(words.moment(session.lastSeenAt).text),
            ],
            badges: isThis ? [Badge(words.thisBrowser, .good)] : [],
            buttons: [.init(.standing("/account/sessions/\(session.id)/end"), words.endSession, of: name)])
    }
}
