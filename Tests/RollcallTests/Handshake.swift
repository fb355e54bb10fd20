import NIOCore
import NIOPosix
import NIOSSL

/// A connection that is made to see the certificate of whoever answers.
enum Handshake {
    /// The certificate that a server on this machine shows, DER.
    static func certificate(at port: Int) async throws -> [UInt8] {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let seen = loop.makePromise(of: [UInt8].self)
        let context = try NIOSSLContext(configuration: .makeClientConfiguration())
        let channel = try await ClientBootstrap(group: loop).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                let handler = try NIOSSLClientHandler(
                    context: context, serverHostname: nil,
                    customVerificationCallback: { chain, verdict in
                        seen.completeWith(Result { try chain.first?.toDERBytes() ?? [] })
                        verdict.succeed(.certificateVerified)
                    })
                try channel.pipeline.syncOperations.addHandler(handler)
            }
        }.connect(host: "127.0.0.1", port: port).get()
        let certificate = try await seen.futureResult.get()
        try? await channel.close()
        return certificate
    }
}
