import HTTPTypes

/// A request that is turned away before any page looks at it.
enum Refusal: Error, Hashable {
    /// Asked for by a name that is not this machine's.
    case foreignHost
    /// A change asked for by a page that is not ours.
    case crossSite
    case noSuchPage
    /// The page exists, and does not do this.
    case methodNotAllowed(allowed: [HTTPRequest.Method])
    case bodyTooLarge
    case bodyTooSlow
    case headTooLarge
    case notAForm
    /// A token, for a page that is for people.
    case programsNotServed
    /// Plain HTTP to a name that is called over HTTPS.
    case unencrypted

    var status: HTTPResponse.Status {
        switch self {
        case .foreignHost: .misdirectedRequest
        case .crossSite: .forbidden
        case .noSuchPage: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooLarge: .contentTooLarge
        case .bodyTooSlow: .requestTimeout
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .unencrypted: .forbidden
        case .programsNotServed: .forbidden
        case .notAForm: .unsupportedMediaType
        }
    }
}
