import Accounts
import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// Every route for everybody, against what `Permissions` says and nothing else.
@Suite("Who may do what") struct AuthorizationMatrixTests {
    /// Whoever asks, fresh from proving who they are or not.
    enum Visitor: Hashable, CaseIterable {
        case nobody, viewer, operative, admin, owner, staleOwner, stranger, administrator, staleAdministrator

        var cookie: String? {
            switch self {
            case .nobody: nil
            case .viewer: Staff.vera.cookie
            case .operative: Staff.oskar.cookie
            case .admin: Staff.adam.cookie
            case .owner: Staff.olga.cookie
            case .staleOwner: Staff.olga.staleCookie
            case .stranger: Staff.fabio.cookie
            case .administrator: Staff.sam.cookie
            case .staleAdministrator: Staff.sam.staleCookie
            }
        }

        /// In Contoso.
        var role: Role? {
            switch self {
            case .viewer: .viewer
            case .operative: .operative
            case .admin: .admin
            case .owner, .staleOwner: .owner
            case .nobody, .stranger, .administrator, .staleAdministrator: nil
            }
        }

        var isFresh: Bool { self != .staleOwner && self != .staleAdministrator }
    }

    static func expects(_ visitor: Visitor, _ access: Access) -> Bool {
        switch access {
        case .open: true
        case .person(let proof), .account(let proof): visitor != .nobody && (proof == .whenever || visitor.isFresh)
        case .organization(let action):
            visitor.role.map { $0 >= Permissions.least(for: action) } == true
                && (visitor.isFresh || !Permissions.needsProof(action))
        case .server(let action):
            (visitor == .administrator || visitor == .staleAdministrator)
                && (visitor.isFresh || !Permissions.needsProof(action))
        }
    }

    @Test("Each route lets in whom the table of permissions says, and nobody else", arguments: Visitor.allCases)
    func people(visitor: Visitor) async throws {
        let routes = try await Contoso().server().routes.table
        var cases = 0
        for route in routes where !(route.access == .open) {
            let contoso = try await Contoso(people: 1)
            try await contoso.browse { browser in
                var browser = browser
                browser.cookie = visitor.cookie
                // Ids that somebody has: a run that is there, so that "no such page" can only be the gate's.
                let path = route.address(["run": "1", "entry": "1"])
                let answer = try await browser.sendOutside(
                    path, method: route.method, headers: route.isChanging ? .ownForm : [:],
                    body: route.isChanging ? "" : nil)
                let isThrough = answer.isThroughTheGate(of: route) || Self.isMissing(route, answer, visitor)
                #expect(
                    isThrough == Self.expects(visitor, route.access),
                    "\(visitor) \(route.method) \(path): \(answer.status)")
                #expect(answer.status.code < 500)
            }
            cases += 1
        }
        #expect(cases >= 60)
    }

    /// Behind the gate, an id that nobody has is answered like a page that is not there, too.
    private static func isMissing(_ route: Route, _ answer: Answer, _ visitor: Visitor) -> Bool {
        let ids = [":account", ":token", ":invitation", ":session", ":user", ":entry", "/account/entra/link"]
        guard answer.status == .notFound, ids.contains(where: route.path.contains) else { return false }
        return expects(visitor, route.access)
    }

    enum Program: String, CaseIterable {
        case good, revoked, expired, tooFewScopes, tooLowRole, elsewhere, madeUp, malformed
    }

    @Test("A token opens what serves programs and is in its scopes, and nothing else", arguments: Program.allCases)
    func programs(program: Program) async throws {
        let contoso = try await Contoso(people: 1)
        let secret = try await contoso.token(program)
        try await contoso.browse { browser in
            for route in try contoso.server().routes.table where route.access != .open {
                var headers: HTTPFields = route.isChanging ? .ownForm : [:]
                headers[.authorization] = "Bearer \(secret)"
                // Olga's cookie comes along, and counts for nothing.
                let answer = try await browser.sendOutside(
                    route.address(["run": "1"]), method: route.method, headers: headers,
                    body: route.isChanging ? "" : nil)
                let expected = program == .good && route.audience == .peopleAndPrograms
                #expect((answer.status == .ok) == expected, "\(program) \(route.path) \(answer.status)")
                #expect(answer.status.code < 500)
            }
        }
    }

    @Test("Whoever may not is told whom to ask, and whoever was not asked lately is asked and comes back")
    func turning() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let vera = try await browser.signedIn(as: .vera).open("/tokens")
            #expect(vera.status == .forbidden)
            #expect(vera.text.contains("The owner is Olga Weber."))
            var stale = browser
            stale.cookie = Staff.olga.staleCookie
            let looking = try await stale.open("/tokens/new")
            #expect(looking.headers[.location] == "/prove?to=%2Fo%2Fcontoso%2Ftokens%2Fnew")
            let changing = try await stale.post("/members/\(Staff.adam.id)/role", "role=viewer")
            #expect(changing.status == .unauthorized)
            #expect(try changing.hidden("to") == "/o/contoso/members")
            #expect(
                try await contoso.office().members(of: contoso.organization).contains {
                    $0.account.id == Staff.adam.id && $0.membership.role == .admin
                })
            let nobody = try await browser.signedOut.open("/users?q=ana&page=2")
            #expect(nobody.headers[.location] == "/sign-in?to=%2Fo%2Fcontoso%2Fusers%3Fq%3Dana%26page%3D2")
        }
    }

    @Test("What a role may not do is not on its pages")
    func offering() async throws {
        let contoso = try await Contoso(people: 3)
        try await contoso.browse { browser in
            let viewer = try await browser.signedIn(as: .vera).open("/users")
            #expect(!viewer.html.contains("/hold"))
            #expect(!viewer.links.contains("/tokens") && !viewer.links.contains("/import"))
            #expect(viewer.links.contains("/members"))
            let owner = try await browser.open("/users")
            #expect(owner.html.contains("/hold"))
            #expect(owner.links.contains("/tokens") && owner.links.contains("/import"))
            let members = try await browser.signedIn(as: .adam).open("/members")
            #expect(!members.html.contains("/remove") && !members.links.contains("/members/invite"))
        }
    }
}

extension Contoso {
    /// A token that should, or should not, let a program export the audit.
    func token(_ program: AuthorizationMatrixTests.Program) async throws -> String {
        let home = program == .elsewhere ? Self.fabrikam : organization
        let number = Int64(AuthorizationMatrixTests.Program.allCases.firstIndex(of: program) ?? 0)
        let prefix = "abcdefghijk" + String(number)
        let secret = "rollcall_pat_\(prefix)_" + String(repeating: "s", count: 43)
        guard program != .madeUp else { return secret }
        guard program != .malformed else { return "rollcall_pat_" }
        let token = APIToken(
            id: APITokenID(Self.id(6_000 + number)), organization: home, name: "Nightly export", prefix: prefix,
            fingerprint: Self.fingerprint(secret), role: program == .tooLowRole ? .operative : .owner,
            scopes: program == .tooFewScopes ? Set(Action.allCases).subtracting([.exportAudit]) : [.exportAudit],
            createdBy: program == .elsewhere ? Staff.fabio.id : Staff.olga.id, createdAt: Self.morning,
            expiresAt: program == .expired ? Self.noon : Self.noon.addingTimeInterval(86_400),
            revokedAt: program == .revoked ? Self.noon : nil)
        let draft = AuditDraft(actor: .system, origin: .local, .tokenCreated, of: token.id.description, name: "")
        try await accounts.add(token, noting: draft, at: Self.noon)
        return secret
    }
}
