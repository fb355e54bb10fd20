/// What is really so about one person of the tenant: what a reader who reads correctly must end with.
///
/// `nil` is what Graph shows as `null` (or leaves out of a delta when it was never set).
public struct TruePerson: Sendable, Hashable {
    /// Where the person is now.
    public enum State: String, Sendable, Hashable {
        /// In `/users`.
        case active
        /// In `/directory/deletedItems`, restorable.
        case deleted
        /// Gone for good.
        case purged
    }

    /// The object id, a GUID in lower case. It never changes.
    public let id: String
    public var state: State
    /// The current user principal name. For a deleted person it carries the id without hyphens in front, as Graph shows it.
    public var userPrincipalName: String
    public var displayName: String?
    public var givenName: String?
    public var surname: String?
    public var mail: String?
    public var mobilePhone: String?
    public var businessPhones: [String]
    public var otherMails: [String]
    public var accountEnabled: Bool
    /// `Member` or `Guest`.
    public var userType: String?
    public var jobTitle: String?
    public var department: String?
    public var employeeID: String?
    /// The object id of the manager.
    public var managerID: String?
}

/// A group as it really is.
public struct TrueGroup: Sendable, Hashable {
    public let id: String
    public var displayName: String
    /// Object ids of the direct members: people and groups, in the order they joined.
    public var memberIDs: [String]
}
