import DirectoryCore
import NIOSSL

/// Which certificates a cloud is believed by.
enum TrustedAuthorities {
    /// - Returns: nil for a cloud that is trusted as the system says.
    /// - Throws: `configuration-invalid` when the cloud's file holds no certificates.
    static func configuration(for cloud: Cloud) throws(Problem) -> TLSConfiguration? {
        guard let file = cloud.certificateAuthorityFile else { return nil }
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(file), !certificates.isEmpty else {
            throw Problem(
                .configurationInvalid,
                cause: "The certificate authorities of the cloud \(cloud.name) cannot be read.",
                advice: "Check that the file named in the server's configuration exists and holds certificates (PEM).")
        }
        var configuration = TLSConfiguration.makeClientConfiguration()
        // By name and not by content: requests with the same name share their connections.
        configuration.trustRoots = .file(file)
        return configuration
    }
}
