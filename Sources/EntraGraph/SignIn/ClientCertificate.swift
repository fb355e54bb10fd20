import Crypto
import CryptoExtras
package import DirectoryCore
import Foundation

/// The private key that signs for the application, and the thumbprint by which Microsoft Entra finds its certificate.
package struct ClientCertificate: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: _RSA.Signing.PrivateKey
    /// SHA-256 of the certificate's DER.
    let thumbprint: [UInt8]

    /// - Parameters:
    ///   - key: an RSA key of 2048 bits or more as PEM, PKCS#1 or PKCS#8.
    ///   - thumbprint: SHA-256 of the certificate's DER.
    /// - Throws: `credential-unavailable` when that is no such key.
    package init(key: Secret, thumbprint: [UInt8]) throws(Problem) {
        guard let parsed = try? _RSA.Signing.PrivateKey(pemRepresentation: key.reveal()) else {
            throw .certificateKeyUnreadable
        }
        self.key = parsed
        self.thumbprint = thumbprint
    }

    /// An RSASSA-PSS signature with SHA-256 over the text, as `PS256` wants it.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc7518#section-3.5>
    func signature(of text: String) throws -> Data {
        try key.signature(for: SHA256.hash(data: Data(text.utf8)), padding: .PSS).rawRepresentation
    }

    package var description: String { "(certificate)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
