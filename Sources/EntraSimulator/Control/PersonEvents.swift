extension TenantControl {
    /// Changes a person as the closure says; `id` and `state` cannot be changed this way.
    @discardableResult
    public func edit(_ id: String, _ change: (inout TruePerson) -> Void) throws(ControlError) -> TruePerson {
        let objectID = try Self.objectID(id)
        return try self.change { directory, _ throws(DirectoryError) in
            guard let person = directory.people.active(objectID) else { throw .noSuchObject(objectID) }
            var edited = TruePerson(person)
            change(&edited)
            let managerID = edited.managerID.flatMap { ObjectID($0) }
            if managerID != person.managerID { try directory.setManager(of: objectID, to: managerID) }
            try directory.update(objectID, edited.values)
            return directory.people.active(objectID).map(TruePerson.init) ?? edited
        }
    }

    /// A marriage: new given name, surname and display name; the user principal name and mail stay.
    public func rename(_ id: String, givenName: String?, surname: String?) throws(ControlError) {
        try edit(id) {
            $0.givenName = givenName
            $0.surname = surname
            $0.displayName = [givenName, surname].compactMap(\.self).joined(separator: " ")
        }
    }

    /// Changes or clears `mail`.
    public func setMail(_ id: String, _ mail: String?) throws(ControlError) { try edit(id) { $0.mail = mail } }

    /// Changes or clears `mobilePhone`.
    public func setPhone(_ id: String, _ mobilePhone: String?) throws(ControlError) {
        try edit(id) { $0.mobilePhone = mobilePhone }
    }

    /// Changes the name one signs in with; one that another active person has is refused.
    public func setUserPrincipalName(_ id: String, _ name: String) throws(ControlError) {
        try edit(id) { $0.userPrincipalName = name }
    }

    /// `accountEnabled` becomes false.
    public func disable(_ id: String) throws(ControlError) { try edit(id) { $0.accountEnabled = false } }

    /// `accountEnabled` becomes true.
    public func enable(_ id: String) throws(ControlError) { try edit(id) { $0.accountEnabled = true } }

    /// Two people exchange `mail`.
    public func swapMail(_ first: String, _ second: String) throws(ControlError) {
        let (one, other) = (try Self.objectID(first), try Self.objectID(second))
        try change { directory, _ throws(DirectoryError) in
            guard let firstPerson = directory.people.active(one) else { throw .noSuchObject(one) }
            guard let secondPerson = directory.people.active(other) else { throw .noSuchObject(other) }
            try directory.update(one, [.mail: secondPerson[.mail] ?? .null])
            try directory.update(other, [.mail: firstPerson[.mail] ?? .null])
        }
    }

    /// Two people exchange `userPrincipalName`.
    public func swapUserPrincipalName(_ first: String, _ second: String) throws(ControlError) {
        let (one, other) = (try Self.objectID(first), try Self.objectID(second))
        try change { directory, _ throws(DirectoryError) in try directory.swapSignInNames(one, other) }
    }

    /// `receiver` gets the mail that `owner` has; `owner` keeps it too (Entra does not forbid it).
    public func giveMail(of owner: String, to receiver: String) throws(ControlError) {
        let (one, other) = (try Self.objectID(owner), try Self.objectID(receiver))
        try change { directory, _ throws(DirectoryError) in
            guard let person = directory.people.active(one) else { throw .noSuchObject(one) }
            try directory.update(other, [.mail: person[.mail] ?? .null])
        }
    }

    /// A member becomes a guest: `userType`, and a user principal name with `#EXT#`.
    public func convertToGuest(_ id: String) throws(ControlError) {
        let initialDomain = with { tenant, _ in tenant.initialDomain }
        try edit(id) {
            $0.userType = "Guest"
            $0.userPrincipalName = "\($0.userPrincipalName.replacing("@", with: "_"))#EXT#@\(initialDomain)"
        }
    }
}

// MARK: Coming and going

extension TenantControl {
    /// Makes a person; the id is given by the tenant.
    @discardableResult
    public func create(
        userPrincipalName: String, displayName: String? = nil, givenName: String? = nil, surname: String? = nil,
        mail: String? = nil, mobilePhone: String? = nil, accountEnabled: Bool = true
    ) throws(ControlError) -> TruePerson {
        guard userPrincipalName.contains("@") else { throw .badValue("'\(userPrincipalName)' has no @.") }
        let texts: [Property: String?] = [
            .userPrincipalName: userPrincipalName, .displayName: displayName, .givenName: givenName, .surname: surname,
            .mail: mail, .mobilePhone: mobilePhone, .userType: "Member",
        ]
        var values = texts.compactMapValues { $0.map(PropertyValue.string) }
        values[.accountEnabled] = .boolean(accountEnabled)
        return try change { directory, now throws(DirectoryError) in
            TruePerson(try directory.create(values, now: now))
        }
    }

    /// Soft deletion: the person moves to `deletedItems`.
    public func delete(_ id: String) throws(ControlError) {
        let objectID = try Self.objectID(id)
        try change { directory, now throws(DirectoryError) in try directory.delete(objectID, now: now) }
    }

    /// Gone for good, from `/users` or from `deletedItems`.
    public func deletePermanently(_ id: String) throws(ControlError) {
        let objectID = try Self.objectID(id)
        try change { directory, _ throws(DirectoryError) in try directory.purge(objectID) }
    }

    /// Brings a soft-deleted person back, under the same id and name.
    public func restore(_ id: String) throws(ControlError) {
        let objectID = try Self.objectID(id)
        try change { directory, _ throws(DirectoryError) in _ = try directory.restore(objectID) }
    }

    /// Deletes the person and makes another with the same user principal name, names and mail, under a new id.
    @discardableResult
    public func recreate(_ id: String) throws(ControlError) -> TruePerson {
        let objectID = try Self.objectID(id)
        return try change { directory, now throws(DirectoryError) in
            guard let person = directory.people.active(objectID) else { throw .noSuchObject(objectID) }
            let values = TruePerson(person).values.filter { $0.value != .null && $0.value != .strings([]) }
            try directory.delete(objectID, now: now)
            return TruePerson(try directory.create(values, now: now))
        }
    }

    /// Soft-deletes this many people, evenly spread over the tenant.
    /// - Returns: Their ids.
    @discardableResult
    public func deleteMany(_ count: Int) -> [String] {
        with { tenant, now in
            let everybody = tenant.directory.people.count
            let wanted = min(max(0, count), everybody)
            guard wanted > 0 else { return [] }
            let step = everybody / wanted
            var ids: [ObjectID] = []
            var place = 0
            var rank = 0
            while ids.count < wanted, let person = tenant.directory.people.firstActive(from: place) {
                if rank % step == 0 { ids.append(person.id) }
                rank += 1
                place = person.place + 1
            }
            return ids.filter { (try? tenant.directory.delete($0, now: now)) != nil }.map(\.description)
        }
    }
}
