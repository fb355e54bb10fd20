/// What somebody is in an organization. Each may do what the ones before it may.
///
/// The server administrator is no role: it belongs to an account, is about the server, and opens no organization.
package enum Role: String, CaseIterable, Codable, Comparable, Sendable {
    /// Sees everything but credentials.
    case viewer
    /// Imports, synchronizes, holds and restores.
    case operative = "operator"
    /// Decides what a brake held, and how the connection works.
    case admin
    /// Decides who may do what.
    case owner

    /// The role in the middle of a sentence.
    package var words: Sentence {
        switch self {
        case .viewer: .phrase("viewer")
        case .operative: .phrase("operator")
        case .admin: .phrase("admin")
        case .owner: .phrase("owner")
        }
    }

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
}
