import DirectoryCore

// MARK: - What entries of the audit are about

extension English {
    func topic(_ topic: AuditTopic) -> String {
        switch topic {
        case .name: "Name"
        case .email: label(.email)
        case .role: roleLabel
        case .scopes: scopesLabel
        case .expires: setting(.expires)
        case .owner: role(.owner)
        case .proof: "Proof"
        case .sessions: "Sessions"
        case .entraSignIn: entraLabel
        case .secondFactor: factorLabel
        case .runsKept: "Days that runs are kept"
        case .auditKept: "Days that the audit is kept"
        case .runs: label(.runs)
        case .auditEntries: "Entries of the audit"
        case .purpose: "Asked for"
        case .ending: "Then"
        case .chosen: "Chosen one by one"
        case .leftOut: "Left out"
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

    func source(of field: MappedField) -> String { "Source of \(self.field(field))" }
    var credentialTopic: String { "Credential" }

    func object(_ object: AuditObject) -> String {
        switch object {
        case .server: "the server"
        case .keys: "the keys"
        case .audit: "the audit"
        case .connection: "the connection"
        case .unknown: "an unknown account"
        case .run(let run): self.run(run)
        case .newRun(let kind): self.kind(kind)
        }
    }

    func ending(_ ending: RunPurpose.Ending) -> String {
        switch ending {
        case .preview: "the plan waits to be looked at"
        case .apply: "the plan is applied"
        }
    }
}
