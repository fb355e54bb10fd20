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
    /// Where the person is now.
    public var state: State
    /// The current user principal name. For a deleted person it carries the id without hyphens in front, as Graph shows it.
    public var userPrincipalName: String
    /// `displayName`
    public var displayName: String?
    /// `givenName`
    public var givenName: String?
    /// `surname`
    public var surname: String?
    /// `mail`: the primary SMTP address.
    public var mail: String?
    /// `mobilePhone`
    public var mobilePhone: String?
    /// `businessPhones`: never null, usually at most one.
    public var businessPhones: [String]
    /// `otherMails`: never null.
    public var otherMails: [String]
    /// `accountEnabled`
    public var accountEnabled: Bool
    /// `Member` or `Guest`.
    public var userType: String?
    /// `jobTitle`
    public var jobTitle: String?
    /// `department`
    public var department: String?
    /// `employeeId`
    public var employeeID: String?
    /// The object id of the manager.
    public var managerID: String?
}

/// A group as it really is.
public struct TrueGroup: Sendable, Hashable {
    /// The object id, a GUID in lower case.
    public let id: String
    /// `displayName`
    public var displayName: String
    /// Object ids of the direct members: people and groups, in the order they joined.
    public var memberIDs: [String]
}
