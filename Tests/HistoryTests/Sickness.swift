import EntraSimulator
import Foundation
import TestSupport

/// A way in which a reading can be sick while nobody has left the tenant: rows F-19 to F-31 of the fault table.
enum Sickness: CaseIterable {
    case serverErrors, errorInSuccess, webPage, garbage, cutBodies, wrongType, badItems, strangeDeltas, loops
    case foreignLinks, missingValue, forgottenHistory, expiredPages, revokedTokens, unauthorized, noTokens
    case expiredSecret, lostPermission, nulls, shortened, emptyLists, emptyTenant, oneNotFound, lag, storm
    case anotherTenant, badWeather

    /// Makes the tenant sick, for a while or for good.
    func strike(_ control: TenantControl, _ random: inout SeededRandom) throws {
        switch self {
        case .strangeDeltas, .forgottenHistory, .expiredPages, .revokedTokens, .expiredSecret, .lostPermission,
            .emptyTenant, .lag, .anotherTenant, .badWeather:
            try befall(control, &random)
        default: control.inject(fault(&random))
        }
    }

    private func befall(_ control: TenantControl, _ random: inout SeededRandom) throws {
        switch self {
        case .strangeDeltas: try control.spoil(.strangeDeltas, &random)
        case .forgottenHistory: control.expireDeltaTokens()
        case .expiredPages: control.expirePageTokens()
        case .revokedTokens: control.revokeTokens()
        case .expiredSecret:
            control.expireSecret()
            control.revokeTokens()
        case .lostPermission: control.dropPermission("User.Read.All")
        case .emptyTenant: control.emptyTenant()
        case .lag: try control.spoil(.holdBack, &random)
        case .anotherTenant: try control.swapTenant(to: UUID().uuidString.lowercased())
        default: try control.spoil(.badWeather, &random)
        }
    }

    private func fault(_ random: inout SeededRandom) -> Fault {
        let times: Int? = self == .oneNotFound ? 1 : [1, 2, 5, nil].randomElement(using: &random) ?? 1
        let lists: [Fault.Target] = [.graphPath("/users"), .graphPath("/users/delta"), .graph]
        let target: Fault.Target =
            switch self {
            case .noTokens: .token
            case .oneNotFound: .graphPath("/users/")
            default: lists.randomElement(using: &random) ?? .graph
            }
        return Fault(
            effect(&random), on: target, skip: Int.random(in: 0...4, using: &random), times: times)
    }

    private func effect(_ random: inout SeededRandom) -> Fault.Effect {
        let number = Int.random(in: 0...40, using: &random)
        switch self {
        case .serverErrors: return .unavailable(status: [500, 502, 503, 504][number % 4], html: number % 2 == 0)
        case .noTokens: return .unavailable(status: 503, html: number % 2 == 0)
        case .errorInSuccess: return .json(#"{"error":{"code":"UnknownError","message":"-"}}"#)
        case .webPage: return .htmlPage
        case .garbage: return .json(Self.noAnswers[number % Self.noAnswers.count])
        case .wrongType: return .answer(status: 200, contentType: "text/plain", body: #"{"value":[]}"#)
        case .badItems: return .json(Self.oddPages[number % Self.oddPages.count])
        case .cutBodies: return number % 2 == 0 ? .cut(afterBytes: number * 20) : .truncatedGzip
        case .loops: return .loopingNextLink
        case .foreignLinks: return .foreignNextLink(host: "graph.example")
        case .missingValue: return .missingValue
        case .unauthorized: return number % 2 == 0 ? .unauthorized : .forbidden
        case .nulls: return .limitedInformation
        case .shortened: return .shortened(to: number % 8)
        case .emptyLists: return .shortened(to: 0)
        case .oneNotFound: return .notFound
        default: return .throttled(retryAfter: number % 2 == 0 ? .absent : .text("\(number)"))
        }
    }

    /// What is no answer of Graph, though it says it is JSON.
    private static let noAnswers = [
        "", "{", "[]", "null", "\u{FEFF}{\"value\":[]}", #"{"value":NaN}"#, #"{"value":[]"#, #"{"value":{}}"#,
        #"{"value":[],"value":[]}"#, #"{"value":[{"id":"\uD800"}]}"#, #"{"value":"none"}"#,
        String(repeating: "[", count: 100_000),
    ]

    /// Pages that can be read, of items that cannot.
    private static let oddPages = [
        #"{"value":[{}]}"#, #"{"value":[null,7,"x"]}"#, #"{"value":[{"id":null}]}"#, #"{"value":[{"id":"1"}]}"#,
        #"{"value":[{"id":"0b7d6a1e-1111-4a11-9a11-000000000001","userPrincipalName":null}]}"#,
        ##"{"value":[{"id":"0b7d6a1e-1111-4a11-9a11-000000000001","@odata.type":"#microsoft.graph.group"}]}"##,
    ]
}

extension Fault.Effect {
    fileprivate static func json(_ body: String) -> Fault.Effect {
        .answer(status: 200, contentType: "application/json", body: body)
    }
}
