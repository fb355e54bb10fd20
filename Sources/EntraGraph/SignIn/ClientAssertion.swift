import DirectoryCore
import Foundation

/// The token by which the application says to the sign-in service who it is, signed with its certificate's key.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/certificate-credentials>
struct ClientAssertion: Sendable {
    let client: ClientID
    /// The token endpoint of the cloud and tenant: nobody else may accept the assertion.
    let audience: String
    /// Never the same twice.
    let id: UUID
    let now: Date

    /// How long it may be used, in seconds.
    private static let life: TimeInterval = 600

    /// The assertion as a JSON Web Token.
    func signed(by certificate: ClientCertificate) throws -> Secret {
        let header = Header(thumbprint: Data(certificate.thumbprint).base64URL)
        let content = "\(try Self.encoded(header)).\(try Self.encoded(claims))"
        return Secret("\(content).\(try certificate.signature(of: content).base64URL)")
    }

    private var claims: Claims {
        let start = Int(now.timeIntervalSince1970)
        let name = client.description
        return Claims(
            aud: audience, iss: name, sub: name, jti: id.uuidString.lowercased(), nbf: start, iat: start,
            exp: start + Int(Self.life))
    }

    private static func encoded(_ part: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(part).base64URL
    }

    private struct Header: Encodable {
        let alg = "PS256"
        let typ = "JWT"
        let thumbprint: String

        enum CodingKeys: String, CodingKey {
            case alg, typ
            case thumbprint = "x5t#S256"
        }
    }

    private struct Claims: Encodable {
        let aud: String
        let iss: String
        let sub: String
        let jti: String
        let nbf: Int
        let iat: Int
        let exp: Int
    }
}

extension Data {
    /// Base64 with the URL alphabet and without padding.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc4648#section-5>
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Reads base64 with the URL alphabet, without padding.
    init?(base64URL text: Substring) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
