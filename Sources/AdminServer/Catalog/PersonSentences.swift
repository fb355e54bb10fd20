import DirectoryCore

// MARK: - How a person stands

extension Sentences {
    static let local = "Local"
    static let microsoftEntra = "Microsoft Entra"
    static let fromAnotherTenant = "From another tenant"
    static let active = "Active"
    static let deactivated = "Deactivated"
    static let deactivatedUpstream = "Deactivated by Entra"
    static let deleted = "Deleted"
    static let duplicate = "Duplicate"
    static let missingUpstream = "Missing upstream"
    static let protected = "Protected"
    static let held = "Held"
    static let outOfScope = "Out of scope"
    static let hold = "Hold"
    static let release = "Release"
    static let heldUntilReleased = "Held: runs leave this user alone until released."
    static let outOfScopeUser = "In Entra, and no longer in the scope of the connection."
    static let importedUser = "Imported from Entra"
    static let inTenantOnly = "In Entra, not imported"
    static let localUser = "Local user"
    static let importedTogether = "In Entra, imported by the same run"

    static func field(_ field: MappedField) -> String {
        switch field {
        case .username: "Username"
        case .firstName: "First name"
        case .lastName: "Last name"
        case .email: "Email"
        case .phone: "Phone"
        case .attribute(let name): name.rawValue
        }
    }

    static func origin(_ holder: AddressConflict.Holder) -> String {
        switch (holder.user, holder.object) {
        case (_, nil): localUser
        case (nil, _): importedTogether
        case (_, _): importedUser
        }
    }

    /// `Duplicate of Ana Ruiz (local user), email ana@contoso.com`
    static func taken(_ conflict: AddressConflict) -> String {
        let holder = conflict.holder
        return "Duplicate of \(holder.name) (\(origin(holder).lowercasedFirst)), "
            + "\(conflict.field.mapped.label) \(conflict.wanted)"
    }

    static func missing(since moment: Moment) -> String { "Missing upstream since \(moment.text)" }

    /// Why two addresses are one.
    static func because(_ conflict: AddressConflict) -> String {
        let (wanted, held) = (conflict.wanted, conflict.holder.value)
        let noun = conflict.field == .email ? "address" : "username"
        if wanted.utf8.elementsEqual(held.utf8) { return "The same \(noun)." }
        if wanted.lowercased().utf8.elementsEqual(held.lowercased().utf8) {
            return "The same \(noun), in other capital letters."
        }
        return "The same \(noun), written differently."
    }
}

// MARK: - A person in the import picker

extension Sentences {
    static func mark(_ verdict: Verdict) -> Badge {
        switch verdict {
        case .imported: Badge("Can be imported", .good)
        case .restored: Badge("Can be restored", .good)
        case .alreadyImported: Badge("Already imported")
        case .duplicate: Badge(duplicate, .warning)
        case .invalid: Badge("Invalid", .warning)
        case .unreadable: Badge("Not readable", .warning)
        default: .outcome(verdict.outcome)
        }
    }

    static func reasons(_ verdict: Verdict) -> [String] {
        switch verdict {
        case .duplicate(let conflicts): conflicts.map(taken)
        case .invalid(let fields): fields.map(invalid)
        case .unreadable: [unreadable]
        default: []
        }
    }

    static func invalid(_ invalid: InvalidField) -> String { "\(field(invalid.field)) \(invalid.reason.sentence)." }

    static let unreadable = "Entra does not show this person’s username. A permission may be missing."

    static func lookAlike(_ address: String) -> String {
        "Looks like \(address) and is not the same: check the letters."
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        hasPrefix("In ") || isEmpty ? self : prefix(1).lowercased() + dropFirst()
    }
}
