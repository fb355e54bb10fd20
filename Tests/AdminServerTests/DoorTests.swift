import Accounts
import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import AdminServer

@Suite("At the doors") struct DoorTests {
    static let password = "ocelot-kazoo-thimble-fjord"

    @Test("Nina joins by invitation, signs out, and signs in with her password")
    func joining() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let code = try await browser.post("/members/invite", "email=nina@contoso.example&role=viewer")
            let text = try #require(code.html.firstMatch(of: #/<li><code>([^<]*)</#)).output.1
            #expect(code.html.contains("http://localhost/join#\(text)"))
            let nina = browser.signedOut
            let form = try await nina.send("/join", in: "code=\(text)")
            #expect(form.text.contains("Join Contoso"))
            #expect(form.text.contains("You are invited as a viewer."))
            let joined = try await nina.send(
                "/join/account", in: "code=\(text)&name=Nina+Berg&email=nina@contoso.example&password=\(Self.password)")
            #expect(joined.status == .seeOther)
            var signedIn = nina
            let session: String = try #require(joined.cookie("rollcall-session"))
            signedIn.cookie = session
            #expect(try await signedIn.open("/users").text.contains("Nina Berg"))
            #expect(try await nina.send("/join", in: "code=\(text)").text.contains("code-invalid"))

