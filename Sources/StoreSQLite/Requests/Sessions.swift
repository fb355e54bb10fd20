package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func add(
        _ session: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try await write { db in
            if let account { _ = try db.save(account, ending: .none) }
            try db.insert(session)
            try db.note(note, at: date)
        }
    }

    package func session(_ token: TokenFingerprint) async throws(Problem) -> Session? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(SessionColumn.list) FROM session WHERE token = ?", arguments: [token.hexadecimal]
            ).map(Session.init(row:))
        }
    }

    package func sessions(of account: AccountID) async throws(Problem) -> [Session] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(SessionColumn.list) FROM session WHERE accountID = ? ORDER BY lastSeenAt DESC, id DESC
                    """, arguments: [account.uuid]
            ).map(Session.init(row:))
        }
    }

    package func touch(_ session: SessionID, at date: Date) async throws(Problem) {
        let minuteAgo = date.stored - 60
        let seen = try await read { db in
            try Double.fetchOne(db, sql: "SELECT lastSeenAt FROM session WHERE id = ?", arguments: [session.uuid])
        }
        guard let seen, seen <= minuteAgo else { return }
        try await write { db in
            try db.execute(
                sql: "UPDATE session SET lastSeenAt = ? WHERE id = ? AND lastSeenAt <= ?",
                arguments: [date.stored, session.uuid, minuteAgo])
        }
    }

    package func replace(
        _ old: SessionID, by new: Session, saving account: Account?, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try await write { db in
            if let account { _ = try db.save(account, ending: .none) }
            try db.execute(
                sql: "DELETE FROM session WHERE id = ? AND accountID = ?", arguments: [old.uuid, new.account.uuid])
            guard db.changesCount == 1 else { throw Problem.signInNeeded }
            try db.insert(new)
            try db.note(note, at: date)
        }
    }

    package func end(
        _ sessions: EndedSessions, of account: AccountID, noting note: AuditNote, at date: Date
    ) async throws(Problem) {
        try await write { db in
            try db.end(sessions, of: account)
            try db.note(note, at: date)
        }
    }

    package func sweep(at date: Date) async throws(Problem) {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM session WHERE createdAt > ? OR createdAt < ? OR lastSeenAt < ?",
                arguments: [date.stored, date.stored - SessionLife.absolute, date.stored - SessionLife.idle])
            try db.execute(
                sql: """
                    DELETE FROM invitation
                    WHERE expiresAt <= ? OR purpose = 'claim' AND EXISTS (SELECT 1 FROM account)
                    """, arguments: [date.stored])
            try db.execute(
                sql: "DELETE FROM attempt WHERE ? - lastAt > max(1, failures) * 86400", arguments: [date.stored])
        }
    }
}

extension Database {
    func insert(_ session: Session) throws {
        try execute(
            sql: "INSERT INTO session (\(SessionColumn.list)) VALUES (\(SessionColumn.marks))",
            arguments: session.arguments)
    }

    func end(_ sessions: EndedSessions, of account: AccountID) throws {
        let sql = "DELETE FROM session WHERE accountID = ?"
        switch sessions {
        case .none: break
        case .one(let id): try execute(sql: "\(sql) AND id = ?", arguments: [account.uuid, id.uuid])
        case .allBut(let id): try execute(sql: "\(sql) AND id <> ?", arguments: [account.uuid, id.uuid])
        case .all: try execute(sql: sql, arguments: [account.uuid])
        }
    }
}
