import DirectoryCore
import Foundation
import GRDB

/// How somebody who did something stands in three columns of any table.
extension Actor {
    init(row: Row, _ kind: some TableColumn, _ id: some TableColumn, _ name: some TableColumn) throws {
        let (word, uuid, text): (String, UUID?, String?) = (row[kind], row[optional: id], row[optional: name])
        switch (word, uuid, text) {
        case ("command", nil, let account?): self = .command(account: account)
        case ("page", nil, nil): self = .page
        case ("account", let id?, let name?): self = .account(AccountID(id), name: name)
        case ("token", let id?, let name?): self = .token(APITokenID(id), name: name)
        case ("schedule", nil, nil): self = .schedule
        case ("system", nil, nil): self = .system
        default: throw Problem.unreadable(kind.table)
        }
    }

    var columns: (kind: String, id: UUID?, name: String?) {
        switch self {
        case .command(let account): ("command", nil, account)
        case .page: ("page", nil, nil)
        case .account(let id, let name): ("account", id.uuid, name)
        case .token(let id, let name): ("token", id.uuid, name)
        case .schedule: ("schedule", nil, nil)
        case .system: ("system", nil, nil)
        }
    }
}
