import Crypto
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

/// Ana uses everything that is secret, over HTTPS, and much goes wrong on the way.
struct CanaryStory {
    private let reception: Reception
    private let tenant: RunningSimulator
    private let browser: TestBrowser
    private let clientSecret: String
    private(set) var canaries: Canaries
    private var url = ""
    private var cookies: [String: String] = [:]

    init(
        _ reception: Reception, _ tenant: RunningSimulator, _ browser: TestBrowser, _ canaries: Canaries,
        secret: String
    ) {
        self.reception = reception
        self.tenant = tenant
        self.browser = browser
        self.canaries = canaries
        clientSecret = secret
    }

    private static let password = "canary password of Ana \u{E9}+/ \(UUID())"

    mutating func tell() async throws {
        try await claim()
        try await signIn()
        let recovery = try await addSecondFactor()
        try await signIn(withCode: recovery)
        try await connect()
        try await useToken()
        try await goWrongUpstream()
        try await invite()
        try await rotate()
        try await makeMistakes()
    }

    // MARK: Coming in

    private mutating func claim() async throws {
        let before = try await reception.nextOpening()
        url = before.url
        let code = try await reception.installation.doors.offerClaim(by: Requester(.command(account: "root"))).reveal()
        plantCode("claim code", code)
        canaries.plant("password", Self.password)
        let wrong = "canary-wrong-claim-code-\(UUID())"
        canaries.plant("wrong claim code", wrong)
        let form = [
            "name": "Ana Ruiz", "email": "ana@contoso.example", "password": Self.password, "organization": "Contoso",
        ]
        #expect(try await post("/claim", form.merging(["code": wrong]) { $1 }).status == 400)
        #expect(try await post("/claim", form.merging(["code": code]) { $1 }).status == 303)
        try plantCookies("over HTTP")
        cookies = [:]
        url = "https://localhost:\(try await reception.nextOpeningWhileTimePasses().port)"
    }

    private mutating func signIn(withCode code: String? = nil) async throws {
        let wrong = "canary wrong password \(UUID())"
        canaries.plant("wrong password", wrong)
        #expect(try await post("/sign-in", ["email": "ana@contoso.example", "password": wrong]).status == 401)
        let step = try await post("/sign-in", ["email": "ana@contoso.example", "password": Self.password])
        #expect(step.status == 303)
        if let code {
            try plantCookies("pending")
            #expect(try await post("/sign-in/code", ["code": "000000"]).status == 400)
            #expect(try await post("/sign-in/code", ["code": code]).status == 303)
        }
        try plantCookies("over HTTPS")
    }

    /// - Returns: a recovery code.
    private mutating func addSecondFactor() async throws -> String {
        let page = try await get("/account/second-factor")
        let key = try #require(page.text.firstMatch(of: /secret=([A-Z2-7a-z]+)/)).1
        let seed = try #require(page.text.firstMatch(of: /name="seed" value="([^"]+)"/)).1
        canaries.plant("TOTP seed", String(key))
        canaries.plant("TOTP seed, bytes", Self.base32(String(key)))
        let sealed = String(seed).replacing("&#x2F;", with: "/").replacing("&#43;", with: "+").replacing("&#x3D;", with: "=")
        #expect(try await post("/account/second-factor", ["code": "000000", "seed": sealed]).status == 400)
        let code = Self.code(of: String(key), at: reception.clock.world.now())
        let shown = try await post("/account/second-factor", ["code": code, "seed": sealed])
        let codes = shown.text.matches(of: /<code>([a-z0-9-]{10,})<\/code>/).map { String($0.1) }
        #expect(codes.count == 10, "\(shown.text)")
        for code in codes { plantCode("recovery code", code) }
        #expect(try await post("/sign-out", [:]).status == 303)
        return try #require(codes.first)
    }

    // MARK: Working

