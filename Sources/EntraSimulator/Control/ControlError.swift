/// Why the control API did not do what it was asked.
public enum ControlError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nobody has this id, or this person is not in the state the request needs (restore needs a deleted person).
    case noSuchPerson(String)
    /// No group has this id.
    case noSuchGroup(String)
    /// No tenant has this id.
    case noSuchTenant(String)
    /// The user principal name belongs to somebody else.
    case userPrincipalNameTaken(String)
    /// The value does not parse; the text says what was expected.
    case badValue(String)

    /// What was wrong, and that nothing was changed.
    public var description: String {
        switch self {
        case .noSuchPerson(let id): "No person '\(id)' in the state this needs. Nothing was changed."
        case .noSuchGroup(let id): "No group '\(id)'. Nothing was changed."
        case .noSuchTenant(let id): "No tenant '\(id)'. Nothing was changed."
        case .userPrincipalNameTaken(let name): "'\(name)' is another person's userPrincipalName. Nothing was changed."
        case .badValue(let text): "\(text) Nothing was changed."
        }
    }
}
