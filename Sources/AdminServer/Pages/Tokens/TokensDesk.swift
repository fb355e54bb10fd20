import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/tokens`: what programs come with.
struct TokensDesk: Sendable {
    let site: Site

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let tokens = try await site.office.tokens(of: visit.organization.id)
        return try await site.response(RosterPage.tokens(tokens, visit.viewing), for: visit)
    }

    @Sendable func askToCreate(_ visit: Visit) async throws -> Response {
        try await site.response(FormPage.token(visit.viewing), for: visit)
    }

    @Sendable func create(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["name", "role", "scope", "days"])
        let made: Secret
        do throws(Problem) {
            made = try await site.office.createToken(
                try Self.wish(fields), in: visit.organization.id, as: visit.viewing.caller, by: visit.requester
            ).secret
        } catch {
            let page = FormPage.token(visit.viewing, sent: fields, problem: error)
            return try await site.response(page, for: visit, status: error.code.status)
        }
        let words = visit.words
        let page = OncePage(
            words.tokenTitle, lead: words.tokenLead, at: .tokens, [made],
            onward: .init(words.title(of: .tokens), visit.viewing.link("/tokens")))
        return try await site.response(page, for: visit)
    }

    @Sendable func revoke(_ visit: Visit) async throws -> Response {
        let id = try visit.id("token", as: APITokenID.self)
        try await visit.form().expectOnly([])
        try await absent { () throws(Problem) in
            try await site.office.revoke(id, of: visit.organization.id, by: visit.requester)
        }
        return .redirect(to: visit.viewing.link("/tokens"))
    }

    private static func wish(_ fields: FormFields) throws(Problem) -> TokenWish {
        var scopes: Set<Action> = []
        for text in fields.values("scope") {
            guard let scope = Action(rawValue: text) else {
                throw .invalid("scope", cause: "The form names a scope that there is not.")
            }
            scopes.insert(scope)
        }
        guard let days = Int(try fields.value("days") ?? "") else {
            throw .invalid("days", cause: "The number of days is not a number.")
        }
        return TokenWish(name: try fields.required("name"), role: try fields.role(), scopes: scopes, days: days)
    }
}

extension RosterPage {
    static func tokens(_ tokens: [APIToken], _ viewing: Viewing) -> RosterPage {
        let words = viewing.words
        return RosterPage(
            words.title(of: .tokens), lead: words.tokensLead, at: .tokens,
            actions: [.init(words.newTokenTitle, viewing.link("/tokens/new"))],
            [Section(words.title(of: .tokens), tokens.map { Row($0, viewing) }, none: words.noTokens)])
    }
}

extension RosterPage.Row {
    fileprivate init(_ token: APIToken, _ viewing: Viewing) {
        let words = viewing.words
        let isLive = token.isLive(at: viewing.now)
        let state =
            token.revokedAt != nil ? Badge(words.revoked) : isLive ? Badge(words.live, .good) : Badge(words.expired)
        self.init(
            token.name,
            facts: [
                "\(APIToken.mark)\(token.prefix)…", token.scopes.map(\.rawValue).sorted().joined(separator: ", "),
                words.worksUntil(words.moment(token.expiresAt).text),
                token.lastUsedAt.map { words.lastUsed(words.moment($0).text) } ?? words.neverUsed,
            ],
            badges: [state, Badge(words.role(token.role))],
            buttons: isLive ? [.init(viewing.link("/tokens/\(token.id)/revoke"), words.revoke, of: token.name)] : [])
    }
}

extension FormPage {
    static func token(_ viewing: Viewing, sent: FormFields? = nil, problem: Problem? = nil) -> FormPage {
        let words = viewing.words
        let role = sent?.values("role").first ?? Role.viewer.rawValue
        let chosen = Set(sent?.values("scope") ?? [])
        let scopes = Action.allCases.filter { viewing.may($0) && !Permissions.needsPerson($0) }
        return FormPage(
            words.newTokenTitle, lead: words.newTokenLead, at: .tokens,
            crumb: .init(words.title(of: .tokens), viewing.link("/tokens")), problem: problem,
            form: .init(
                to: viewing.link("/tokens/new"),
                [
                    .text("name", words.tokenNameLabel, .code, value: sent?.values("name").first ?? ""),
                    .choice(
                        "role", words.roleLabel,
                        Role.allCases.map {
                            .init(value: $0.rawValue, label: words.role($0), isChosen: $0.rawValue == role)
                        }),
                    .checks(
                        "scope", words.scopesLabel,
                        scopes.map {
                            .init(value: $0.rawValue, label: $0.rawValue, isChosen: chosen.contains($0.rawValue))
                        }),
                    .text("days", words.daysLabel, .number, value: sent?.values("days").first ?? "90"),
                ], button: words.newTokenButton), words)
    }
}
