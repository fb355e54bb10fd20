import AdminServer
import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// A browser without scripts: opens pages, follows links, sends forms.
///
/// Paths are those within Contoso: `/users` is `/o/contoso/users`. A path that names an organization itself, or an
/// asset, is taken as it is.
struct Browser: Sendable {
    let client: any TestClientProtocol
    /// What it sends to be recognized; nil for nobody. Olga, who owns Contoso, unless something else is said.
    var cookie: String? = Staff.olga.cookie
    /// Which languages it asks for; nil for saying nothing about them.
    var languages: String?

    /// The same browser with somebody else in front of it.
    func signedIn(as person: Staff) -> Browser {
        Browser(client: client, cookie: person.cookie, languages: languages)
    }
    /// The same browser with nobody in front of it.
    var signedOut: Browser { Browser(client: client, cookie: nil, languages: languages) }

    func open(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(path, method: .get, headers: headers)
    }

    func expect(
        _ path: String, toSay sentence: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let text = try await open(path).text
        #expect(text.contains(sentence), sourceLocation: sourceLocation)
    }

    /// Sends a form from one of our own pages.
    func post(_ path: String, _ form: String, headers: HTTPFields = .ownForm) async throws -> Answer {
        try await send(path, method: .post, headers: headers, body: form)
    }

    /// Sends a form and opens the page that it leads to.
    func postAndFollow(_ path: String, _ form: String) async throws -> Answer {
        let answer = try await post(path, form)
        try #require(answer.status == .seeOther, "\(answer.text)")
        let location = try #require(answer.headers[.location])
        // What stands behind the number sign is never sent.
        return try await open(String(location.prefix { $0 != "#" }))
    }

    func send(
        _ path: String, method: HTTPRequest.Method, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> Answer {
        let isWhole = path.hasPrefix("/o/") || path.hasPrefix("/assets/")
        return try await sendOutside(
            isWhole ? path : Self.organization + path, method: method, headers: headers, body: body)
    }

    /// Sends what lies in no organization.
    func sendOutside(
        _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> Answer {
        var headers = headers
        if let cookie, headers[.cookie] == nil { headers[.cookie] = cookie }
        if let languages, headers[.acceptLanguage] == nil { headers[.acceptLanguage] = languages }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        return Answer(
            status: response.status, headers: response.headers, html: String(buffer: response.body))
    }

    /// Where the pages of Contoso lie.
    static let organization = "/o/contoso"
}

/// What a page looks like to a test.
struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let html: String

    /// The page as people read it: without tags, with single blanks.
    var text: String {
        var text = ""
        for part in html.split(separator: "<") {
            let tag = part.prefix { $0 != ">" }
            let isInline = ["bdi", "/bdi", "wbr", "mark", "/mark"].contains(tag.prefix { $0 != " " })
            text += (isInline ? "" : " ") + part.dropFirst(tag.count + 1)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ").unescaped
    }

    /// The number of people listed.
    var rows: Int { html.matches(of: #/<th scope="row">|<li class="decision">/#).count }

    /// Addresses of links, in order, as the browser opens them.
    var links: [String] {
        html.matches(of: #/href="([^"]*)"/#).map { match in
            let link = String(match.output.1).unescaped
            return link.hasPrefix(Browser.organization + "/")
                ? String(link.dropFirst(Browser.organization.count)) : link
        }
    }

    /// Values of the checkboxes with a name, in order.
    func checkboxes(_ name: String) throws -> [String] {
        let pattern = try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)
        return html.matches(of: pattern).map { String($0.output.1) }
    }

    /// The value of a hidden field.
    func hidden(_ name: String) throws -> String? {
        let pattern = try Regex("type=\"hidden\" name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)
        return html.firstMatch(of: pattern).map { String($0.output.1).unescaped }
    }
}

extension HTTPFields {
    static let ownForm: HTTPFields = form(["Sec-Fetch-Site": "same-origin"])

    /// A form with these fields in the head beside its type.
    static func form(_ fields: [String: String]) -> HTTPFields {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }
}

extension String {
    /// Without the entities that pages use.
    var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }
}

extension Contoso {
    /// Opens a browser on the pages of the organization.
    func browse<Value: Sendable>(
        _ engine: ScriptedEngine? = nil, store: (any DirectoryStore)? = nil,
        _ body: @Sendable (Browser) async throws -> Value
    ) async throws -> Value {
        try await server(engine, store: store).application().test(.router) { try await body(Browser(client: $0)) }
    }

    /// The server behind the pages.
    func server(
        _ engine: ScriptedEngine? = nil, store: (any DirectoryStore)? = nil, face: ServerFace = .loopback,
        pace: @escaping @Sendable (Duration) async throws -> Void = { _ in await Task.yield() }
    ) throws -> AdminServer {
        let office = office()
        return try AdminServer(
            store: store ?? self.store, audit: accounts, engine: engine ?? ScriptedEngine(self),
            connecting: ScriptedOffice(store: store ?? self.store), doors: office, office: office, face: face,
            world: World(now: { Self.noon }, makeUUID: { UUID() }, sleep: pace))
    }

    /// What addresses call the organization.
    static func handle() throws -> OrganizationHandle { try #require(OrganizationHandle("contoso")) }
}
