package import DirectoryCore
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> User {
        let user = User(
            id: id, organization: organization, origin: .local, profile: try profile.checked(), createdAt: date)
        return try await write { db in
            try db.ensure(organization)
            for field in AddressConflict.UniqueField.allCases {
                let keys = user.profile.addressKeys.filter { $0.field == field }
                guard try db.holders(of: keys, in: organization).isEmpty else { throw Problem.taken(field) }
            }
            do {
                try UserStatement(db).insert(user, wasSeen: false)
            } catch DatabaseError.SQLITE_CONSTRAINT_UNIQUE {
                throw Problem.takenID
            }
            try db.note(draft, of: organization, at: date)
            return user
        }
    }
}

extension Profile {
    /// The profile as it is stored (R6).
    fileprivate func checked() throws(Problem) -> Profile {
        var checked = Profile(username: try checked(.username) ?? "")
        guard !checked.username.isEmpty else { throw .invalid(.username, .missing) }
        checked.firstName = try self.checked(.firstName)
        checked.lastName = try self.checked(.lastName)
        checked.email = try self.checked(.email)
        checked.phone = try self.checked(.phone)
        for field in attributes.keys.sorted().map(MappedField.attribute) { checked[field] = try self.checked(field) }
        return checked
    }

    private func checked(_ field: MappedField) throws(Problem) -> String? {
        guard let raw = self[field] else { return nil }
        switch FieldText(raw, for: field) {
        case .empty: return nil
        case .refused(let reason): throw .invalid(field, reason)
        case .text(let text): return text
        }
    }
}
