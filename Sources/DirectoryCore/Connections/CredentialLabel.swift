extension StoredCredential {
    /// What to call it: enough to know it again, and nothing secret.
    package var label: String {
        switch kind {
        case .clientSecret(_, let hint): hint.isEmpty ? "client secret" : "client secret …\(hint)"
        case .certificate(let certificate, _): "certificate \(certificate.shortThumbprint)"
        case .federated(let file): "federated credential \(file)"
        case .managedIdentity(nil): "managed identity"
        case .managedIdentity(let client?): "managed identity \(client)"
        }
    }
}

extension PublicCertificate {
    /// The thumbprint in hexadecimal, as `openssl x509 -fingerprint -sha256` shows it, without colons.
    package var hexadecimalThumbprint: String { thumbprint.map(Self.hexadecimal).joined() }

    /// Its first eight digits.
    package var shortThumbprint: String { String(hexadecimalThumbprint.prefix(8)) }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
