import DirectoryCore
import FoundationEssentials

/// What the body of an answer says.
struct GraphAnswer: Sendable {
    let content: Content
    /// `error.code`.
    let errorCode: String?
    let requestID: String?

    enum Content: Sendable {
        case page(PeoplePage)
        case person(DecodedPerson)
        /// An error, or nothing that we know.
        case other
    }
}

/// One of the answers that came back together.
struct BatchAnswer: Sendable {
    let id: String
    let status: Int
    let retryAfter: String?
    let answer: GraphAnswer
}

/// People that were listed together.
struct PeoplePage: Sendable {
    let people: [DecodedPerson]
    /// As the answer has it: unchecked.
    let nextLink: String?
    /// At the end of a delta, as the answer has it: unchecked, and as good as a secret.
    let deltaLink: String?
    /// Items whose id is no GUID. Nobody can be bound to them.
    let nameless: Int
}

/// A user, or a deleted one, as an answer shows it.
struct DecodedPerson: Sendable {
    let user: DirectoryUser
    /// False for other things that live among the users, such as `agentUser`.
    let isPerson: Bool
    /// Properties that were there but not of their type. They count as absent: nothing was said that can be kept.
    let malformedProperties: Int
    let deletedAt: Date?
    /// What a delta says of somebody who is gone; nil for everybody else.
    let removal: Removal?

    /// `@removed`.
    enum Removal: Hashable, Sendable {
        case reason(Proof.DeltaReason)
        /// There is no reason, or none that we know.
        case unexplained
    }
}
