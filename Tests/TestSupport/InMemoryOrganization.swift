import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Everything the in-memory store knows about one organization: a value, so that a copy is a transaction.
struct InMemoryOrganization {
    let id: OrganizationID
    var connection: Connection?
    var users: [UserID: User] = [:]
    /// Imported users that the tenant showed when a run last looked.
    var seen: Set<UserID> = []
    var runs: [RunID: Run] = [:]
    var plans: [RunID: Plan] = [:]
    var duplicates: [InMemoryDuplicateKey: DuplicateRecord] = [:]

    init(id: OrganizationID) { self.id = id }

    var living: [User] { users.values.filter { !$0.isTombstone } }
}

/// Which conflict a duplicate record is about: one person and one address.
struct InMemoryDuplicateKey: Hashable {
    let connection: ConnectionID
    let object: DirectoryObjectID
    let field: AddressConflict.UniqueField
}

// MARK: Connections

extension InMemoryOrganization {
    mutating func save(_ new: Connection) throws(Problem) -> Connection {
        guard connection == nil || connection?.id == new.id else { throw .anotherConnection }
        var stored = new
        stored.revision = (connection?.revision ?? 0) + 1
        connection = stored
        return stored
    }

    mutating func pin(_ tenant: PinnedTenant, to asked: Connection) throws(Problem) -> Connection {
        guard var stored = connection, stored.id == asked.id else { throw .notFound("connection") }
        if let pinned = stored.pinnedTenant {
            guard pinned.id == tenant.id else { throw .tenantChanged(pinned: pinned, answered: tenant) }
            return stored
        }
        guard (stored.cloud, stored.tenant) == (asked.cloud, asked.tenant) else { throw .planStale(changed: nil) }
        stored.pinnedTenant = tenant
        connection = stored
        return stored
    }
}

extension Problem {
    fileprivate static let anotherConnection = Problem(
        .invalidValue, cause: "This organization already has a connection with another id.",
        effect: "Nothing was stored.", advice: "Change the connection that is there.", field: "connection")
}

// MARK: Runs

extension InMemoryOrganization {
    var nextRun: RunID { RunID((runs.keys.max()?.number ?? 0) + 1) }

    mutating func record(_ run: Run, _ plan: Plan?) throws(Problem) -> Run {
        guard connection?.id == run.connection else { throw .notFound("connection") }
        runs[run.id] = run
        plans[run.id] = plan
        return run
    }
}

// MARK: Duplicates

extension InMemoryOrganization {
    /// The latest first.
    var listedDuplicates: [DuplicateRecord] {
        duplicates.values.sorted { left, right in
            if left.foundAt != right.foundAt { return left.foundAt > right.foundAt }
            if left.foundBy != right.foundBy { return left.foundBy > right.foundBy }
            return (ExactText(left.name), left.subject.object, left.conflict.field.rawValue)
                < (ExactText(right.name), right.subject.object, right.conflict.field.rawValue)
        }
    }

    func conflicts(of user: UserID) -> [AddressConflict] {
        duplicates.values.filter { $0.subject.user == user }.map(\.conflict)
            .sorted { $0.field.rawValue < $1.field.rawValue }
    }
}

extension Page {
    init(cutting request: PageRequest, from rows: [Row]) {
        self.init(
            rows: Array(rows.dropFirst(request.offset).prefix(request.size)), total: rows.count, request: request)
    }
}
