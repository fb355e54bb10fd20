package import FoundationEssentials

/// Why we believe that a directory user is gone (R15). Absence from a list is none of these.
package enum Proof: Hashable, Codable, Sendable {
    /// A delta said so.
    case deltaRemoved(DeltaReason, Observation)
    /// The user is among the tenant's deleted items, where it can still be restored.
    case inDeletedItems(deletedAt: Date?, Observation)
    /// Two direct reads, at least 15 minutes apart, found neither the user nor a deleted item.
    case notFoundTwice(first: Date, Observation)

    /// When the answer that settled it was seen.
    package var observedAt: Date {
        switch self {
        case .deltaRemoved(_, let observation), .inDeletedItems(_, let observation),
            .notFoundTwice(_, let observation):
            observation.at
        }
    }

    /// `@removed.reason` of Microsoft Graph: `changed` is restorable, `deleted` is permanent.
    package enum DeltaReason: String, Codable, Sendable {
        case changed
        case deleted
    }

    /// The answer that the proof rests on.
    package struct Observation: Hashable, Codable, Sendable {
        package let at: Date
        /// HTTP status of the answer.
        package let status: Int
        package let requestID: String?

        package init(at: Date, status: Int, requestID: String?) {
            self.at = at
            self.status = status
            self.requestID = requestID
        }
    }
}
