import DirectoryCore

/// The entries of the rail.
enum Place: String, CaseIterable, Sendable {
    case overview
    case users
    case importing = "import"
    case synchronize
    case runs
    case duplicates
    case deleted
    case members
    case tokens
    case audit
    case settings

    /// Where it lies in its organization.
    var path: String {
        switch self {
        case .overview: "/"
        case .settings: "/settings/connection"
        default: "/\(rawValue)"
        }
    }

    /// What whoever opens it must be allowed to do.
    var action: Action {
        switch self {
        case .overview, .users, .duplicates, .deleted: .viewUsers
        case .importing: .searchTenant
        case .synchronize: .synchronize
        case .runs: .viewRuns
        case .members: .viewMembers
        case .tokens: .manageTokens
        case .audit: .viewAudit
        case .settings: .viewConnection
        }
    }
}

/// Leads from every page of an organization to the others, and says which tenant is connected: none is before it has
/// answered.
struct Rail: Sendable {
    /// By the names of their places: those that the caller may open.
    let entries: [String: Entry]
    let start: String
    let connected: String?
    let isConnectionMissing: Bool
    /// How things stand; nil before there is a run.
    let health: HealthPill?
    /// Plans that a brake holds, until somebody has decided; nil for none, and on the page that says so itself.
    let held: HeldBanner?

    struct Entry: Sendable {
        let link: String
        let isCurrent: Bool
    }

    enum ConnectionState {
        case known(Connection?)
        /// The store did not answer.
        case unknown
    }

    init(
        _ address: OrganizationAddress, at current: Place?, connection: ConnectionState, caller: Caller,
        health: HealthPill? = nil, held: HeldBanner? = nil
    ) {
        self.health = health
        self.held = held
        var entries: [String: Entry] = [:]
        for place in Place.allCases where caller.may(place.action) {
            entries[place.rawValue] = Entry(link: address.link(place.path).description, isCurrent: place == current)
        }
        self.entries = entries
        start = address.link(Place.overview.path).description
        switch connection {
        case .known(let connection):
            connected = connection?.pinnedTenant?.displayName
            isConnectionMissing = connected == nil
        case .unknown:
            connected = nil
            isConnectionMissing = false
        }
    }
}

/// Stands above every page of an organization while a plan is held, and cannot be sent away.
struct HeldBanner: Sendable {
    let sentence: String
    let link: String
    let button: String

    /// How many held runs are named.
    static let mostNamed = 20

    /// - Returns: nil when none is held.
    init?(_ held: [RunID], _ address: OrganizationAddress, _ words: any Words) {
        guard let latest = held.first else { return nil }
        sentence = words.held(held)
        link = address.link("/runs/\(latest)").description
        button = words.reviewHeld
    }
}

extension Connection {
    /// What to call the tenant: its own name once it has answered, until then what the administrator wrote.
    var tenantName: String { pinnedTenant?.displayName ?? tenant.description }
}
