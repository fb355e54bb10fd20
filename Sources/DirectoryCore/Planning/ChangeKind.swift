/// What administrators look for among the decisions of a plan: what becomes of a user who is there already.
package enum ChangeKind: String, CaseIterable, Sendable {
    case username
    case email
    case emailCleared = "email-cleared"
    case phone
    case phoneCleared = "phone-cleared"
    case name
    /// Whether the user can use the application.
    case access
    case restored

    /// Nil for a custom field.
    fileprivate init?(_ change: FieldChange) {
        switch change.field {
        case .username: self = .username
        case .email: self = change.isClearing ? .emailCleared : .email
        case .phone: self = change.isClearing ? .phoneCleared : .phone
        case .firstName, .lastName: self = .name
        case .attribute: return nil
        }
    }
}

extension Decision {
    package var changeKinds: Set<ChangeKind> {
        switch verdict {
        case .restored: [.restored]
        case .imported: []
        default: Set(verdict.changes.compactMap(ChangeKind.init)).union(access == .keep ? [] : [.access])
        }
    }
}

extension FieldChange {
    fileprivate var isClearing: Bool { before != nil && after == nil }
}
