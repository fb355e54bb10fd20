import DirectoryCore
import FoundationEssentials

/// Which of Microsoft's services a problem is about.
enum UpstreamService {
    case signIn
    case graph

    fileprivate var words: Sentence {
        switch self {
        case .signIn: .phrase("Microsoft Entra sign-in")
        case .graph: .phrase("Microsoft Graph")
        }
    }
}

extension Setback {
    /// An answer that is neither what was asked for nor an explanation of the service: only its status speaks.
    init(status reply: Reply, service: UpstreamService = .signIn, now: Date) {
        let trace = Problem.Trace.upstream(status: reply.status, requestID: reply.requestID)
        self.init(status: reply.status, retryAfter: reply.retryAfter(now: now), service: service, trace: trace)
    }

    /// - Parameter trace: with the service's code, if it gave one.
    init(status: Int, retryAfter: Duration?, service: UpstreamService, trace: Problem.Trace) {
        let trouble: RetryPolicy.Trouble? =
            switch status {
            case 429: .throttled(retryAfter)
            case 500, 502, 503, 504, 509: .unavailable(retryAfter)
            default: nil
            }
        if let trouble {
            self.init(Problem(trouble, service: service, trace: trace), trouble: trouble)
        } else if status == 403, trace.code != nil {
            self.init(.permissionMissing(trace))
        } else {
            self.init(.refused(by: service, trace))
        }
    }

    /// A success that cannot be read: HTML of a proxy, JSON cut short, no `value`.
    static func unreadable(_ reply: Reply) -> Setback {
        let trace = Problem.Trace.upstream(status: reply.status, requestID: reply.requestID)
        return Setback(.badPayload(trace), trouble: .unreadable)
    }
}

extension UpstreamService {
    fileprivate func asksForFewerRequests(for wait: Duration?) -> Sentence {
        switch wait?.components.seconds {
        case nil: "\(words) asks for fewer requests."
        case let seconds? where seconds < 2: "\(words) asks for fewer requests for 1 second."
        case let seconds? where seconds < 120: "\(words) asks for fewer requests for \(seconds) seconds."
        case let seconds?: "\(words) asks for fewer requests for \(seconds / 60) minutes."
        }
    }

    fileprivate func isNotAvailable(for wait: Duration?) -> Sentence {
        switch wait?.components.seconds {
        case nil: "\(words) is not available."
        case let seconds? where seconds < 2: "\(words) is not available for 1 second."
        case let seconds? where seconds < 120: "\(words) is not available for \(seconds) seconds."
        case let seconds?: "\(words) is not available for \(seconds / 60) minutes."
        }
    }
}

extension Problem {
    /// What to say when a passing trouble does not pass.
    init(_ trouble: RetryPolicy.Trouble, service: UpstreamService, trace: Trace) {
        switch trouble {
        case .throttled(let wait):
            self.init(
                .upstreamThrottled,
                cause: service.asksForFewerRequests(for: wait),
                advice: "Start again later. Another application may be using up the tenant's allowance.",
                trace: trace)
        case .unavailable(let wait):
            self.init(
                .upstreamUnavailable,
                cause: service.isNotAvailable(for: wait),
                advice: "Start again later. The state of Microsoft's services is shown at status.cloud.microsoft.",
                trace: trace)
        case .unreachable, .unreadable:
            self = .badPayload(trace)
        }
    }

    static func badPayload(_ trace: Trace) -> Problem {
        Problem(
            .upstreamBadPayload,
            cause: "What came back is not an answer of Microsoft Graph.",
            advice: "Check whether a proxy or a sign-in page of the network stands between this server and Microsoft.",
            trace: trace)
    }

    static func permissionMissing(_ trace: Trace) -> Problem {
        Problem(
            .permissionMissing,
            cause: "The application can sign in but may not read users.",
            advice: """
                An administrator of the tenant must grant the application permission User.Read.All and consent to it.
                """,
            trace: trace)
    }

    static func refused(by service: UpstreamService, _ trace: Trace) -> Problem {
        Problem(
            .upstreamRefused,
            cause: "\(service.words) refused the request.",
            advice: "Start again. If it is refused again, ask Microsoft's support with the request ID.",
            trace: trace)
    }

    static func hostileLink() -> Problem {
        Problem(
            .hostileLink,
            cause: "An answer told Rollcall to go on reading at another address than Microsoft Graph's.",
            effect: "The link was not followed, no credential was sent there, and nothing was changed.",
            advice: "Check whether a proxy changes the answers of Microsoft on their way to this server.")
    }

    static func endlessListing() -> Problem {
        Problem(
            .endlessListing,
            cause: "Microsoft Graph's list of people does not end: it leads back to a page that was read before.",
            advice: "Start again. If it happens again, ask Microsoft's support with the date and time.")
    }
}
