/// One Microsoft Entra tenant: its names, its applications, its directory, and what readers see of it.
struct Tenant: Sendable {
    /// The GUID that `/organization` and the tokens carry.
    private(set) var id: String
    /// GUIDs it had before it was swapped; clients configured with them still reach it.
    private(set) var aliases: [String] = []
    let domain: String
    let initialDomain: String
    let displayName: String
    var applications: [String: AppRegistration]
    /// The application that the control API means when it says "the application".
    let primaryClientID: String?
    /// The true state.
    var directory: Directory
    /// What readers see instead of the truth, while replication lags or the tenant pretends to be empty.
    var mask: Mask?
    /// Nobody can reach it: sign-in does not know it any more, and Graph finds nothing.
    var isDeleted = false
    /// `ConsistencyLevel: eventual` works here; it does not in an Azure AD B2C tenant.
    var offersAdvancedQueries = true
    /// Rendered pages of the true state.
    var pages = PageCache()

    enum Mask: Sendable {
        /// A replica that stopped at an earlier state.
        case stale(Directory)
        case empty(Directory)
        /// Some people's changes are late.
        case lagging(Lag)
    }

    init(_ configuration: SimulatedTenant, now: Timestamp) throws(ControlError) {
        id = configuration.tenantID.lowercased()
        guard ObjectID(id) != nil else { throw .badValue("The tenant id '\(configuration.tenantID)' is not a GUID.") }
        guard (0...5_000_000).contains(configuration.people) else {
            throw .badValue("A tenant has 0 to 5,000,000 people, not \(configuration.people).")
        }
        guard (0...100_000).contains(configuration.groups) else {
            throw .badValue("A tenant has 0 to 100,000 groups, not \(configuration.groups).")
        }
        domain = configuration.verifiedDomain.lowercased()
        guard domain.contains("."), !domain.contains(where: { $0 == "@" || $0 == "/" || $0.isWhitespace }) else {
            throw .badValue("The verified domain '\(configuration.verifiedDomain)' is not a domain name.")
        }
        displayName = configuration.displayName
        var applications: [String: AppRegistration] = [:]
        for application in configuration.applications {
            let registered = try AppRegistration(application, seed: configuration.seed)
            applications[registered.clientID] = registered
        }
        self.applications = applications
        primaryClientID = configuration.applications.first?.clientID.lowercased()
        let cast = Cast(seed: configuration.seed, domain: domain, count: configuration.people)
        initialDomain = cast.initialDomain
        directory = Directory(cast: cast)
        SeededGroups(cast: cast, count: configuration.groups).fill(&directory, now: now)
    }

    /// What a request reads.
    var visible: Directory {
        switch mask {
        case nil: directory
        case .stale(let directory), .empty(let directory): directory
        case .lagging(let lag): lag.view(of: directory)
        }
    }

    func isNamed(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == id || name == domain || name == initialDomain || aliases.contains(name)
    }

    /// Becomes another tenant behind the same names and credentials.
    mutating func swap(to newID: String) {
        aliases.append(id)
        id = newID.lowercased()
        let cast = directory.people.cast
        directory = Directory(cast: Cast(seed: cast.seed &+ 7919, domain: domain, count: cast.count))
        pages = PageCache()
    }

    /// From now on readers see what is so.
    mutating func unmask() {
        if case .lagging(let lag) = mask { directory.hear(lag) }
        mask = nil
    }

    mutating func pretendEmpty() {
        mask = .empty(Directory(cast: Cast(seed: directory.people.cast.seed, domain: domain, count: 0)))
    }
}
