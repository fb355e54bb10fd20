import AsyncHTTPClient
import EntraSimulator
import NIOCore
import NIOHTTP1
import NIOSSL
import TestSupport
import Testing

@testable import enum EntraSimulator.Base64URL
@testable import enum EntraSimulator.JSONValue

/// A plain HTTPS client of a running simulator, which trusts nothing but the simulator's own authority.
struct Probe: Sendable {
    let sim: RunningSimulator
    let http: HTTPClient
    var token = ""

    var control: TenantControl { sim.control }

    /// An answer, with its body as JSON if it is.
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var text: String

        var json: JSONValue { JSONValue(parsing: Array(text.utf8)) ?? .null }
        var value: [JSONValue] { json["value"]?.items ?? [] }
        var errorCode: String? { json["error"]?["code"]?.string }
        var errorMessage: String? { json["error"]?["message"]?.string }
        var nextLink: String? { json["@odata.nextLink"]?.string }
        var deltaLink: String? { json["@odata.deltaLink"]?.string }
    }

    func send(
        _ method: String, _ url: String, headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(
            url: url.contains("://") && !url.hasPrefix("/") ? url : "https://\(sim.host)\(url)")
        request.method = .init(rawValue: method)
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await http.execute(request, timeout: .seconds(30))
        let buffer = try await response.body.collect(upTo: 50 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
            text: String(buffer: buffer))
    }

    /// A request to Graph with the probe's token.
    func graph(
        _ method: String = "GET", _ path: String, eventual: Bool = false, headers: [String: String] = [:],
        json: String? = nil
    ) async throws -> Answer {
        var headers = headers.merging(["Authorization": "Bearer \(token)"]) { given, _ in given }
        if eventual { headers["ConsistencyLevel"] = "eventual" }
        if json != nil { headers["Content-Type"] = "application/json" }
        return try await send(method, path.hasPrefix("https://") ? path : "/v1.0\(path)", headers: headers, body: json)
    }

    /// Every object of a list, following the next links.
    func walk(_ path: String, eventual: Bool = false) async throws -> [JSONValue] {
        var found: [JSONValue] = []
        var next: String? = path
        while let url = next {
            let page = try await graph("GET", url, eventual: eventual)
            try #require(page.status == 200, "\(page.text.prefix(300))")
            found += page.value
            next = page.nextLink
        }
        return found
    }

    /// The answer of the token endpoint to these form fields.
    func askForToken(
        tenant: String? = nil, clientID: String? = nil, _ fields: [String: String]? = nil, scope: String? = nil
    ) async throws -> Answer {
        var form = [
            "grant_type": "client_credentials", "client_id": clientID ?? sim.clientID,
            "scope": scope ?? "https://graph.microsoft.com/.default",
        ]
        form.merge(fields ?? ["client_secret": sim.clientSecret]) { $1 }
        return try await send(
            "POST", "/\(tenant ?? sim.tenantID)/oauth2/v2.0/token",
            headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Self.encode(form))
    }

    static func encode(_ form: [String: String]) -> String {
        form.map { name, value in
            let escaped = value.utf8.map { byte in
                switch byte {
                case 48...57, 65...90, 97...122: String(UnicodeScalar(byte))
                default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            }.joined()
            return "\(name)=\(escaped)"
        }.joined(separator: "&")
    }

    mutating func signIn() async throws {
        let answer = try await askForToken()
        token = try #require(answer.json["access_token"]?.string, "\(answer.text)")
    }
}

/// Runs a simulator and a client that is signed in to it.
func withProbe<R: Sendable>(
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(people: 50),
    _ body: (Probe) async throws -> R
) async throws -> R {
    try await withSimulator(configuration) { sim in
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(sim.certificateAuthorityPEM.utf8)))
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow))
        var probe = Probe(sim: sim, http: http)
        do {
            try await probe.signIn()
            let result = try await body(probe)
            try await http.shutdown()
            return result
        } catch {
            try await http.shutdown()
            throw error
        }
    }
}

extension SimulatorConfiguration {
    /// A tenant whose application may do everything.
    static func writable(people: Int = 50, groups: Int = 4) -> SimulatorConfiguration {
        SimulatorConfiguration(
            people: people, groups: groups,
            application: SimulatedApplication(
                permissions: [
                    "User.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All", "AuditLog.Read.All",
                ]))
    }
}

extension JSONValue {
    /// The member names that are not annotations.
    var names: Set<String> { Set((members ?? [:]).keys.filter { !$0.contains("@") }) }
    var id: String { self["id"]?.string ?? "" }
}
