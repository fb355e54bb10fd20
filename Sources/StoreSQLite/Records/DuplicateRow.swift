import DirectoryCore
import GRDB

enum DuplicateColumn: Int, TableColumn {
    case organizationID, connectionID, objectID, field, userID, userRevision, name, wanted
    case holderUserID, holderObjectID, holderName, holderValue, foundBy, foundAt
    case wantedKey

    var table: String { "duplicate" }
}

extension DuplicateRecord {
    init(row: Row) throws {
        typealias Column = DuplicateColumn
        let holder = AddressConflict.Holder(
            user: row[optionalID: Column.holderUserID], object: row[optionalID: Column.holderObjectID],
            name: row[Column.holderName], value: row[Column.holderValue])
        self.init(
            subject: Decision.Subject(
                user: row[optionalID: Column.userID], object: row[id: Column.objectID],
                revision: row[optional: Column.userRevision]),
            name: row[Column.name],
            conflict: AddressConflict(
                field: try row.choice(Column.field), wanted: row[Column.wanted], holder: holder),
            foundBy: RunID(row[Column.foundBy] as Int64), foundAt: row[date: Column.foundAt])
    }

    /// In the order of `DuplicateColumn`.
    func arguments(organization: OrganizationID, connection: ConnectionID) -> StatementArguments {
        let holder = conflict.holder
        return [
            organization.uuid, connection.uuid, subject.object.uuid, conflict.field.rawValue, subject.user?.uuid,
            subject.revision, name, conflict.wanted, holder.user?.uuid, holder.object?.uuid, holder.name,
            holder.value, foundBy.number, foundAt.stored, conflict.wantedKey,
        ]
    }
}

extension AddressConflict {
    /// What the wanted address is compared by; nil for one that is none.
    fileprivate var wantedKey: String? {
        switch field {
        case .email: (try? EmailAddress(wanted))?.key.description
        case .username: UsernameKey(wanted)?.description
        }
    }
}
