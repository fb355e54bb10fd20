/// Whose following of the tenant is wanted (R17). Leaving the scope is not a deletion.
///
/// A connection that follows chosen people only needs no filter: everybody in the tenant is in scope, and whoever is
/// imported was chosen, as long as newcomers wait (`SynchronizationRules.Newcomers`).
package enum Scope: Hashable, Codable, Sendable {
    /// Everybody in the tenant.
    case everyone
    /// Those who match.
    case matching(ScopeFilter)

    /// Whether a person is meant. A property that a full reading does not show counts as empty.
    package func includes(_ person: DirectoryUser) -> Bool {
        switch self {
        case .everyone: true
        case .matching(let filter): filter.matches(person)
        }
    }

    /// The further attributes that must be read to know.
    package var furtherProperties: Set<FurtherProperty> {
        switch self {
        case .everyone: []
        case .matching(let filter): filter.furtherProperties
        }
    }
}
