import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryOrganization {
    mutating func addLocalUser(_ raw: Profile, id: UserID, at date: Date) throws(Problem) -> User {
        let profile = try raw.checked()
        guard users[id] == nil else { throw .invalid("id", "belongs to another user") }
        for field in AddressConflict.UniqueField.allCases {
            let wanted = profile.addressKeys.filter { $0.field == field }
            guard holders(of: wanted).isEmpty else { throw .taken(field) }
        }
        let user = User(id: id, organization: self.id, origin: .local, profile: profile, createdAt: date)
        add(user)
        return user
    }

    func row(_ user: User, _ view: UserQuery.View) -> ListedUser {
        let connected =
            switch view {
            case .all: connection
            case .synchronizable(let connection): Optional(connection)
            }
        var listed = user
        listed.lastSynchronized = lastSynchronized(user)
        return ListedUser(
            user: listed, duplicates: conflicts(of: user.id),
            isFromAnotherTenant: user.binding.map { !$0.belongs(to: connected) } ?? false)
    }

    func selected(_ selection: Selection, by connection: Connection) throws(Problem) -> [User] {
        let selectable = synchronizable(by: connection)
        switch selection {
        case .everyone: return selectable.sortedByName
        case .matching(let text): return selectable.filter { $0.profile.mentions(text) }.sortedByName
        case .users(let ids):
            let known = Set(selectable.map(\.id))
            if let unknown = ids.first(where: { !known.contains($0) }) {
                throw .notFound("There is no user \(unknown) to synchronize here.")
            }
            return selectable.filter { Set(ids).contains($0.id) }.sortedByName
        }
    }

    func readableObjects(of connection: Connection, limit: Int) -> [DirectoryObjectID] {
        let readable = synchronizable(by: connection).filter { seen.contains($0.id) && !$0.isHeld }
        let objects = readable.compactMap { user in user.binding.map { (user.createdAt, $0.object) } }
        return objects.sorted(by: <).prefix(max(0, limit)).map(\.1)
    }

    func bound(to objects: Set<DirectoryObjectID>, by connection: Connection) -> [DirectoryObjectID: BoundUser] {
        var found: [DirectoryObjectID: BoundUser] = [:]
        for user in users.values {
            guard let binding = user.binding, binding.belongs(to: connection), objects.contains(binding.object)
            else { continue }
            found[binding.object] = bound(user)
        }
        return found
    }

    /// By their ordinals.
    func boundUsers(by connection: Connection) -> [BoundUser] {
        synchronizable(by: connection).map(bound).sorted { $0.ordinal < $1.ordinal }
    }

    private func bound(_ user: User) -> BoundUser {
        BoundUser(
            user: user, ordinal: ordinals[user.id] ?? 0,
            isConspicuous: user.isHeld || user.isOutOfScope || user.missingSince != nil || !seen.contains(user.id)
                || !conflicts(of: user.id).isEmpty)
    }

    /// When somebody was last compared, by a run of their own or in silence. Whoever is held or out of sight is never
    /// passed over in silence.
    func lastSynchronized(_ user: User) -> Date? {
        guard let comparison, let own = user.lastSynchronized, seen.contains(user.id), !user.isHeld,
            user.binding?.tenant == comparison.tenant, user.createdAt < comparison.at
        else { return user.lastSynchronized }
        return max(own, comparison.at)
    }

    func holders(of keys: Set<AddressKey>) -> [User] {
        living.filter { !$0.profile.addressKeys.isDisjoint(with: keys) }.sorted { $0.id < $1.id }
    }

    func synchronizable(by connection: Connection) -> [User] {
        living.filter { $0.binding?.belongs(to: connection) ?? false }
    }
}

extension User.Binding {
    func belongs(to connection: Connection?) -> Bool {
        self.connection == connection?.id && tenant == connection?.pinnedTenant?.id
    }
}

extension [User] {
    var sortedByName: [User] {
        sorted { left, right in
            (ExactText(left.profile.name.foldedForSearch), left.id)
                < (ExactText(right.profile.name.foldedForSearch), right.id)
        }
    }
}

extension Profile {
    func mentions(_ text: String) -> Bool {
        UserQuery.Column.allCases.contains { mentions(text, in: $0) }
    }

    func mentions(_ text: String, in column: UserQuery.Column) -> Bool {
        let value =
            switch column {
            case .name: name
            case .username: username
            case .email: email ?? ""
            }
        return value.foldedForSearch.utf8.contains(text.foldedForSearch.utf8)
    }
}

extension String {
    /// Without regard to case: by way of upper case, which brings `ß` and `SS`, `σ` and `ς` together.
    var foldedForSearch: String {
        normalizedToFormC.uppercased().lowercased().normalizedToFormC
    }
}

// MARK: Local users

extension Profile {
    /// The profile as it is stored (R6).
    fileprivate func checked() throws(Problem) -> Profile {
        var values: [MappedField: String] = [:]
        for field in fields {
            guard let raw = self[field] else { continue }
            switch FieldText(raw, for: field) {
            case .empty: break
            case .text(let text): values[field] = text
            case .refused(let reason): throw .invalid(field.rawValue, reason.sentence)
            }
        }
        guard let username = values[.username] else {
            throw .invalid("username", FieldText.Refusal.missing.sentence)
        }
        let profile = Profile(
            username: username, firstName: values[.firstName], lastName: values[.lastName],
            email: values[.email], phone: values[.phone],
            attributes: attributes.keys.reduce(into: [:]) { $0[$1] = values[.attribute($1)] })
        for field in AddressConflict.UniqueField.allCases where profile[field.mapped] != nil {
            guard addressKeys.contains(where: { $0.field == field }) else {
                throw .invalid(field.rawValue, FieldText.Refusal.notAnAddress.sentence)
            }
        }
        return profile
    }
}

extension Problem {
    fileprivate static func invalid(_ field: String, _ reason: String) -> Problem {
        Problem(
            .invalidValue, cause: "The \(field) \(reason).", effect: "The user was not added.",
            advice: "Correct it and try again.", field: field)
    }

    fileprivate static func taken(_ field: AddressConflict.UniqueField) -> Problem {
        Problem(
            field == .email ? .duplicateEmail : .duplicateUsername,
            cause: "The \(field.rawValue) belongs to another user.", effect: "The user was not added.",
            advice: "Use another one.", field: field.rawValue)
    }
}
