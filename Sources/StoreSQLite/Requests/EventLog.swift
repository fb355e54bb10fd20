import DirectoryCore
import FoundationEssentials
import GRDB

/// Writes events of one organization within a transaction, numbered one after the other. Ends with `close`.
struct EventLog {
    private let db: Database
    private let organization: OrganizationID
    private let run: RunID?
    private let date: Date
    private let statement: Statement
    private var last: Int64

    init(_ db: Database, of organization: OrganizationID, run: RunID?, at date: Date) throws {
        self.db = db
        self.organization = organization
        self.run = run
        self.date = date
        last = try db.lastEvent(of: organization)
        statement = try db.cachedStatement(
            sql: "INSERT INTO event (\(EventColumn.list)) VALUES (\(EventColumn.marks))")
    }

    /// - Parameter noticeKey: for an event that is written once.
    mutating func add(
        _ kind: ChangeEvent.Kind, about user: UserID? = nil, name: String, changes: [FieldChange] = [],
        noticeKey: String? = nil
    ) throws {
        last += 1
        let event = ChangeEvent(id: last, at: date, run: run, kind: kind, user: user, name: name, changes: changes)
        try statement.execute(arguments: try event.arguments(organization: organization, noticeKey: noticeKey))
    }

    /// Remembers the last number.
    func close() throws {
        guard try db.lastEvent(of: organization) != last else { return }
        try db.execute(
            sql: "UPDATE organization SET lastEvent = ? WHERE id = ?", arguments: [last, organization.uuid])
    }
}

extension Database {
    /// The number of the organization's last event; 0 before there is one.
    func lastEvent(of organization: OrganizationID) throws -> Int64 {
        let sql = "SELECT lastEvent FROM organization WHERE id = ?"
        return try Int64.fetchOne(self, sql: sql, arguments: [organization.uuid]) ?? 0
    }
}
