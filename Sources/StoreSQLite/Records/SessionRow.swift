import DirectoryCore
import GRDB

enum SessionColumn: Int, TableColumn {
    case id, accountID, token, createdAt, lastSeenAt, provenAt, address, agent

    var table: String { "session" }
}

extension Session {
    init(row: Row) {
        typealias Column = SessionColumn
        self.init(
            id: row[id: Column.id], account: row[id: Column.accountID],
            token: TokenFingerprint(hexadecimal: row[Column.token]), createdAt: row[date: Column.createdAt],
            lastSeenAt: row[date: Column.lastSeenAt], provenAt: row[date: Column.provenAt],
            address: row[Column.address], agent: row[Column.agent])
    }

    /// In the order of `SessionColumn`.
    var arguments: StatementArguments {
        [
            id.uuid, account.uuid, token.hexadecimal, createdAt.stored, lastSeenAt.stored, provenAt.stored, address,
            agent,
        ]
    }
}
