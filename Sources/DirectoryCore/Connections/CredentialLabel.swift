extension StoredCredential {
    /// What to call it: enough to know it again, and nothing secret.
    package var label: String { words.description }

    /// Its label, in the words of any language.
    package var words: Sentence {
        switch kind {
        case .clientSecret(_, let hint): hint.isEmpty ? .phrase("client secret") : Self.secret(hint)
        case .certificate(let certificate, _): Self.certificate(certificate.shortThumbprint)
        case .federated(let file): Self.federated(file.rawValue)
        case .managedIdentity(nil): .phrase("managed identity")
        case .managedIdentity(let client?): Self.identity(client.description)
        }
    }

    /// Its label, and when it ends if that is known: as the audit says it.
    ///
    /// - Parameter day: `2027-05-03`
    package func words(endingOn day: String?) -> Sentence { day.map { Self.ending(words, on: $0) } ?? words }

    /// What labels, and what the audit says of credentials, consist of, with nothing in the places.
    package static var vocabulary: [Sentence] {
        [
            ending("", on: ""), .phrase("client secret"), secret(""), certificate(""), federated(""),
            .phrase("managed identity"), identity(""),
        ]
    }

    private static func secret(_ hint: String) -> Sentence { .phrase("client secret …\(hint)") }
    private static func certificate(_ thumbprint: String) -> Sentence { .phrase("certificate \(thumbprint)") }
    private static func federated(_ file: String) -> Sentence { .phrase("federated credential \(file)") }
    private static func identity(_ client: String) -> Sentence { .phrase("managed identity \(client)") }
    private static func ending(_ label: Sentence, on day: String) -> Sentence { .phrase("\(label), ends \(day)") }
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
