package import DirectoryCore
import Foundation
package import NIOSSL

/// A certificate that a server shows, with its key.
package struct ServerCertificate: Sendable {
    /// The server's own first.
    let chain: [NIOSSLCertificateSource]
    let key: NIOSSLPrivateKeySource
    /// What was read, to notice when it changes.
    private let written: [Data]

    /// Reads both files, and makes sure that they belong together.
    ///
    /// - Throws: `configuration-invalid`, naming the key of the setting that names the file.
    package init(_ files: TLSFiles) throws(Problem) {
        let (chain, key) = (
            try Self.read(files.certificate, "tls.certificateFile"), try Self.read(files.key, "tls.keyFile")
        )
        written = [chain, key]
        self.chain = try Self.certificates(in: chain, files.certificate).map { .certificate($0) }
        guard let key = try? NIOSSLPrivateKey(bytes: Array(key), format: .pem) else {
            throw .tls("The file \(files.key) holds no private key in PEM.", "tls.keyFile")
        }
        self.key = .privateKey(key)
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw .tls("The key in \(files.key) is not that of the certificate in \(files.certificate).", "tls.keyFile")
        }
    }

    private static func read(_ path: String, _ setting: String) throws(Problem) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .tls("The file \(path) cannot be read.", setting)
        }
        return data
    }

    private static func certificates(in data: Data, _ path: String) throws(Problem) -> [NIOSSLCertificate] {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(data)), !certificates.isEmpty else {
            throw .tls("The file \(path) holds no certificate in PEM.", "tls.certificateFile")
        }
        return certificates
    }

    /// TLS 1.2 and 1.3, with this certificate.
    var configuration: TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    func isWritten(like other: ServerCertificate) -> Bool { written == other.written }
}

extension Problem {
    fileprivate static func tls(_ cause: Sentence, _ key: String) -> Problem { .configuration(cause, key: key) }
}
