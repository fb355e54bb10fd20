import DirectoryCore
import Foundation
import GRDB

/// The columns that a `User` is read from.
enum UserColumn: Int, TableColumn {
    case id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email, phone
    case attributes, status, deactivatedBy, deletedAt, deactivatedBefore, isProtected, isHeld, isOutOfScope
    case missingSince, lastSynchronized, createdAt, revision

    var table: String { "user" }
}

extension User {
    init(row: Row) throws {
        typealias Column = UserColumn
        self.init(
            id: row[id: Column.id], organization: row[id: Column.organizationID], origin: Origin(row: row),
            profile: Profile(
                username: row[Column.username], firstName: row[optional: Column.firstName],
                lastName: row[optional: Column.lastName],
                email: row[optional: Column.email], phone: row[optional: Column.phone],
                attributes: try row.json(Column.attributes) ?? [:]),
            status: try Status(row: row), isProtected: row[Column.isProtected], isHeld: row[Column.isHeld],
            isOutOfScope: row[Column.isOutOfScope], missingSince: row[optionalDate: Column.missingSince],
            lastSynchronized: row[optionalDate: Column.lastSynchronized], createdAt: row[date: Column.createdAt],
            revision: row[Column.revision])
    }
}

extension User.Origin {
    fileprivate init(row: Row) {
        guard let connection: ConnectionID = row[optionalID: UserColumn.connectionID],
            let tenant: TenantID = row[optionalID: UserColumn.tenantID],
            let object: DirectoryObjectID = row[optionalID: UserColumn.objectID]
        else {
            self = .local
            return
        }
        self = .imported(User.Binding(connection: connection, tenant: tenant, object: object))
    }
}

extension User.Status {
    fileprivate init(row: Row) throws {
        let name: String = row[UserColumn.status]
        switch name {
        case "active": self = .active
        case "deactivated": self = .deactivated(try row.choice(UserColumn.deactivatedBy))
        case "deleted": self = .deleted(at: row[date: UserColumn.deletedAt], before: try Self.deactivatedBefore(row))
        default: throw Problem.unreadable("user")
        }
    }

    private static func deactivatedBefore(_ row: Row) throws -> User.Deactivation? {
        guard let name: String = row[optional: UserColumn.deactivatedBefore] else { return nil }
        guard let deactivation = User.Deactivation(rawValue: name) else { throw Problem.unreadable("user") }
        return deactivation
    }

    /// In the order of `status`, `deactivatedBy`, `deletedAt`, `deactivatedBefore`.
    var arguments: StatementArguments {
        switch self {
        case .active: ["active", nil, nil, nil]
        case .deactivated(let actor): ["deactivated", actor.rawValue, nil, nil]
        case .deleted(let date, let before): ["deleted", nil, date.stored, before?.rawValue]
        }
    }
}
