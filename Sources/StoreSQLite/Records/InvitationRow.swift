import DirectoryCore
import GRDB

enum InvitationColumn: Int, TableColumn {
    case id, purpose, organizationID, role, email, accountID, code, actorKind, actorID, actorName, madeAt, expiresAt

    var table: String { "invitation" }
}

extension Invitation {
    init(row: Row) throws {
        typealias Column = InvitationColumn
        self.init(
            id: row[id: Column.id], purpose: try Purpose(row: row),
            code: TokenFingerprint(hexadecimal: row[Column.code]),
            madeBy: try Actor(row: row, Column.actorKind, Column.actorID, Column.actorName),
            madeAt: row[date: Column.madeAt], expiresAt: row[date: Column.expiresAt])
    }

    /// In the order of `InvitationColumn`.
    var arguments: StatementArguments {
        let actor = madeBy.columns
        return [id.uuid] + purpose.arguments + [
            code.hexadecimal, actor.kind, actor.id, actor.name, madeAt.stored, expiresAt.stored,
        ]
    }
}

extension Invitation.Purpose {
    fileprivate init(row: Row) throws {
        typealias Column = InvitationColumn
        let purpose: String = row[Column.purpose]
        switch purpose {
        case "claim": self = .claim
        case "membership":
            self = .membership(
                row[id: Column.organizationID], try row.choice(Column.role), email: row[Column.email])
        case "recovery": self = .recovery(row[id: Column.accountID])
        default: throw Problem.unreadable("invitation")
        }
    }

    /// From `purpose` to `accountID`.
    fileprivate var arguments: StatementArguments {
        switch self {
        case .claim: ["claim", nil, nil, nil, nil]
        case .membership(let organization, let role, let email):
            ["membership", organization.uuid, role.rawValue, email, nil]
        case .recovery(let account): ["recovery", nil, nil, nil, account.uuid]
        }
    }
}
