package import FoundationEssentials

/// What the reading of a run shows about one bound directory user, once candidates have been looked up one by one.
package enum Sighting: Hashable, Sendable {
    case present(DirectoryUser)
    /// A delta reported the removal.
    case removed(Proof.DeltaReason, Proof.Observation)
    case inDeletedItems(deletedAt: Date?, Proof.Observation)
    /// `GET /users/{id}` answered 404 `Request_ResourceNotFound`, and the deleted items do not have it either.
    case notFound(Proof.Observation)
    /// The tenant did not let us see: nothing is known about the person.
    case unreadable
    /// The person could not be looked up, for a reason of its own.
    case unsettled(Problem)
}

/// What the absence of a directory user amounts to.
package enum Absence: Hashable, Sendable {
    case proven(Proof)
    /// A strike: missing since the first one.
    case missing(since: Date)

    /// How far apart the two strikes of R15c must be.
    package static let strikeDistance: TimeInterval = 15 * 60

    /// Judges a sighting by R15.
    ///
    /// - Parameter firstStrike: when a direct read first did not find the person.
    /// - Returns: nil when the sighting says nothing about absence.
    package static func judge(_ sighting: Sighting, firstStrike: Date?) -> Absence? {
        switch sighting {
        case .removed(let reason, let observation):
            return .proven(.deltaRemoved(reason, observation))
        case .inDeletedItems(let deletedAt, let observation):
            return .proven(.inDeletedItems(deletedAt: deletedAt, observation))
        case .notFound(let observation):
            guard let firstStrike else { return .missing(since: observation.at) }
            guard observation.at.timeIntervalSince(firstStrike) >= strikeDistance else {
                return .missing(since: firstStrike)
            }
            return .proven(.notFoundTwice(first: firstStrike, observation))
        case .present, .unreadable, .unsettled:
            return nil
        }
    }
}
