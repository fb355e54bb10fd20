/// What a change in the audit is about. The raw value is its name in the record, in exports and for commands.
package enum AuditTopic: String, CaseIterable, Sendable {
    // Accounts, members, tokens
    case name
    case email
    case role
    case scopes
    case expires
    case owner
    case proof = "by"
    case sessions

    // The organization
    case entraSignIn = "sign-in.entra"
    case secondFactor = "sign-in.second-factor"
    case runsKept = "retention.runs"
    case auditKept = "retention.audit"
    case runs
    case auditEntries = "audit-entries"

    // Runs
    case purpose
    case ending = "then"
    case chosen
    case leftOut = "left out"
    case plan

    // The connection
    case cloud
    case tenant
    case client = "client-id"
    case reconcileDays = "reconcile-days"
    case removals
    case renames
    case clearings
    case schedule
    case scope
    case newcomers
    case whenDeleted = "when-deleted"
    case whenDisabled = "when-disabled"
    case whenOutOfScope = "when-out-of-scope"
    case localWins = "local-wins"
}

/// The name of a change in the record: a topic, or a topic of which a connection has several.
package enum AuditField: RawRepresentable, Hashable, Sendable {
    case topic(AuditTopic)
    /// What fills a field: `map email`, `attribute cost-center`.
    case source(MappedField)
    /// `credential` and its id.
    case credential(CredentialID)

    package var rawValue: String {
        switch self {
        case .topic(let topic): topic.rawValue
        case .source(.attribute(let name)): "attribute \(name.rawValue)"
        case .source(let field): "map \(field.rawValue)"
        case .credential(let id): "credential \(id)"
        }
    }

    package init?(rawValue: String) {
        if let topic = AuditTopic(rawValue: rawValue) {
            self = .topic(topic)
        } else if let field = Self.rest(of: rawValue, after: "map ").flatMap(MappedField.init(rawValue:)) {
            self = .source(field)
        } else if let name = Self.rest(of: rawValue, after: "attribute ").flatMap(AttributeName.init(rawValue:)) {
            self = .source(.attribute(name))
        } else if let id = Self.rest(of: rawValue, after: "credential ").flatMap({ CredentialID($0) }) {
            self = .credential(id)
        } else {
            return nil
        }
    }

    private static func rest(of text: String, after start: String) -> String? {
        text.hasPrefix(start) ? String(text.dropFirst(start.count)) : nil
    }
}

extension AuditDraft.Change {
    package init(_ topic: AuditTopic, before: String? = nil, after: String? = nil) {
        self.init(topic.rawValue, before: before, after: after)
    }
}
