import CryptoExtras
import FoundationEssentials

/// A JSON Web Token (RFC 7519) taken apart but not yet believed.
struct JSONWebToken: Sendable {
    let header: JSONValue
    let claims: JSONValue
    private let signedPart: [UInt8]
    private let signature: [UInt8]

    /// Nil if this is no token of three parts with JSON inside. Padding in the parts is tolerated: azure-identity sends it.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let headerBytes = Base64URL.decode(parts[0]),
            let claimBytes = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]), let header = JSONValue(parsing: headerBytes),
            let claims = JSONValue(parsing: claimBytes), header.members != nil, claims.members != nil
        else { return nil }
        self.header = header
        self.claims = claims
        self.signature = signature
        signedPart = Array("\(parts[0]).\(parts[1])".utf8)
    }

    var algorithm: String { header["alg"]?.string ?? "" }

    /// A NumericDate claim: a whole or fractional number, or a string of digits (MSAL for .NET sends those).
    func time(_ claim: String) -> Timestamp? {
        switch claims[claim] {
        case .number(let number) where abs(number) < 1e12: Timestamp(seconds: Int(number))
        case .string(let text): Int(text).map(Timestamp.init(seconds:))
        default: nil
        }
    }

    /// Whether the key made the signature, with RS256 or PS256; every other algorithm is refused.
    func isSigned(by key: _RSA.Signing.PublicKey) -> Bool {
        let padding: _RSA.Signing.Padding
        switch algorithm {
        case "RS256": padding = .insecurePKCS1v1_5
        case "PS256": padding = .PSS
        default: return false
        }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: Data(self.signature))
        return key.isValidSignature(signature, for: SHA256.hash(data: signedPart), padding: padding)
    }
}

/// Base64 with the URL alphabet (RFC 4648 §5); reading takes the other alphabet and padding too.
enum Base64URL {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var standard = String(
            text.compactMap { character -> Character? in
                switch character {
                case "-": "+"
                case "_": "/"
                case "=": nil
                default: character
                }
            })
        standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Data(base64Encoded: standard).map(Array.init)
    }
}
