package import DirectoryCore
package import DirectoryPorts

/// How the application proves to the tenant that it is the registered one, as fields to add to the form in which it
/// asks for a token.
package struct ClientAuthentication: Sendable {
    /// - Parameters: the connection, one of its credentials, and the token endpoint, which an assertion names as its
    ///   audience.
    package typealias Fields =
        @Sendable (Connection, StoredCredential, _ tokenEndpoint: String) async throws(Problem) -> [FormField]

    let fields: Fields

    package init(_ fields: @escaping Fields) { self.fields = fields }

    /// By client secrets alone.
    ///
    /// - Returns: what throws `credential-unavailable` for a credential of another kind.
    package static func clientSecrets(openedBy box: any SecretBox) -> ClientAuthentication {
        ClientAuthentication { (connection, credential, _) throws(Problem) in
            guard case .clientSecret(let sealed, _) = credential.kind,
                let place = SecretPlace.credential(credential, organization: connection.organization)
            else { throw .credentialUnavailable }
            return [FormField("client_secret", try box.open(sealed, for: place).reveal())]
        }
    }
}

/// A field of a form. Does not print its value, which may be a secret.
package struct FormField: Sendable, CustomStringConvertible {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package var description: String { name }

    /// Fields as `application/x-www-form-urlencoded`, which serves as a query too.
    static func encoded(_ fields: [FormField]) -> String {
        fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// Everything but unreserved characters as `%XX` of its UTF-8 (RFC 3986 §2.3).
    private static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            if isUnreserved(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
