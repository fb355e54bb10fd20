package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

/// A store that forgets: the reference for every other one. A change is made on a copy, which replaces the original
/// only when nothing was thrown.
package actor InMemoryStore: ServerStore {
    var server = InMemoryServer()

    package init() {}

    func read(_ organization: OrganizationID) -> InMemoryOrganization { server[organization] }

    func change<Value, Failure>(
        _ body: (inout InMemoryServer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var copy = server
        let value = try body(&copy)
        server = copy
        return value
    }

    func change<Value, Failure>(
        _ organization: OrganizationID, _ body: (inout InMemoryOrganization) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try change { (server) throws(Failure) in try body(&server[organization]) }
    }

    /// Changes an organization and notes it in its book.
    func change<Value, Failure>(
        _ organization: OrganizationID, noting draft: AuditDraft, at date: Date,
        _ body: (inout InMemoryOrganization) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try change { (server) throws(Failure) in
            let value = try body(&server[organization])
            server.note(draft, in: .organization(organization), at: date)
            return value
        }
    }
}

// MARK: Connections

extension InMemoryStore {
    package func connection(of organization: OrganizationID) async throws(Problem) -> Connection? {
        read(organization).connection
    }

    package func connections() async throws(Problem) -> [Connection] {
        server.organizations.values.sorted { $0.id < $1.id }.compactMap(\.connection)
    }

    @discardableResult
    package func save(
        _ connection: Connection, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Connection {
        try change(connection.organization, noting: draft, at: date) { (organization) throws(Problem) in
            try organization.save(connection)
        }
    }

    package func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection {
        try change(connection.organization) { (organization) throws(Problem) in
            try organization.pin(tenant, to: connection)
        }
    }

    package func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint? {
        read(connection.organization).checkpoint(of: connection)
    }

    package func population(of connection: Connection, at date: Date) async throws(Problem) -> Population {
        read(connection.organization).population(of: connection, at: date)
    }
}

// MARK: Users

extension InMemoryStore {
    package func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> User {
        try change(organization, noting: draft, at: date) { (organization) throws(Problem) in
            try organization.addLocalUser(profile, id: id, at: date)
        }
    }

    package func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? {
        read(organization).users[id]
    }

    package func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage {
        try read(organization).list(query)
    }

    package func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] {
        try read(connection.organization).selected(selection, by: connection)
    }

    package func readableObjects(
        of connection: Connection, limit: Int
    ) async throws(Problem) -> [DirectoryObjectID] {
        read(connection.organization).readableObjects(of: connection, limit: limit)
    }

    package func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: BoundUser] {
        read(connection.organization).bound(to: Set(objects), by: connection)
    }

    package func boundUsers(
        by connection: Connection, after ordinal: Int, limit: Int
    ) async throws(Problem) -> [BoundUser] {
        let users = read(connection.organization).boundUsers(by: connection)
        return Array(users.drop { $0.ordinal <= ordinal }.prefix(max(0, limit)))
    }

    package func conspicuous(by connection: Connection) async throws(Problem) -> [BoundUser] {
        read(connection.organization).boundUsers(by: connection).filter(\.isConspicuous)
    }

    package func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] {
        read(organization).holders(of: Set(emails.map(AddressKey.email)).union(usernames.map(AddressKey.username)))
    }

    package func tombstones(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<User> {
        Page(cutting: page, from: read(organization).tombstones)
    }

    package func tombstones(_ ids: [UserID], by connection: Connection) async throws(Problem) -> [User] {
        try read(connection.organization).tombstones(ids, by: connection)
    }

    package func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change(organization, noting: draft, at: date) { (organization) throws(Problem) in
            try organization.mark(ids, mark, at: date)
        }
    }

    package func purge(at date: Date) async throws(Problem) -> Int {
        var purged = 0
        for id in server.organizations.keys { purged += change(id) { $0.purge(at: date) } }
        return purged
    }

    package func duplicates(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<DuplicateRecord> {
        Page(cutting: page, from: read(organization).listedDuplicates)
    }
}
