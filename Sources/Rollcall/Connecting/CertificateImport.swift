import CryptoExtras
import DirectoryCore
import Foundation
import SwiftASN1
import X509

extension ClientCertificateFile {
    /// The most bytes that a key with its certificates has.
    private static let limit = 65_536
    /// In bits; longer keys sign too slowly to be of use.
    private static let longestKey = 8_192
    /// The clock of whoever made the certificate may be ahead by so much, in seconds.
    private static let clockSkew: TimeInterval = 300

    /// Reads a private key and its certificate, both as PEM in one text, in any order. Other certificates, such as
    /// those of its issuers, may come along.
    ///
    /// - Throws: `invalid-value`, naming the field `certificate`, unless it is one RSA key of 2048 bits or more, not
    ///   encrypted, with a certificate of that key that is good now.
    init(reading text: Secret, at now: Date) throws(Problem) {
        let blocks = try Self.blocks(in: text.reveal())
        let key = try Self.key(among: blocks)
        let certificate = try Self.certificate(of: key.publicKey, among: blocks)
        guard certificate.notValidAfter > now else {
            throw .certificate("The certificate has ended.", advice: "Make a new one.")
        }
        guard certificate.notValidBefore <= now.addingTimeInterval(Self.clockSkew) else {
            throw .certificate(
                "The certificate is not good yet.", advice: "Check this server's clock, or wait until it is.")
        }
        do {
            try self.init(certificate, key)
        } catch {
            throw .certificate("The certificate cannot be read.", advice: "Export it again as PEM.")
        }
    }

    private static func key(among blocks: [Block]) throws(Problem) -> _RSA.Signing.PrivateKey {
        let keys = blocks.filter { $0.kind.hasSuffix("PRIVATE KEY") }
        guard let block = keys.first else {
            throw .certificate(
                "The certificate comes without its private key.", advice: "Put both into one text, as PEM.")
        }
        guard keys.count == 1 else {
            throw .certificate("The certificate comes with several private keys.", advice: "Leave only its own.")
        }
        guard !block.isEncrypted else {
            throw .certificate(
                "The certificate comes with an encrypted private key.",
                advice: "Decrypt it: openssl pkey -in key.pem -out decrypted.pem")
        }
        guard let key = try? _RSA.Signing.PrivateKey(unsafePEMRepresentation: block.pem) else {
            throw .certificate(
                "The certificate comes with a key that is no RSA key, or a broken one.",
                advice: "Make one with an RSA key.")
        }
        guard (2_048...longestKey).contains(key.keySizeInBits) else {
            throw .certificate(
                "The certificate has a key of \(key.keySizeInBits) bits.", advice: "Take 2048, 3072 or 4096.")
        }
        return key
    }

    /// The certificate of the key; of several the one that ends last.
    private static func certificate(
        of key: _RSA.Signing.PublicKey, among blocks: [Block]
    ) throws(Problem) -> Certificate {
        let blocks = blocks.filter { $0.kind == "CERTIFICATE" }
        guard !blocks.isEmpty else {
            throw .certificate("The certificate is missing.", advice: "Put it and its key into one text, as PEM.")
        }
        let certificates = blocks.compactMap { try? Certificate(pemEncoded: $0.pem) }
        guard !certificates.isEmpty else {
            throw .certificate("The certificate cannot be read.", advice: "Export it again as PEM.")
        }
        let own = certificates.filter { $0.publicKey == Certificate.PublicKey(key) }
        guard let certificate = own.max(by: { $0.notValidAfter < $1.notValidAfter }) else {
            throw .certificate(
                "The certificate does not belong to the private key.",
                advice: "Give the certificate that was made with it.")
        }
        return certificate
    }
}

// MARK: The text

extension ClientCertificateFile {
    /// One part of a PEM text, with its first and last line.
    private struct Block {
        let kind: String
        let pem: String

        var isEncrypted: Bool { kind.hasPrefix("ENCRYPTED") || pem.contains("ENCRYPTED") }
    }

    /// What lies between the blocks is left out: tools write there what they contain.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc7468#section-2>
    private static func blocks(in text: String) throws(Problem) -> [Block] {
        guard text.utf8.count <= limit else {
            throw .certificate("The certificate is too large.", advice: "Leave out other certificates.")
        }
        var blocks: [Block] = []
        var lines: [Substring] = []
        var kind: Substring?
        for line in text.split(whereSeparator: \.isNewline).map({ $0.trimmingBlanks }) {
            if let begun = line.between("-----BEGIN ") { (kind, lines) = (begun, []) }
            if kind != nil { lines.append(line) }
            if let ended = line.between("-----END "), ended == kind {
                blocks.append(Block(kind: String(ended), pem: lines.joined(separator: "\n")))
                kind = nil
            }
        }
        return blocks
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let rest = drop(while: \.isWhitespace)
        return rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)]
    }

    /// What stands between a beginning and five hyphens; nil for another line.
    fileprivate func between(_ beginning: String) -> Substring? {
        guard hasPrefix(beginning), hasSuffix("-----"), count > beginning.count + 5 else { return nil }
        return dropFirst(beginning.count).dropLast(5)
    }
}

extension Problem {
    fileprivate static func certificate(_ cause: Sentence, advice: Sentence) -> Problem {
        .entered(cause, advice: advice, field: "certificate")
    }
}
