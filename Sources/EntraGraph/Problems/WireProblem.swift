import AsyncHTTPClient
import DirectoryCore
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

extension Setback {
    /// Says what kept an answer from arriving. Whatever is not known to be final is tried again.
    init(wireError error: any Error) {
        if error is CancellationError || error as? HTTPClientError == .cancelled {
            self.init(.interrupted)
        } else if error is NIOTooManyBytesError || error as? NIOHTTPDecompression.DecompressionError == .limit {
            self.init(.pageTooLarge)
        } else if let distrust = CertificateDistrust(error) {
            self.init(.certificateNotTrusted(distrust))
        } else {
            self.init(.unreachable(error), trouble: .unreachable)
        }
    }
}

/// Why a server's certificate is not believed.
enum CertificateDistrust: Sendable {
    case unknownAuthority
    case anotherHost

    init?(_ error: any Error) {
        if error as? NIOSSLExtraError == .failedToValidateHostname {
            self = .anotherHost
        } else if case .handshakeFailed(let cause)? = error as? NIOSSLError,
            "\(cause)".contains("CERTIFICATE_VERIFY_FAILED")  // The library tells the reason only in its text.
        {
            self = .unknownAuthority
        } else {
            return nil
        }
    }
}

extension Problem {
    static let interrupted = Problem(
        .upstreamUnreachable,
        cause: "Reading from Microsoft was interrupted before it was complete.",
        advice: "Start again when you are ready.")

    static let pageTooLarge = Problem(
        .pageTooLarge,
        cause: "Microsoft Graph sent an answer larger than Rollcall accepts.",
        advice: "No answer of Microsoft is that large. Check whether a proxy stands between this server and Microsoft.")

    static func certificateNotTrusted(_ distrust: CertificateDistrust) -> Problem {
        let cause: Sentence =
            switch distrust {
            case .unknownAuthority:
                "The server that answered could not prove to be Microsoft: its certificate is expired or not issued by "
                    + "an authority that this server trusts."
            case .anotherHost:
                "The server that answered could not prove to be Microsoft: its certificate was issued for another host "
                    + "name."
            }
        return Problem(
            .certificateNotTrusted, cause: cause,
            advice: """
                No credential was sent. Check this server's clock, and whether a proxy intercepts its connections to \
                Microsoft; its authority must then be trusted by this server.
                """)
    }

    fileprivate static func unreachable(_ error: any Error) -> Problem {
        Problem(
            .upstreamUnreachable, cause: UnreachableReason(error).sentence,
            advice: "Check this server's network, DNS and proxy, then start again.")
    }
}

/// The kinds of silence, in words; the library's own description could hold an address.
private enum UnreachableReason {
    case noConnection
    case noAnswer
    case cutShort

    init(_ error: any Error) {
        switch error as? HTTPClientError {
        case .readTimeout?, .writeTimeout?, .deadlineExceeded?, .getConnectionFromPoolTimeout?: self = .noAnswer
        case .connectTimeout?, .tlsHandshakeTimeout?: self = .noConnection
        case .some: self = .cutShort
        case nil: self = error is IOError || error is HTTPParserError ? .cutShort : .noConnection
        }
    }

    var sentence: Sentence {
        switch self {
        case .noConnection: "Microsoft could not be reached: no connection could be made."
        case .noAnswer: "Microsoft could not be reached: no complete answer came in time."
        case .cutShort: "Microsoft could not be reached: the connection broke before the answer was complete."
        }
    }
}
