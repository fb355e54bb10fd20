import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What the record says by its codes, as a language says it. What no language has a word for, such as a name or an
/// address, stands as it is.
extension Words {
    /// - Parameter field: its name in the record.
    func topic(recordedAs field: String) -> String {
        switch AuditField(rawValue: field) {
        case .topic(let topic)?: self.topic(topic)
        case .source(let field)?: source(of: field)
        case .credential(let id)?: "\(credentialTopic) \(id)"
        case nil: field
        }
    }

    /// - Parameters:
    ///   - text: the value of a change before or after.
    ///   - field: the name of the change in the record.
    func value(_ text: String, recordedAs field: String) -> String {
        guard let field = AuditField(rawValue: field) else { return text }
        if case .topic(let topic) = field, let value = value(text, of: topic) { return value }
        return Sentence(recorded: text, as: field.vocabulary).map(say) ?? text
    }

    /// What it was done to: its name for people, and the one in the record.
    func object(of draft: AuditDraft) -> String {
        let object = AuditObject(rawValue: draft.object).map(self.object) ?? draft.object
        guard !draft.name.isEmpty else { return object }
        guard draft.deed == .credentialDownloaded else { return "\(draft.name) (\(object))" }
        let label = Sentence(recorded: draft.name, as: StoredCredential.vocabulary).map(say)
        return "\(label ?? draft.name) (\(object))"
    }

    /// - Returns: nil for what is no code, number or date of the topic.
    private func value(_ text: String, of topic: AuditTopic) -> String? {
        switch topic {
        case .role: Role(rawValue: text).map(role)
        case .entraSignIn: SignInPolicy.EntraSignIn(rawValue: text).map(choice)
        case .secondFactor: SignInPolicy.Requirement(rawValue: text).map(choice)
        case .cloud: cloud(CloudName(rawValue: text))
        case .removals, .renames, .clearings:
            (try? BrakeLimits.Limit(entered: text, field: topic.rawValue)).map(limit)
        case .newcomers: SynchronizationRules.Newcomers(rawValue: text).map(newcomers)
        case .whenDeleted, .whenDisabled, .whenOutOfScope:
            LifecyclePolicy.Consequence(rawValue: text).map(consequence)
        case .localWins:
            text.split(separator: ", ").map { MappedField(rawValue: String($0)).map(self.field) ?? String($0) }
                .joined(separator: ", ")
        case .ending: RunPurpose.Ending(rawValue: text).map(ending)
        case .expires: (try? Date(text, strategy: .iso8601)).map { moment($0).text }
        case .runsKept, .auditKept, .runs, .auditEntries, .chosen, .leftOut, .reconcileDays: Int(text).map(number)
        case .name, .email, .scopes, .owner, .proof, .sessions, .purpose, .plan, .tenant, .client, .schedule, .scope:
            nil
        }
    }
}
