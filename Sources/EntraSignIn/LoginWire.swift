package import AsyncHTTPClient
import DirectoryCore
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL

extension HTTPClient.Configuration {
    /// How Rollcall asks sign-in services: no redirects, which could lead a code or secret astray, and no attempts
    /// behind our back.
    package static var entraSignIn: Self {
        var configuration = Self(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10), read: .seconds(15)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}

/// Asks a sign-in service once, for JSON.
struct LoginWire: Sendable {
    let http: HTTPClient
    let trust: TLSConfiguration?

    /// The largest answer that is read, in bytes: documents have a few thousand.
    private static let mostBytes = 1 << 20
    private static let patience: TimeAmount = .seconds(20)

    /// What the token endpoint answered.
    enum Grant {
        case token(IdentityTokenText)
        /// Wrong, used or too old.
        case codeRefused
        /// This credential; another one may do.
        case credentialRefused(Problem)
    }

    /// - Parameter tenant: named when it does not exist.
    func get<Document: Decodable>(
        _: Document.Type, from address: String, of tenant: TenantID
    ) async throws(Problem) -> Document {
        let reply = try await send(HTTPClientRequest(url: address))
        guard reply.status == 200 else {
            let refused = reply.status == 400 || reply.status == 404
            throw refused ? .tenantUnknown(tenant) : .notAnswered(status: reply.status)
        }
        guard let document = try? JSONDecoder().decode(Document.self, from: reply.body) else {
            throw .unreadable(status: reply.status)
        }
        return document
    }

    func post(_ form: [FormField], to address: String) async throws(Problem) -> Grant {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers = ["Content-Type": "application/x-www-form-urlencoded"]
        request.body = .bytes(ByteBuffer(string: FormField.encoded(form)))
        let reply = try await send(request)
        if reply.status == 200, let granted = try? JSONDecoder().decode(Granted.self, from: reply.body) {
            return .token(IdentityTokenText(granted.identityToken))
        }
        guard let refusal = try? JSONDecoder().decode(Refusal.self, from: reply.body) else {
            throw reply.status == 200 ? .unreadable(status: 200) : .notAnswered(status: reply.status)
        }
        return try refusal.grant(status: reply.status)
    }

    private struct Reply {
        let status: Int
        let body: Data
    }

    private func send(_ request: HTTPClientRequest) async throws(Problem) -> Reply {
        var request = request
        request.tlsConfiguration = trust
        request.headers.replaceOrAdd(name: "Accept", value: "application/json")
        do {
            let response = try await http.execute(request, timeout: Self.patience)
            let body = try await response.body.collect(upTo: Self.mostBytes)
            return Reply(status: Int(response.status.code), body: Data(body.readableBytesView))
        } catch {
            throw Problem(wire: error)
        }
    }

    private struct Granted: Decodable {
        let identityToken: String

        enum CodingKeys: String, CodingKey {
            case identityToken = "id_token"
        }
    }
}

/// Why no token was given.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
private struct Refusal: Decodable {
    let error: String
    let errorCodes: [Int]?
    let traceID: String?

    enum CodingKeys: String, CodingKey {
        case error
        case errorCodes = "error_codes"
        case traceID = "trace_id"
    }

    func grant(status: Int) throws(Problem) -> LoginWire.Grant {
        let trace = Problem.Trace(
            status: status, code: errorCodes?.first.map { "AADSTS\($0)" } ?? String(error.prefix(64)),
            requestID: traceID.map { String($0.prefix(64)) })
        return switch error {
        case "invalid_grant": .codeRefused
        case "invalid_client", "unauthorized_client": .credentialRefused(.credentialRefused(errorCodes?.first, trace))
        default: throw status >= 500 || status == 429 ? .notAnswered(status: status) : .requestRefused(trace)
        }
    }
}
