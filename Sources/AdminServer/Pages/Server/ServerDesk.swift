import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/server/organizations` and `/server/accounts`, for the server administrator.
struct ServerDesk: Sendable {
    let site: Site

    @Sendable func organizations(_ visit: PersonalVisit) async throws -> Response {
        let words = visit.words
        let rows = try await site.office.organizations().map {
            RosterPage.Row($0.name, facts: ["/o/\($0.handle)", words.since(words.moment($0.createdAt).text)])
        }
        let page = RosterPage(
            words.organizationsTitle, lead: words.organizationsLead, actions: Self.actions(words),
            [.init(words.organizationsTitle, rows, none: words.noOrganizationsYet)])
        return try site.response(page, for: visit)
    }

    @Sendable func askToCreate(_ visit: PersonalVisit) async throws -> Response {
        try form(visit, sent: nil, problem: nil)
    }

    /// The new organization belongs to whoever makes it, until they hand it on.
    @Sendable func create(_ visit: PersonalVisit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["name", "handle"])
        do throws(Problem) {
            _ = try await site.office.createOrganization(
                name: try fields.required("name"), handle: try fields.required("handle"),
                owner: visit.person.account.id, by: visit.requester)
        } catch {
            return try form(visit, sent: fields, problem: error)
        }
        return .redirect(to: .standing("/server/organizations"))
    }

    @Sendable func accounts(_ visit: PersonalVisit) async throws -> Response {
        let words = visit.words
        let rows = try await site.office.accounts().map { RosterPage.Row($0, words) }
        let page = RosterPage(
            words.accountsTitle, actions: Self.actions(words),
            [.init(words.accountsTitle, rows, none: words.noMembers)])
        return try site.response(page, for: visit)
    }

    @Sendable func suspend(_ visit: PersonalVisit) async throws -> Response { try await set(.suspended, visit) }
    @Sendable func reinstate(_ visit: PersonalVisit) async throws -> Response { try await set(.active, visit) }

    @Sendable func offerRecovery(_ visit: PersonalVisit) async throws -> Response {
        let id = try visit.id("account", as: AccountID.self)
        try await visit.form().expectOnly([])
        let code = try await absent { () throws(Problem) in
            try await site.office.offerRecovery(of: id, by: visit.requester)
        }
        let words = visit.words
        let page = OncePage(
            words.recoveryTitle, lead: words.recoveryLead, [code],
            address: site.address("/recover", in: visit.context, visit.request) + "#\(code.reveal())",
            onward: .init(words.accountsTitle, .standing("/server/accounts")))
        return try site.response(page, for: visit)
    }

    private func set(_ standing: Account.Standing, _ visit: PersonalVisit) async throws -> Response {
        let id = try visit.id("account", as: AccountID.self)
        try await visit.form().expectOnly([])
        try await absent { () throws(Problem) in
            try await site.office.setStanding(standing, of: id, by: visit.requester)
        }
        return .redirect(to: .standing("/server/accounts"))
    }

    private func form(_ visit: PersonalVisit, sent: FormFields?, problem: Problem?) throws -> Response {
        let words = visit.words
        let page = FormPage(
            words.newOrganizationTitle, crumb: .init(words.organizationsTitle, .standing("/server/organizations")),
            problem: problem,
            form: .init(
                to: .standing("/server/organizations/new"),
                [
                    .text("name", words.organizationLabel, .organization, value: sent?.values("name").first ?? ""),
                    .text("handle", words.handleLabel, .code, value: sent?.values("handle").first ?? ""),
                ], button: words.newOrganizationTitle), words)
        return try site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }

    private static func actions(_ words: any Words) -> [EmptyState.Action] {
        [
            .init(words.organizationsTitle, .standing("/server/organizations")),
            .init(words.newOrganizationTitle, .standing("/server/organizations/new")),
            .init(words.accountsTitle, .standing("/server/accounts")),
            .init(words.serverAuditTitle, .standing("/server/audit")),
        ]
    }
}

extension RosterPage.Row {
    fileprivate init(_ account: Account, _ words: any Words) {
        let isActive = account.standing == .active
        let path = "/server/accounts/\(account.id)"
        let standing = RosterPage.Button(
            .standing(path + (isActive ? "/suspend" : "/reinstate")), isActive ? words.suspend : words.reinstate,
            of: account.name)
        self.init(
            account.name, facts: [account.email, words.since(words.moment(account.createdAt).text)],
            badges: (isActive ? [] : [Badge(words.suspended, .danger)])
                + (account.isServerAdministrator ? [Badge(words.serverAdministrator, .notice)] : []),
            buttons: [standing, .init(.standing(path + "/recovery"), words.offerRecovery, of: account.name)])
    }
}
