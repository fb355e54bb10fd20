import DirectoryCore
import DirectoryPorts

/// Who may use a route.
enum Access: Hashable, Sendable {
    /// Anybody.
    case open
    /// Whoever is signed in, even while an organization waits for their second factor.
    case person(Proof)
    /// Whoever is signed in.
    case account(Proof)
    /// Whoever may do this in the organization that the address names.
    case organization(Action)
    /// The server administrator.
    case server(ServerAction)

    /// How lately whoever is signed in must have proved who they are.
    enum Proof: Hashable, Sendable {
        case whenever
        /// Within a quarter of an hour.
        case fresh
    }
}

/// Whether programs are served beside people.
enum Audience: Hashable, Sendable {
    case people
    /// Programs come with a token, and never with a cookie.
    case peopleAndPrograms
}

/// How large a form can be.
enum FormSize: Hashable, Sendable {
    case small
    /// Names up to 100,000 people by their ids.
    case people

    /// In bytes.
    var limit: Int { self == .small ? 64 * 1_024 : 5 * 1_024 * 1_024 }
}

/// Who sent a request, as far as it says so itself.
enum Asker: Sendable {
    case nobody
    case person(SignedInPerson)
    /// What stands behind `Authorization: Bearer`; not looked at yet.
    case program(Secret)

    var person: SignedInPerson? {
        if case .person(let person) = self { person } else { nil }
    }
}
