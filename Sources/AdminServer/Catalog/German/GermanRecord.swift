import DirectoryCore

// MARK: - What entries of the audit are about

extension German {
    func topic(_ topic: AuditTopic) -> String {
        switch topic {
        case .name: "Name"
        case .email: label(.email)
        case .role: roleLabel
        case .scopes: scopesLabel
        case .expires: setting(.expires)
        case .owner: role(.owner)
        case .proof: "Nachweis"
        case .sessions: "Sitzungen"
        case .entraSignIn: entraLabel
        case .secondFactor: factorLabel
        case .runsKept: "Tage, die Läufe aufbewahrt werden"
        case .auditKept: "Tage, die das Prüfprotokoll aufbewahrt wird"
        case .runs: label(.runs)
        case .auditEntries: "Einträge des Prüfprotokolls"
        case .purpose: "Auftrag"
        case .ending: "Danach"
        case .chosen: "Einzeln ausgewählt"
        case .leftOut: "Ausgelassen"
        case .plan: "Plan"
        case .cloud: setting(.cloud)
        case .tenant: setting(.tenant)
        case .client: setting(.client)
        case .reconcileDays: setting(.reconcileDays)
        case .removals: setting(.removals)
        case .renames: setting(.renames)
        case .clearings: setting(.clearings)
        case .schedule: setting(.scheduleHeading)
        case .scope: setting(.scopeHeading)
        case .newcomers: setting(.newcomers)
        case .whenDeleted: setting(.whenDeleted)
        case .whenDisabled: setting(.whenDisabled)
        case .whenOutOfScope: setting(.whenOut)
        case .localWins: setting(.localWins)
        }
    }

    func source(of field: MappedField) -> String { "Quelle des Feldes „\(self.field(field))“" }
    var credentialTopic: String { "Anmeldeinformation" }

    func object(_ object: AuditObject) -> String {
        switch object {
        case .server: "Server"
        case .keys: "Schlüssel"
        case .audit: "Prüfprotokoll"
        case .connection: "Verbindung"
        case .unknown: "Unbekanntes Konto"
        case .run(let run): self.run(run)
        case .newRun(let kind): self.kind(kind)
        }
    }

    func ending(_ ending: RunPurpose.Ending) -> String {
        switch ending {
        case .preview: "Der Plan wartet auf Durchsicht"
        case .apply: "Der Plan wird angewendet"
        }
    }
}
