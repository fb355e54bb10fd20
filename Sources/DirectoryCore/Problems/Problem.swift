/// Something that stopped a piece of work, told to the person who asked for it: what was wrong, what was not done,
/// what to do. Page, command, run record and log show the same entry.
package struct Problem: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    package let code: Code
    /// What was wrong, in words an administrator understands. Holds no secret and no markup.
    package let cause: Sentence
    /// What it means for the data. Mostly that nothing was changed.
    package let effect: Sentence
    /// What to do next.
    package let advice: Sentence
    /// The form field or argument that was wrong, if it was one.
    package let field: String?
    /// What the tenant said, for support.
    package let trace: Trace?

    package init(
        _ code: Code, cause: Sentence, effect: Sentence = "Nothing was changed.", advice: Sentence,
        field: String? = nil, trace: Trace? = nil
    ) {
        self.code = code
        self.cause = cause
        self.effect = effect
        self.advice = advice
        self.field = field
        self.trace = trace
    }

    package var description: String { "\(cause) \(effect) \(advice) (\(code.rawValue))" }

    /// What Microsoft's services said: enough to ask their support, nothing secret.
    package struct Trace: Hashable, Codable, Sendable {
        /// HTTP status, if there was an answer.
        package var status: Int?
        /// Graph's `error.code`, or `AADSTS…` of the sign-in service.
        package var code: String?
        /// `request-id` of Graph, `trace_id` of the sign-in service.
        package var requestID: String?

        package init(status: Int? = nil, code: String? = nil, requestID: String? = nil) {
            self.status = status
            self.code = code
            self.requestID = requestID
        }
    }
}

extension Problem {
    /// The stable name of a kind of problem.
    package enum Code: String, CaseIterable, Codable, Sendable {
        // Connection
        case notConnected = "not-connected"
        case tenantNotFound = "tenant-not-found"
        case applicationNotFound = "application-not-found"
        case secretWrong = "secret-wrong"
        case secretExpired = "secret-expired"
        case signInRefused = "sign-in-refused"
        case permissionMissing = "permission-missing"
        case tenantChanged = "tenant-changed"
        case cloudUnknown = "cloud-unknown"
        case certificateNotTrusted = "certificate-not-trusted"
        case clockSkew = "clock-skew"

        case certificateUnknown = "certificate-unknown"
        case credentialUnavailable = "credential-unavailable"
        case credentialLimit = "credential-limit"
        case managedIdentityUnavailable = "managed-identity-unavailable"

        // Who may
        case signInNeeded = "sign-in-needed"
        case signInFailed = "sign-in-failed"
        case signInDelayed = "sign-in-delayed"
        case proofNeeded = "proof-needed"
        case notPermitted = "not-permitted"
        case codeInvalid = "code-invalid"
        case passwordWeak = "password-weak"
        case secondFactorNeeded = "second-factor-needed"
        case lastOwner = "last-owner"
        case alreadyClaimed = "already-claimed"
        case handleTaken = "handle-taken"
        case accountExists = "account-exists"
        case identityTaken = "identity-taken"

        // Reading
        case upstreamUnreachable = "upstream-unreachable"
        case upstreamUnavailable = "upstream-unavailable"
        case upstreamThrottled = "upstream-throttled"
        case upstreamRefused = "upstream-refused"
        case upstreamBadPayload = "upstream-bad-payload"
        case upstreamEmpty = "upstream-empty"
        case pageTooLarge = "page-too-large"
        case hostileLink = "hostile-link"
        case endlessListing = "endless-listing"
        case permissionSuspected = "permission-suspected"
        case changeHistoryEnded = "change-history-ended"

        // Working
        case planStale = "plan-stale"
        case planMismatch = "plan-mismatch"
        case runInProgress = "run-in-progress"
        case runCanceled = "run-canceled"
        case runInterrupted = "run-interrupted"
        case leaseLost = "lease-lost"
        case alreadyPaused = "already-paused"
        case notPaused = "not-paused"
        case notPausable = "not-pausable"
        case pausedTooLong = "paused-too-long"
        case approvalNeeded = "approval-needed"
        case changedSince = "changed-since"
        case nothingToUndo = "nothing-to-undo"
        case filterInvalid = "filter-invalid"
        case scheduleInvalid = "schedule-invalid"
        case runNotApplicable = "run-not-applicable"
        case notFound = "not-found"
        case invalidValue = "invalid-value"
        case nothingSelected = "nothing-selected"
        case duplicateEmail = "duplicate-email"
        case duplicateUsername = "duplicate-username"

        // Storing
        case storeUnavailable = "store-unavailable"
        case storeNewer = "store-newer"
        case configurationInvalid = "configuration-invalid"
        case keyUnavailable = "key-unavailable"
        case auditBroken = "audit-broken"
    }
}

extension Problem.Code {
    /// What kind of answer the problem needs; the command's exit code and the page's status follow from it.
    package var category: Category {
        switch self {
        case .invalidValue, .nothingSelected, .cloudUnknown, .configurationInvalid, .filterInvalid, .scheduleInvalid,
            .passwordWeak, .codeInvalid:
            .usage
        case .notConnected, .notFound: .absent
        case .tenantNotFound, .applicationNotFound, .secretWrong, .secretExpired, .signInRefused, .permissionMissing,
            .permissionSuspected, .clockSkew, .certificateUnknown, .credentialUnavailable, .managedIdentityUnavailable:
            .notAllowed
        case .notPermitted: .notPermitted
        case .signInNeeded, .signInFailed, .signInDelayed, .proofNeeded, .secondFactorNeeded: .notSignedIn
        case .certificateNotTrusted, .upstreamUnreachable, .upstreamUnavailable, .upstreamThrottled,
            .upstreamRefused, .upstreamBadPayload, .upstreamEmpty, .pageTooLarge, .hostileLink, .endlessListing,
            .changeHistoryEnded:
            .upstream
        case .tenantChanged, .planStale, .planMismatch, .runNotApplicable, .duplicateEmail, .duplicateUsername,
            .runInProgress, .runCanceled, .runInterrupted, .leaseLost, .changedSince, .nothingToUndo, .credentialLimit,
            .lastOwner, .alreadyClaimed, .handleTaken, .accountExists, .identityTaken, .alreadyPaused, .notPaused,
            .notPausable, .pausedTooLong:
            .conflict
        case .approvalNeeded: .held
        case .storeUnavailable, .storeNewer, .keyUnavailable, .auditBroken: .internal
        }
    }

    /// A kind of answer.
    package enum Category: Sendable {
        case usage
        case absent
        /// The tenant does not allow it.
        case notAllowed
        /// The asker's role does not reach.
        case notPermitted
        /// Nobody, or not surely enough the one it takes.
        case notSignedIn
        case upstream
        case conflict
        /// A brake held the plan; somebody has to look at it.
        case held
        case `internal`
    }
}
