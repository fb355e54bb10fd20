import DirectoryCore
import Foundation

/// Why Microsoft Entra does not sign the application in.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
struct SignInRefusal: Decodable {
    private let error: String
    private let errorCodes: [Int]?
    private let traceID: String?

    private enum CodingKeys: String, CodingKey {
        case error
        case errorCodes = "error_codes"
        case traceID = "trace_id"
    }

    func setback(reply: Reply, tenant: TenantReference, now: Date) -> Setback {
        let trace = Problem.Trace.upstream(status: reply.status, code: code, requestID: traceID ?? reply.requestID)
        if let trouble = trouble(of: reply, now: now) {
            return Setback(Problem(trouble, service: .signIn, trace: trace), trouble: trouble)
        }
        return Setback(problem(tenant: tenant, clockLead: reply.date.map { now.timeIntervalSince($0) }, trace: trace))
    }

    /// `AADSTS…`, or the OAuth error without it.
    private var code: String { errorCodes?.first.map { "AADSTS\($0)" } ?? error }

    private func trouble(of reply: Reply, now: Date) -> RetryPolicy.Trouble? {
        switch (errorCodes?.first, reply.status) {
        case (90_055?, _), (_, 429): .throttled(reply.retryAfter(now: now))
        case (90_006?, _), (90_024?, _), (90_033?, _), (_, 500...): .unavailable(reply.retryAfter(now: now))
        default: nil
        }
    }

    private func problem(tenant: TenantReference, clockLead: Double?, trace: Problem.Trace) -> Problem {
        switch errorCodes?.first {
        case 7_000_215: .secretWrong(trace)
        case 7_000_222: .secretExpired(trace)
        case 700_027: .certificateUnknown(trace)
        case 70_021: .assertionUnknown(trace)
        case 700_016, 7_000_229: .applicationNotFound(in: tenant, trace)
        case 7_000_112: .applicationDisabled(trace)
        case 90_002, 900_023: .tenantNotFound(tenant, trace)
        case 700_024: .clockSkew(lead: clockLead, trace)
        case 500_011: .wrongCloud(trace)
        default: .signInRefused(trace)
        }
    }
}
