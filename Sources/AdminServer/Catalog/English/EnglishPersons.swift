import DirectoryCore
import FoundationEssentials

// MARK: - How a person stands

extension English {
    var local: String { "Local" }
    var microsoftEntra: String { "Microsoft Entra" }
    var fromAnotherTenant: String { "From another tenant" }
    var active: String { "Active" }
    var deactivated: String { "Deactivated" }
    var deactivatedUpstream: String { "Deactivated by Entra" }
    var deleted: String { "Deleted" }
    var duplicate: String { "Duplicate" }
    var missingUpstream: String { "Missing upstream" }
    var protected: String { "Protected" }
    var held: String { "Held" }
    var outOfScope: String { "Out of scope" }
    var hold: String { "Hold" }
    func hold(_ name: String) -> String { "Hold \(name)" }
    var release: String { "Release" }
    func release(_ name: String) -> String { "Release \(name)" }
    var heldUntilReleased: String { "Held: runs leave this user alone until released." }
    var outOfScopeUser: String { "In Entra, and no longer in the scope of the connection." }
    var importedUser: String { "Imported from Entra" }
    var inTenantOnly: String { "In Entra, not imported" }
    private var localUser: String { "Local user" }
    private var importedTogether: String { "In Entra, imported by the same run" }

    func field(_ field: MappedField) -> String {
        switch field {
        case .username: "Username"
        case .firstName: "First name"
        case .lastName: "Last name"
        case .email: "Email"
        case .phone: "Phone"
        case .attribute(let name): name.rawValue
        }
    }

    func origin(_ holder: AddressConflict.Holder) -> String {
        switch (holder.user, holder.object) {
        case (_, nil): localUser
        case (nil, _): importedTogether
        case (_, _): importedUser
        }
    }

    func taken(_ conflict: AddressConflict) -> String {
        let holder = conflict.holder
        return "Duplicate of \(holder.name) (\(origin(holder).lowercasedFirst)), "
            + "\(conflict.field.mapped.label) \(conflict.wanted)"
    }

    func missing(since date: Date) -> String { "Missing upstream since \(moment(date).text)" }

    func because(_ conflict: AddressConflict) -> String {
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

extension English {
    func mark(_ verdict: Verdict) -> String {
        switch verdict {
        case .imported: "Can be imported"
        case .restored: "Can be restored"
        case .alreadyImported: "Already imported"
        case .duplicate: duplicate
        case .invalid: "Invalid"
        case .unreadable: "Not readable"
        default: badge(verdict.outcome)
        }
    }

    func invalid(_ invalid: InvalidField) -> String { "\(field(invalid.field)) \(invalid.reason.sentence)." }

    var unreadable: String { "Entra does not show this person’s username. A permission may be missing." }

    func lookAlike(_ address: String) -> String {
        "Looks like \(address) and is not the same: check the letters."
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        hasPrefix("In ") || isEmpty ? self : prefix(1).lowercased() + dropFirst()
    }
}
