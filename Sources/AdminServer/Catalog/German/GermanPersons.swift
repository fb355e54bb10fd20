import DirectoryCore
import FoundationEssentials

// MARK: - How a person stands

extension German {
    var local: String { "Lokal" }
    var microsoftEntra: String { "Microsoft Entra" }
    var fromAnotherTenant: String { "Aus einem anderen Mandanten" }
    var active: String { "Aktiv" }
    var deactivated: String { "Deaktiviert" }
    var deactivatedUpstream: String { "Durch Entra deaktiviert" }
    var deleted: String { "Gelöscht" }
    var duplicate: String { "Duplikat" }
    var missingUpstream: String { "Fehlt in Entra" }
    var protected: String { "Geschützt" }
    var held: String { "Zurückgehalten" }
    var outOfScope: String { "Außerhalb des Bereichs" }
    var hold: String { "Zurückhalten" }
    func hold(_ name: String) -> String { "\(name) zurückhalten" }
    var release: String { "Freigeben" }
    func release(_ name: String) -> String { "\(name) freigeben" }
    var heldUntilReleased: String {
        "Zurückgehalten: Läufe lassen diesen Benutzer in Ruhe, bis er freigegeben wird."
    }
    var outOfScopeUser: String { "In Entra vorhanden, aber nicht mehr im Bereich der Verbindung." }
    var importedUser: String { "Aus Entra importiert" }
    var inTenantOnly: String { "In Entra, nicht importiert" }

    func field(_ field: MappedField) -> String {
        switch field {
        case .username: "Benutzername"
        case .firstName: "Vorname"
        case .lastName: "Nachname"
        case .email: "E-Mail"
        case .phone: "Telefon"
        case .attribute(let name): name.rawValue
        }
    }

    func origin(_ holder: AddressConflict.Holder) -> String {
        switch (holder.user, holder.object) {
        case (_, nil): "Lokaler Benutzer"
        case (nil, _): "In Entra, im selben Lauf importiert"
        case (_, _): importedUser
        }
    }

    func taken(_ conflict: AddressConflict) -> String {
        let holder = conflict.holder
        return "Duplikat von \(holder.name) (\(kind(of: holder))), \(field(conflict.field.mapped)) \(conflict.wanted)"
    }

    /// As `origin`, within a sentence.
    private func kind(of holder: AddressConflict.Holder) -> String {
        switch (holder.user, holder.object) {
        case (_, nil): "lokaler Benutzer"
        case (nil, _): "in Entra, im selben Lauf importiert"
        case (_, _): "aus Entra importiert"
        }
    }

    func missing(since date: Date) -> String { "Fehlt in Entra seit \(moment(date).text)" }

    func because(_ conflict: AddressConflict) -> String {
        let (wanted, held) = (conflict.wanted, conflict.holder.value)
        let same = conflict.field == .email ? "Dieselbe Adresse" : "Derselbe Benutzername"
        if wanted.utf8.elementsEqual(held.utf8) { return "\(same)." }
        if wanted.lowercased().utf8.elementsEqual(held.lowercased().utf8) {
            return "\(same), nur mit anderer Groß- und Kleinschreibung."
        }
        return "\(same), anders geschrieben."
    }
}

// MARK: - A person in the import picker

extension German {
    func mark(_ verdict: Verdict) -> String {
        switch verdict {
        case .imported: "Kann importiert werden"
        case .restored: "Kann wiederhergestellt werden"
        default: badge(verdict.outcome)
        }
    }

    func invalid(_ invalid: InvalidField) -> String {
        let field = "Das Feld „\(field(invalid.field))“"
        return switch invalid.reason {
        case .controlCharacter: "\(field) enthält ein Steuerzeichen."
        case .tooLong: "\(field) ist zu lang."
        case .notAnAddress: "\(field) enthält keine E-Mail-Adresse."
        case .missing: "\(field) hat keinen Wert."
        }
    }

    var unreadable: String {
        "Entra zeigt den Benutzernamen dieser Person nicht. Vielleicht fehlt eine Berechtigung."
    }

    func lookAlike(_ address: String) -> String {
        "Sieht aus wie \(address), ist aber nicht dasselbe: Prüfen Sie die Buchstaben."
    }
}
