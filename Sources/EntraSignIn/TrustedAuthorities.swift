import DirectoryCore
import NIOSSL

/// Which certificates a cloud's sign-in service is believed by.
enum TrustedAuthorities {
    /// - Returns: nil for a cloud that is trusted as the system says.
    /// - Throws: `configuration-invalid` when the cloud's file holds no certificates.
    static func configuration(for cloud: Cloud) throws(Problem) -> TLSConfiguration? {
        guard let file = cloud.certificateAuthorityFile else { return nil }
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(file), !certificates.isEmpty else {
            throw .authoritiesUnreadable(cloud.name)
        }
        var configuration = TLSConfiguration.makeClientConfiguration()
        // By name and not by content: requests with the same name share their connections.
        configuration.trustRoots = .file(file)
        return configuration
    }
}
