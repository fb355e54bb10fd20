import Accounts
import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// What holds for every route of the table, whichever are added to it.
@Suite("Every route") struct EveryRouteTests {
    static let foreign: [[String: String]] = [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"], [:],
        ["Origin": "null"], ["Sec-Fetch-Site": "none", "Origin": "null"], ["Origin": "http://sub.localhost"],
        ["Origin": "https://localhost"], ["Sec-Fetch-Site": "cross-site", "Content-Type": "text/plain"],
        ["Sec-Fetch-Site": "cross-site", "Content-Type": "multipart/form-data; boundary=x"],
        ["Content-Type": "text/plain", "Origin": "http://evil.example"], ["Referer": "http://localhost/"],
    ]

    @Test("No change is made that a page elsewhere asks for")
    func crossSite() async throws {
        let contoso = try await Contoso(people: 1)
        let before = try await contoso.traces()
        let routes = try contoso.server().routes.table.filter(\.isChanging)
        #expect(routes.count * Self.foreign.count >= 400)
        try await contoso.browse { browser in
            for route in routes {
                for headers in Self.foreign {
                    let answer = try await browser.sendOutside(
                        route.address(["run": "1"]), method: route.method, headers: .form(headers), body: "")
                    #expect(answer.status == .forbidden, "\(route.path) \(headers)")
                    #expect(answer.headers[.setCookie] == nil)
                }
            }
        }
        #expect(try await contoso.traces() == before)
    }

    static let odd: [(type: String, body: String)] = [
        ("application/x-www-form-urlencoded", ""), ("application/x-www-form-urlencoded", "[]"),
        ("application/x-www-form-urlencoded", "null"), ("application/x-www-form-urlencoded", "=&=&="),
        ("application/x-www-form-urlencoded", "%ZZ=%"), ("application/x-www-form-urlencoded", "code=a&code=b"),
        ("application/json", "[]"), ("application/json", "null"), ("application/json", "{\"role\":{}}"),
        ("text/plain", "role=owner"), ("multipart/form-data; boundary=x", "--x--"), ("", ""),
        ("application/x-www-form-urlencoded", "role=owner&role=viewer&email=&password=&name=&scope=all&days=-1"),
        ("application/x-www-form-urlencoded", "hash=&step=&to=//evil.example&seed=!&revision=99"),
        ("application/x-www-form-urlencoded", String(repeating: "a", count: 70_000)),
        ("application/x-www-form-urlencoded", String(repeating: "a", count: 6 << 20)),
    ]

    /// What a button does that needs no field: an empty form is just what it sends.
    static let buttons = [
        "/hold", "/release", "/refresh", "/stop", "/undo", "/remove", "/withdraw", "/revoke", "/end", "/end-others",
        "/unlink", "/suspend", "/reinstate", "/recovery", "/sign-out",
    ]

    @Test("A strange body changes nothing and breaks nothing")
    func oddBodies() async throws {
        let contoso = try await Contoso(people: 1)
        let before = try await contoso.traces()
        try await contoso.browse { browser in
            for route in try contoso.server().routes.table.filter(\.isChanging) {
                for odd in Self.odd {
                    if odd.body.isEmpty, Self.buttons.contains(where: route.path.hasSuffix) { continue }
                    for person in [Staff.olga, .sam] {
                        let headers = HTTPFields.form([
                            "Sec-Fetch-Site": "same-origin", "Content-Type": odd.type,
                        ])
                        let answer = try await browser.signedIn(as: person).sendOutside(
                            route.address(["run": "1"]), method: route.method, headers: headers, body: odd.body)
                        #expect(answer.status.code < 500, "\(route.path) \(odd.body.prefix(30)) \(answer.status)")
                    }
                }
            }
        }
        #expect(try await contoso.traces() == before)
    }

    @Test("Every answer carries the headers that contain it, whoever asks and however")
    func headers() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            for route in try contoso.server().routes.table {
                for method in [route.method, .delete, .put] {
                    for visitor in [browser, browser.signedOut, browser.signedIn(as: .fabio)] {
                        let answer = try await visitor.sendOutside(
                            route.address(["run": "1"]), method: method,
                            headers: method == .get ? [:] : .ownForm, body: method == .get ? nil : "")
                        for field in SecurityHeaders.headers where field.name != .cacheControl {
                            #expect(answer.headers[field.name] == field.value, "\(method) \(route.path)")
                        }
                        let isAsset = route.path.hasPrefix("/assets/") && answer.status == .ok
                        #expect(isAsset || answer.headers[.cacheControl] == "no-store", "\(method) \(route.path)")
                    }
                }
            }
        }
    }

    @Test("What another organization has is answered like what nobody has")
    func otherIDs() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try #require(try await contoso.imported().first)
        let code = try await contoso.office().invite(
            email: "new@contoso.example", as: .viewer, to: contoso.organization, by: .init(.system))
        _ = code
        let invitation = try #require(try await contoso.office().invitations(to: contoso.organization).first)
        _ = try await contoso.token(.good)
        let token = try #require(try await contoso.office().tokens(of: contoso.organization).first)
        let book = AuditBook.organization(contoso.organization)
        #expect(try await contoso.accounts.entries(in: book, after: 2, limit: 1).first?.number == 3)
        let ours = [
            "run": "1", "user": user.id.description, "account": Staff.adam.id.description,
            "invitation": invitation.id.description, "token": token.id.description, "entry": "3",
            "session": Staff.olga.session("", number: 1, provenAt: Contoso.noon).id.description,
        ]
        try await contoso.browse { browser in
            let fabio = browser.signedIn(as: .fabio)
            for route in try contoso.server().routes.table where route.path.contains("/:") && route.access != .open {
                let body: String? = route.isChanging ? (route.path.hasSuffix("/role") ? "role=viewer" : "") : nil
                for handle in ["fabrikam", "contoso"] {
                    let (theirs, nobodys) = (route.address(in: handle, ours), route.address(in: handle, ["run": "2"]))
                    guard theirs != nobodys else { continue }
                    let headers: HTTPFields = route.isChanging ? .ownForm : [:]
                    let real = try await fabio.sendOutside(theirs, method: route.method, headers: headers, body: body)
                    let made = try await fabio.sendOutside(nobodys, method: route.method, headers: headers, body: body)
                    #expect(real.status == made.status, "\(route.method) \(theirs)")
                    #expect(real.headersBesidesLength == made.headersBesidesLength, "\(route.method) \(theirs)")
                    // What was asked for is told back.
                    let told = real.wherever.replacing("no run 1.", with: "no run 2.")
                        .replacing(user.id.description, with: Contoso.id(987_654).uuidString.lowercased())
                    #expect(told == made.wherever, "\(route.method) \(theirs)")
                }
            }
        }
        #expect(try await contoso.imported().first?.isHeld == false)
        #expect(try await contoso.office().invitations(to: contoso.organization).count == 1)
    }
}

extension Contoso {
    /// What there is, as far as changes show: people, marks, runs, accounts, members, invitations, tokens.
    func traces() async throws -> [String] {
        let office = office()
        var traces = try await imported().map { "\($0.id) \($0.revision) \($0.isHeld)" }
        traces += try await store.runs(of: organization, limit: 100, before: nil).map { "\($0.id) \($0.state)" }
        traces += try await office.accounts().map { "\($0)" }
        for organization in try await office.organizations() {
            traces.append("\(organization)")
            traces += try await office.members(of: organization.id).map { "\($0.membership)" }
            traces += try await office.invitations(to: organization.id).map { "\($0)" }
            traces += try await office.tokens(of: organization.id).map { "\($0)" }
        }
        return traces
    }
}