            let out = try await signedIn.send("/sign-out", in: "")
            #expect(out.headers[values: .setCookie].contains { $0.hasPrefix("rollcall-session=;") })
            #expect(try await signedIn.open("/users").headers[.location]?.hasPrefix("/sign-in") == true)
            let again = try await nina.send(
                "/sign-in", in: "email=NINA@contoso.example&password=\(Self.password)&to=/o/contoso/runs")
            #expect(again.headers[.location] == "/o/contoso/runs")
            #expect(again.cookie("rollcall-session") != signedIn.cookie)
        }
    }

    @Test("A failed sign-in says the same, known or unknown")
    func sameAnswer() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let known = try await browser.signedOut.send("/sign-in", in: "email=olga@staff.example&password=wrong")
            let unknown = try await browser.signedOut.send("/sign-in", in: "email=none@staff.example&password=wrong")
            #expect(known.status == .unauthorized && unknown.status == .unauthorized)
            #expect(known.headers == unknown.headers)
            #expect(known.html.replacing("olga@", with: "none@") == unknown.html)
        }
    }

    @Test("The sign-in page does not say which organizations there are")
    func noHandles() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let known = try await browser.signedOut.sendOutside("/o/contoso/sign-in")
            let unknown = try await browser.signedOut.sendOutside("/o/nowhere/sign-in")
            #expect(known.status == .ok && known.wherever == unknown.wherever && known.headers == unknown.headers)
            for path in ["/users", "/runs/1", "/nowhere"] {
                let known = try await browser.signedOut.sendOutside("/o/contoso" + path)
                let unknown = try await browser.signedOut.sendOutside("/o/nowhere" + path)
                #expect(known.status == unknown.status)
                #expect(known.wherever == unknown.wherever)
            }
        }
    }

    @Test("A session that somebody put into the browser before is never adopted")
    func fixation() async throws {
        let contoso = try await Contoso()
        let office = contoso.office()
        let code = try await office.invite(
            email: "nina@contoso.example", as: .viewer, to: contoso.organization, by: Requester(.system))
        let form = RedemptionForm(
            code: code, name: "Nina", email: "nina@contoso.example", password: Secret(Self.password))
        _ = try await office.redeem(form, visitor: Visitor(origin: .local, agent: ""))
        let names = [
            "rollcall-session", "__Host-rollcall-session", "ROLLCALL-SESSION", "rollcall-device", "rollcall-code",
        ]
        let values = (1...20).map { "attacker\($0)" }
        try await contoso.browse { browser in
            for name in names {
                for value in values {
                    var set = browser
                    set.cookie = "\(name)=\(value); other=1"
                    let answer = try await set.send(
                        "/sign-in", in: "email=nina@contoso.example&password=\(Self.password)")
                    let cookie = try #require(answer.cookie("rollcall-session"))
                    #expect(!cookie.contains(value))
                    #expect(try await set.open("/users").headers[.location]?.hasPrefix("/sign-in") == true)
                }
            }
            var twice = browser
            twice.cookie = "\(Staff.olga.cookie); \(Staff.olga.cookie)"
            #expect(try await twice.open("/users").status == .seeOther)
        }
    }

    @Test("Cookies are for this host over HTTPS alone, and read by no script")
    func cookies() async throws {
        for keepsake in Keepsake.allCases {
            let secure = keepsake.field(Secret("t"), over: .https)
            #expect(secure.hasPrefix("__Host-rollcall-\(keepsake.rawValue)=t; Path=/; Max-Age="))
            #expect(secure.hasSuffix("; Secure; HttpOnly; SameSite=Lax"))
            #expect(!keepsake.field(Secret("t"), over: .http).contains("Secure"))
            #expect(keepsake.read(.form(["Cookie": "rollcall-\(keepsake.rawValue)=t"]), over: .https) == nil)
        }
        let contoso = try await Contoso()
        let face = ServerFace(publicURL: try PublicURL("https://rollcall.example"), scheme: .https)
        try await contoso.server(face: face).application().test(.router) { client in
            let secure = Browser(client: client, cookie: "__Host-\(Staff.olga.cookie)")
            let page = try await secure.open("/users", headers: .form(["Host": "rollcall.example"]))
            #expect(page.status == .ok)
            #expect(page.headers[try #require(HTTPField.Name("Strict-Transport-Security"))] == "max-age=63072000")
            #expect(try await Browser(client: client).open("/users").status == .seeOther)
        }
    }

    @Test("Whoever is removed or suspended is out with the next request, in every browser and with every token")
    func removal() async throws {
        let contoso = try await Contoso(people: 1)
        let office = contoso.office()
        for number in 1...5 {
            try await contoso.accounts.add(
                Staff.adam.session("adam-\(number)", number: Int64(10 + number), provenAt: Contoso.noon),
                noting: AuditNote(Requester(.system).did(.signedIn, to: "adam"), in: .server), at: Contoso.noon)
        }
        try await contoso.browse { browser in
            let sessions = (1...5).map { number in
                Browser(client: browser.client, cookie: "rollcall-session=adam-\(number)")
            }
            for session in sessions { #expect(try await session.open("/users").status == .ok) }
            #expect(try await browser.post("/members/\(Staff.adam.id)/remove", "").status == .seeOther)
            for session in sessions { #expect(try await session.open("/users").status == .notFound) }

            let secret = try await contoso.token(.good)
            let bearer = HTTPFields.form(["Authorization": "Bearer \(secret)"])
            #expect(try await browser.open("/audit/export", headers: bearer).status == .ok)
            try await contoso.join(.adam, contoso.organization)
            try await office.setStanding(.suspended, of: Staff.olga.id, by: Requester(.system))
            #expect(try await browser.open("/users").status == .seeOther)
            #expect(try await browser.open("/audit/export", headers: bearer).status == .unauthorized)
        }
    }

    @Test("Proving again gives the session another token, and leads back")
    func proving() async throws {
        let contoso = try await Contoso()
        let office = contoso.office()
        let code = try await office.offerRecovery(of: Staff.olga.id, by: Requester(.system))
        let form = RedemptionForm(code: code, name: "", email: "", password: Secret(Self.password))
        let visitor = Visitor(origin: .local, agent: "")
        let fresh = try await office.redeem(form, visitor: visitor)
        try await contoso.browse { browser in
            var olga = browser
            olga.cookie = "rollcall-session=\(fresh.sessionToken.reveal())"
            let wrong = try await olga.send("/prove", in: "password=wrong&to=/o/contoso/tokens")
            #expect(wrong.status == .unauthorized)
            let right = try await olga.send("/prove", in: "password=\(Self.password)&to=/o/contoso/tokens")
            #expect(right.headers[.location] == "/o/contoso/tokens")
            #expect(try await olga.open("/tokens").status == .seeOther)
            olga.cookie = right.cookie("rollcall-session")
            #expect(try await olga.open("/tokens").status == .ok)
        }
    }

    @Test("An empty server is claimed with its code, and with nothing else")
    func claiming() async throws {
        let contoso = try await Contoso()
        let empty = InMemoryStore()
        let office = contoso.office(keeping: empty)
        let server = try AdminServer(
            store: empty, audit: empty, engine: ScriptedEngine(contoso), connecting: ScriptedOffice(store: empty),
            doors: office, office: office,
            world: World(now: { Contoso.noon }, makeUUID: { UUID() }, sleep: { _ in await Task.yield() }))
        let code = try await office.offerClaim(by: Requester(.command(account: "root")))
        try await server.application().test(.router) { client in
            let browser = Browser(client: client, cookie: nil)
            #expect(try await browser.sendOutside("/").headers[.location] == "/claim")
            let form = "name=Ana&email=ana@contoso.example&password=\(Self.password)&organization=Contoso&code="
            for guess in ["", "aaaaaa-aaaaaa-aaaaaa-aaaaaa", "0", "%00"] {
                #expect(try await browser.send("/claim", in: form + guess).status != .seeOther)
            }
            let claimed = try await browser.send("/claim", in: form + code.reveal())
            #expect(claimed.status == .seeOther)
            var ana = browser
            ana.cookie = claimed.cookie("rollcall-session")
            #expect(try await ana.sendOutside("/").headers[.location] == "/o/contoso/")
            #expect(try await ana.sendOutside("/server/accounts").status == .ok)
            #expect(try await browser.send("/claim", in: form + code.reveal()).status != .seeOther)
        }
    }

    @Test("The audit lists by day, shows one entry, says that its chain holds, and is exported line by line")
    func audit() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try #require(try await contoso.imported().first)
        try await contoso.browse { browser in
            _ = try await browser.post("/users/\(user.id)/hold", "")
            let list = try await browser.open("/audit?deed=user.held")
            #expect(list.text.contains("22 Nov 2026"))
            #expect(list.text.contains("Olga Weber"))
            #expect(list.html.contains(user.id.description))
            #expect(!list.html.contains("person1@"))
            #expect(try await browser.open("/audit/1").status == .ok)
            #expect(try await browser.open("/audit/verification").text.contains("follow on each other"))
            let export = try await browser.open("/audit/export")
            let lines = export.html.split(separator: "\n")
            #expect(lines.count >= 3 && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
            #expect(lines.last?.contains("audit.exported") == true)
            for query in ["deed=x", "person=1", "from=2026-13-01", "until=yesterday", "page=0"] {
                #expect(try await browser.open("/audit?" + query).status == .badRequest)
            }
        }
    }
}

extension Browser {
    /// Sends a form to a page that lies in no organization.
    func send(_ path: String, in form: String) async throws -> Answer {
        try await sendOutside(path, method: .post, headers: .ownForm, body: form)
    }
}

extension Answer {
    /// What the browser keeps from now on, as it sends it.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix(name + "=") }.map { String($0.prefix { $0 != ";" }) }
    }
}
