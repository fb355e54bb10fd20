import DirectoryCore
import GRDB

enum OrganizationColumn: Int, TableColumn {
    case id, handle, name, sortName, entraSignIn, secondFactor, runDays, auditDays, createdAt, revision

    var table: String { "organization" }

    /// What may change.
    static let settings: [OrganizationColumn] = [
        .name, .sortName, .entraSignIn, .secondFactor, .runDays, .auditDays, .revision,
    ]
}

extension Organization {
    /// - Parameter row: one that has a name.
    init(row: Row) throws {
        typealias Column = OrganizationColumn
        guard let handle = OrganizationHandle(row[Column.handle]) else { throw Problem.unreadable("organization") }
        self.init(
            id: row[id: Column.id], handle: handle, name: row[Column.name],
            signIn: SignInPolicy(
                entra: try row.choice(Column.entraSignIn), secondFactor: try row.choice(Column.secondFactor)),
            retention: Retention(runs: row[Column.runDays], audit: row[Column.auditDays]),
            createdAt: row[date: Column.createdAt], revision: row[Column.revision])
    }

    /// In the order of `OrganizationColumn.settings`.
    var settings: StatementArguments {
        [
            name, name.foldedForSearch, signIn.entra.rawValue, signIn.secondFactor.rawValue, retention.runs,
            retention.audit, revision,
        ]
    }
}
