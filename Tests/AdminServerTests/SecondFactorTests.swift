import Accounts
import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Second factors") struct SecondFactorTests {
    @Test("Where an organization asks for one, whoever has none can do nothing but add one, or leave")
    func required() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let page = try await browser.open("/settings/organization")
            let revision = try #require(try page.hidden("revision"))
            let saved = try await browser.post(
                "/settings/organization/sign-in", "entra=off&factor=required&revision=\(revision)")
            #expect(saved.status == .seeOther)
            for path in ["/o/contoso/users", "/o/contoso/tokens", "/account", "/"] {
                let turned = try await browser.sendOutside(path)
                #expect(turned.headers[.location] == "/account/second-factor", "\(path)")
            }
            let offer = try await browser.sendOutside("/account/second-factor")
            #expect(offer.status == .ok)
            #expect(offer.html.contains("href=\"otpauth://totp/"))
            let wrong = try await browser.send(
                "/account/second-factor", in: "code=000000&seed=\(try #require(try offer.hidden("seed")).escaped)")
            #expect(wrong.status == .badRequest)
            #expect(!wrong.html.contains("otpauth"))
            #expect(try await browser.send("/sign-out", in: "").headers[.location] == "/sign-in")
        }
    }

    @Test("Who was slower with the settings of an organization is told, and overwrites nothing")
    func stale() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let revision = try #require(try await browser.open("/settings/organization").hidden("revision"))
            let form = "&revision=\(revision)"
            #expect(try await browser.post("/settings/organization/name", "name=First" + form).status == .seeOther)
            let late = try await browser.post("/settings/organization/name", "name=Second" + form)
            #expect(late.status == .conflict)
            #expect(late.text.contains("changed-since"))
            #expect(late.html.contains("value=\"First\""))
        }
    }
}

extension String {
    /// As a form sends it.
    fileprivate var escaped: String {
        replacing("%", with: "%25").replacing("+", with: "%2B").replacing("=", with: "%3D").replacing("/", with: "%2F")
    }
}
