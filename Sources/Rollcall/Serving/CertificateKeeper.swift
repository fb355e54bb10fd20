import DirectoryCore
import DirectoryPorts
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Synchronization

/// Shows whoever connects the certificate that lies in the files now. Connections that are open keep theirs.
///
/// A renewed certificate is in force within seconds. One that cannot be read, because only one of the two files has been
/// replaced yet, or for good, is no certificate: the last good one stays, and the log says so.
final class CertificateKeeper: Service, CustomStringConvertible {
    private let files: TLSFiles
    private let world: World
    private let logger: Logger
    private let current: Mutex<ServerCertificate>

    /// What the log calls it.
    var description: String { "certificate" }

    /// How often the files are looked at.
    static let pulse: Duration = .seconds(10)

    /// - Throws: `configuration-invalid` when the files hold no certificate with its key.
    init(_ files: TLSFiles, world: World, logger: Logger) throws(Problem) {
        self.files = files
        self.world = world
        self.logger = logger
        current = Mutex(try ServerCertificate(files))
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown { [self] in
            do {
                while true {
                    try await world.sleep(Self.pulse)
                    look()
                }
            } catch is CancellationError {
                return
            }
        }
    }

    /// Puts what is in the files into force, if it is another and good.
    func look() {
        do throws(Problem) {
            let found = try ServerCertificate(files)
            let isNew = current.withLock { current in
                guard !found.isWritten(like: current) else { return false }
                current = found
                return true
            }
            if isNew { logger.notice("the certificate was replaced") }
        } catch {
            logger.error("the new certificate is not usable", metadata: ["problem": "\(error.cause)"])
        }
    }

    /// What a server is configured with: asks for the certificate at every handshake.
    var configuration: TLSConfiguration {
        var configuration = current.withLock(\.self).configuration
        configuration.sslContextCallback = { [self] _, promise in
            let certificate = current.withLock(\.self)
            var change = NIOSSLContextConfigurationOverride()
            change.certificateChain = certificate.chain
            change.privateKey = certificate.key
            promise.succeed(change)
        }
        return configuration
    }
}
