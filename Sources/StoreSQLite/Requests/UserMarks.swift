package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            let users = try db.importedUsers(ids, of: organization)
            if let unknown = ids.first(where: { users[$0] == nil }) {
                throw Problem.notFound("There is no imported user \(unknown) here.")
            }
            let comparison = try db.comparison(of: organization)
            var log = try EventLog(db, of: organization, run: nil, at: date)
            var done: Set<UserID> = []
            for id in ids where done.insert(id).inserted {
                guard let (before, wasSeen) = users[id], let after = before.marked(mark) else { continue }
                try db.update(
                    after, wasSeen: wasSeen && mark != .released,
                    lastSynchronized: mark == .held
                        ? comparison.lastSynchronized(of: before, wasSeen: wasSeen) : before.lastSynchronized)
                if let kind = mark.event { try log.add(kind, about: id, name: before.profile.name) }
            }
            try log.close()
            try db.note(draft, of: organization, at: date)
        }
    }
}

extension Database {
    /// Each with whether a run saw it last time it looked.
    fileprivate func importedUsers(
        _ ids: [UserID], of organization: OrganizationID
    ) throws -> [UserID: (User, wasSeen: Bool)] {
        let users = try fetchAll(for: ids.map(\.uuid)) { marks, arguments in
            let sql = """
                SELECT \(UserColumn.list), wasSeen FROM user
                WHERE id IN (\(marks)) AND organizationID = ? AND objectID IS NOT NULL
                """
            return try Row.fetchAll(self, sql: sql, arguments: arguments + [organization.uuid]).map { row in
                (try User(row: row), wasSeen: row[UserColumn.allCases.count] as Bool)
            }
        }
        return users.reduce(into: [:]) { $0[$1.0.id] = $1 }
    }

    fileprivate func update(_ user: User, wasSeen: Bool, lastSynchronized: Date?) throws {
        try cachedStatement(
            sql: """
                UPDATE user SET isHeld = ?, isProtected = ?, wasSeen = ?, lastSynchronized = ?, revision = ?
                WHERE id = ?
                """
        ).execute(
            arguments: [
                user.isHeld, user.isProtected, wasSeen, lastSynchronized?.stored, user.revision, user.id.uuid,
            ])
    }
}

extension User {
    /// - Returns: nil when the mark changes nothing.
    fileprivate func marked(_ mark: UserMark) -> User? {
        var user = self
        switch mark {
        case .held: user.isHeld = true
        case .released: user.isHeld = false
        case .protected: user.isProtected = true
        case .unprotected: user.isProtected = false
        }
        guard user != self else { return nil }
        user.revision += 1
        return user
    }
}

extension UserMark {
    /// Nil for a mark that only says what runs may not do.
    fileprivate var event: ChangeEvent.Kind? {
        switch self {
        case .held: .userHeld
        case .released: .userReleased
        case .protected, .unprotected: nil
        }
    }
}
