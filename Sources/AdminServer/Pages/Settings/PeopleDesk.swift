import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/settings/people`: who is followed, what happens to those who leave, and where the fields come from.
struct PeopleDesk: Sendable {
    let site: Site

    private var office: SettingsOffice {
        SettingsOffice(site: site, tab: .people) { connection, visit in
            connection.map { PeopleSections(rules: $0.rules, viewing: visit.viewing).all }
                ?? [.connectFirst(visit.viewing)]
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await office.show(visit) }

    @Sendable func changeScope(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["scope", "newcomers"]) { fields throws(Problem) in
            var entry = SettingsEntry()
            entry.scope = try fields.value("scope")
            entry.newcomers = try fields.choice("newcomers")
            do throws(Problem) {
                try await save(entry, visit)
            } catch {
                throw error.aboutScope
            }
        }
    }

    @Sendable func changePolicy(_ visit: Visit) async throws -> Response {
        let names: Set = ["when-deleted", "when-disabled", "when-out-of-scope"]
        return try await office.change(visit, fields: names) { fields throws(Problem) in
            var entry = SettingsEntry()
            entry.whenDeleted = try fields.choice("when-deleted")
            entry.whenDisabled = try fields.choice("when-disabled")
            entry.whenOutOfScope = try fields.choice("when-out-of-scope")
            try await save(entry, visit)
        }
    }

    @Sendable func changeMapping(_ visit: Visit) async throws -> Response {
        let standard = MappedField.standard.map(\.rawValue)
        let names = Set(standard + ["attribute", "local-wins"])
        return try await office.change(visit, fields: names) { fields throws(Problem) in
            var entry = SettingsEntry()
            for name in standard {
                guard let sources = try fields.value(name) else { continue }
                entry.mapping.fields.append("\(name)=\(sources)")
            }
            if let attribute = try fields.value("attribute"), !attribute.trimmingWhitespace.isEmpty {
                entry.mapping.attributes = [attribute]
            }
            entry.mapping.localWins = fields.values("local-wins")
            let mapped = try await site.store.connection(of: visit.organization.id)?.rules.mapping.fields ?? []
            entry.mapping.entraWins = mapped.map(\.rawValue).filter { !entry.mapping.localWins.contains($0) }
            try await save(entry, visit)
        }
    }

    private func save(_ entry: SettingsEntry, _ visit: Visit) async throws(Problem) {
        try await site.connecting.change(entry, in: visit.organization.id, by: visit.requester)
    }
}

extension Problem {
    /// The same problem; a filter that cannot be read is told of the field in which it was entered.
    var aboutScope: Problem { code == .filterInvalid ? about("scope") : self }
}

extension FormFields {
    /// One of several values.
    ///
    /// - Throws: `invalid-value` for another.
    func choice<Choice: RawRepresentable<String>>(_ name: String) throws(Problem) -> Choice? {
        guard let text = try value(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw .invalid(name, cause: "“\(text)” is none of the choices.")
        }
        return choice
    }
}