    private mutating func connect() async throws {
        let settings = "/o/contoso/settings/connection"
        let wrong = "canary-wrong-client-secret-\(UUID())"
        canaries.plant("wrong client secret", wrong)
        let tenantForm = ["cloud": "simulated", "tenant": tenant.tenantID, "client-id": tenant.clientID]
        #expect(try await post(settings, tenantForm).status == 303)
        #expect(try await post("\(settings)/credentials", ["kind": "secret", "secret": wrong]).status == 303)
        _ = try await post("\(settings)/test", [:])
        #expect(try await post("\(settings)/credentials", ["kind": "secret", "secret": clientSecret]).status == 303)
        _ = try await post("\(settings)/test", [:])
        let organization = try await reception.installation.organization(named: nil)
        let stored = try await reception.installation.store.connection(of: organization)
        let old = try #require(stored?.credentials.last?.id)
        #expect(try await post("\(settings)/credentials/\(old)/remove", [:]).status == 303)

        let certificate = try TestCertificate(from: Fixture.morning.addingTimeInterval(-86_400), days: 7_300)
        let pem = certificate.keyPEM.reveal()
        let lines = pem.split(separator: "\n").dropFirst().dropLast()
        canaries.plant("private key, a line of it", String(try #require(lines.dropFirst(2).first)))
        canaries.plant("private key, its end", try #require(Data(base64Encoded: lines.joined())).suffix(64))
        let both = ["kind": "imported", "pem": pem + "\n" + certificate.pem]
        let imported = try await post("\(settings)/credentials", both)
        #expect(imported.status == 303, "\(imported.text)")
        _ = try await post("\(settings)/credentials", ["kind": "imported", "pem": pem])
        _ = try await post("\(settings)/test", [:])
    }

    private mutating func useToken() async throws {
        let made = try await post(
            "/o/contoso/tokens/new", ["name": "nightly", "role": "admin", "scope": "audit:export", "days": "30"])
        let token = String(try #require(made.text.firstMatch(of: /rollcall_pat_[A-Za-z0-9_-]+/)).0)
        canaries.plant("API token", token)
        canaries.plant("API token, its secret part", String(token.suffix(40)))
        for (path, bearer, status) in [
            ("/o/contoso/audit/export", token, 200), ("/o/contoso/users", token, 403),
            ("/o/contoso/audit/export", token + "x", 401),
        ] {
            let answer = try await browser.ask(url + path, [("Authorization", "Bearer \(bearer)")])
            #expect(answer.status == status || answer.status >= 400 && status >= 400, "\(path) \(answer.status)")
        }
    }

    /// Runs that succeed, and runs that fail in every way, with a token and a delta link that we know.
    private mutating func goWrongUpstream() async throws {
        let (accessToken, delta) = ("eyJcanary-access-token-\(UUID())", "canary-delta-token-\(UUID())")
        canaries.plant("access token", accessToken)
        canaries.plant("delta token", delta)
        canaries.plant("any delta link", "$deltatoken=")
        canaries.plant("any bearer", "Bearer ey")
        try await run(.importing(.everyone))
        let control = tenant.control
        control.inject(
            Fault(
                .answer(
                    status: 200, contentType: "application/json",
                    body: #"{"value":[],"@odata.deltaLink":"https://\#(tenant.host)/v1.0/users/delta?$deltatoken=\#(delta)"}"#),
                on: .graphPath("/users/delta"), times: nil))
        try await run(.synchronizing(.everyone))
        control.clearFaults()
        for _ in 1...2 { try await run(.synchronizing(.everyone)) }

        let grant = #"{"token_type":"Bearer","expires_in":3599,"access_token":"\#(accessToken)"}"#
        let echo = #"{"error":"invalid_client","error_description":"AADSTS7000215: \#(clientSecret) is wrong"}"#
        let faults: [Fault] = [
            Fault(.answer(status: 200, contentType: "application/json", body: grant), on: .token),
            Fault(.answer(status: 401, contentType: "application/json", body: echo), on: .token, times: 4),
            Fault(.unauthorized, times: 3), Fault(.forbidden, times: 3), Fault(.htmlPage, times: 3),
            Fault(.cut(afterBytes: 20), times: 4), Fault(.foreignNextLink(host: "evil.example")),
            Fault(.missingValue, times: 3),
            Fault(.unavailable(status: 500, html: true), times: 20),
        ]
        for fault in faults {
            control.revokeTokens()
            control.expireDeltaTokens()
            control.inject(fault)
            try await run(.synchronizing(.everyone))
            control.clearFaults()
        }
        control.expireSecret()
        control.revokeTokens()
        try await run(.synchronizing(.everyone))
    }

    /// However it ends.
    private func run(_ work: RunPurpose.Work) async throws {
        let organization = try await reception.installation.organization(named: nil)
        let clock = reception.clock
        let passing = Task {
            while !Task.isCancelled {
                clock.wait(1)
                await Task.yield()
            }
        }
        defer { passing.cancel() }
        do {
            _ = try await reception.installation.engine.run(
                RunPurpose(work, then: .apply), in: organization,
                request: RunRequest(by: Requester(.command(account: "root"))))
        } catch is Problem {
            return
        }
    }

    private mutating func invite() async throws {
        let office = reception.installation.office
        let organization = try await reception.installation.organization(named: nil)
        let console = Requester(.command(account: "root"))
        let code = try await office.invite(
            email: "bo@contoso.example", as: .viewer, to: organization, by: console).reveal()
        plantCode("invitation", code)
        let password = "canary password of Bo \(UUID())"
        canaries.plant("password of a member", password)
        cookies = [:]
        _ = try await post("/join", ["code": code])
        let form = ["code": code, "name": "Bo", "email": "bo@contoso.example", "password": password]
        #expect(try await post("/join/account", form).status == 303)
        try plantCookies("of a member")
        cookies = [:]
        let bo = try #require(try await office.accounts().first { $0.name == "Bo" })
        let recovery = try await office.offerRecovery(of: bo.id, by: console).reveal()
        plantCode("recovery link", recovery)
        _ = try await post("/recover", ["code": recovery])
        let weak = ["code": recovery, "password": "password"]
        #expect(try await post("/recover/password", weak).status == 400)
        #expect(try await post("/recover/password", ["code": recovery, "password": password + "2"]).status == 303)
    }

    private mutating func rotate() async throws {
        try plantKeys()
        let clock = reception.clock
        let passing = Task {
            while !Task.isCancelled {
                clock.wait(1)
                await Task.yield()
            }
        }
        _ = try await reception.installation.keys.rotate(by: Requester(.command(account: "root")))
        passing.cancel()
        try plantKeys()
    }

    private mutating func plantKeys() throws {
        let path = reception.folder.appending(path: "secret.key").path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            canaries.plant("key", try #require(Data(base64Encoded: String(line))))
        }
    }

    /// What people do with secrets: into the wrong field, the wrong address, the wrong method.
    private func makeMistakes() async throws {
        let password = Self.encoded(Self.password)
        for path in [
            "/sign-in?password=\(password)", "/nowhere/\(password)", "/o/\(password)/users", "/claim?code=\(password)",
            "/sign-in/entra/callback?code=\(password)&state=\(password)",
        ] {
            #expect(try await browser.ask(url + path).status >= 200)
        }
        let forms: [(String, String)] = [
            ("/sign-in", "email=\(password)&password=\(password)"), ("/sign-in", "password=\(password)&password=\(password)"),
            ("/sign-in", "secret=\(password)"), ("/sign-in", "password=%zz\(password)"), ("/users", "password=\(password)"),
            ("/recover", "code=\(password)"), ("/join", "code=\(password)"), ("/prove", "password=\(password)"),
        ]
        for (path, form) in forms { #expect(try await browser.ask(url + path, post: form).status >= 200) }
        let cookie = "__Host-rollcall-session=\(password)"
        #expect(try await browser.ask(url + "/account", [("Cookie", cookie)]).status >= 200)
    }

    // MARK: The browser

    private mutating func get(_ path: String) async throws -> TestBrowser.Answer {
        let answer = try await browser.ask(url + path, cookieHeader)
        keep(answer)
        return answer
    }

    private mutating func post(_ path: String, _ fields: [String: String]) async throws -> TestBrowser.Answer {
        let form = fields.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
        let answer = try await browser.ask(url + path, post: form, cookieHeader)
        keep(answer)
        return answer
    }

    private var cookieHeader: [(String, String)] {
        cookies.isEmpty ? [] : [("Cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))]
    }

    private mutating func keep(_ answer: TestBrowser.Answer) {
        for cookie in answer.cookies {
            let parts = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1])
        }
    }

    private mutating func plantCookies(_ where: String) throws {
        #expect(!cookies.isEmpty)
        for (name, value) in cookies { canaries.plant("cookie \(name) \(`where`)", value) }
    }

    /// A code as it is shown, and as it is stored when somebody types it without hyphens.
    private mutating func plantCode(_ name: String, _ code: String) {
        canaries.plant(name, code)
        canaries.plant("\(name) without hyphens", code.replacing("-", with: ""))
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    // MARK: The authenticator app

    /// RFC 6238 with SHA-1, six digits and 30 seconds.
    private static func code(of key: String, at date: Date) -> String {
        let step = UInt64(date.timeIntervalSince1970) / 30
        let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: base32(key))))
        let offset = Int(digest[19] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static func base32(_ text: String) -> Data {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bits, count, bytes) = (UInt32(0), 0, Data())
        for letter in text.uppercased() {
            guard let value = alphabet.firstIndex(of: letter) else { continue }
            (bits, count) = (bits << 5 | UInt32(value), count + 5)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
