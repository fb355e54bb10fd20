import DirectoryCore
import Foundation
import GRDB

/// The columns that a `User` is read from.
enum UserColumn: Int, TableColumn {
    case id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email, phone
    case status, deactivatedBy, deletedAt, isProtected, missingSince, lastSynchronized, createdAt, revision

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
                email: row[optional: Column.email], phone: row[optional: Column.phone]),
            status: try Status(row: row), isProtected: row[Column.isProtected],
            missingSince: row[optionalDate: Column.missingSince],
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
        case "deleted": self = .deleted(at: row[date: UserColumn.deletedAt])
        default: throw Problem.unreadable("user")
        }
    }

    var columns: (status: String, deactivatedBy: String?, deletedAt: Double?) {
        switch self {
        case .active: ("active", nil, nil)
        case .deactivated(let actor): ("deactivated", actor.rawValue, nil)
        case .deleted(let date): ("deleted", nil, date.stored)
        }
    }
}
