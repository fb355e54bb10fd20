package import DirectoryCore
package import FoundationEssentials

/// A tenant that can be read. The conversation is with Microsoft Graph; what it says is left to others to judge.
///
/// Every method throws a `Problem` that names what the tenant said, after the transient ones have been tried again.
package protocol UpstreamDirectory: Sendable {
    /// Signs in and asks which tenant this is.
    ///
    /// - Throws: `tenant-changed` when it is not the one that the connection names.
    func identify() async throws(Problem) -> UpstreamTenant

    /// How long the tenant has asked us to make no request, from now; nil for not at all.
    var pause: Duration? { get async }

    /// Shows every credential of the connection, and goes on with the first that is accepted.
    ///
    /// - Returns: one trial for each, in the connection's order.
    func tryCredentials() async throws(Problem) -> [CredentialTrial]

    /// Reads everybody, to the end: in several listings at once where the tenant allows it, else in one. Only the
    /// missing next link ends a listing. People may come more than once and in any order; whoever does not come is not
    /// proven gone (R14).
    ///
    /// - Parameter onPage: receives the people of one page, which may be none; called by several tasks at once.
    func readEveryone(_ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void) async throws(Problem)

    /// The end of the tenant's changes as of now: what happens later is read from there.
    func presentCursor() async throws(Problem) -> DeltaCursor

    /// Reads what has changed since, to the end. Changes come in any order and repeatedly, and what they say of a
    /// person may be incomplete.
    ///
    /// - Parameter onPage: receives the changes of one page, which may be none.
    /// - Returns: where to go on next time.
    /// - Throws: `change-history-ended` when the tenant no longer knows the cursor (410, `syncStateNotFound`,
    ///   `resyncRequired`): then everybody has to be read.
    func readChanges(
        since cursor: DeltaCursor, _ onPage: @Sendable ([DirectoryChange]) async throws(Problem) -> Void
    ) async throws(Problem) -> DeltaCursor

    /// Reads the given people, up to 300 a request. Whoever is not in the answer is not proven gone (R14).
    ///
    /// - Parameter onPage: receives the people of one request.
    func read(
        _ people: [DirectoryObjectID], _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem)

    /// Finds people whose name, user principal name or address begins with the text.
    ///
    /// - Parameter limit: the most people to return, at most 999.
    func search(_ text: String, limit: Int) async throws(Problem) -> [DirectoryUser]

    /// Reads the first few people of the listing, to see that reading is allowed and that there is anybody.
    ///
    /// - Parameter limit: how many at most, 1…999.
    func sample(_ limit: Int) async throws(Problem) -> [DirectoryUser]

    /// Reads each person directly, by `GET /users/{id}`, and says what came back for each.
    func lookUp(_ people: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: DirectLookup]

    /// Finds which of the people are among the tenant's deleted items.
    func deletedItems(among people: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: DeletedItem]
}

/// A place in the history of a tenant's changes: the delta link. It does not print.
package struct DeltaCursor: Hashable, Sendable {
    package let link: Secret

    package init(link: Secret) { self.link = link }
}

/// What a delta says of one directory user.
///
/// Source: <https://learn.microsoft.com/graph/delta-query-users>
package enum DirectoryChange: Hashable, Sendable {
    /// Something about the person has changed. The properties may be fewer than were asked for.
    case changed(DirectoryUser)
    /// `@removed`.
    case removed(DirectoryObjectID, Proof.DeltaReason, Proof.Observation)

    package var object: DirectoryObjectID {
        switch self {
        case .changed(let person): person.id
        case .removed(let id, _, _): id
        }
    }
}

/// The tenant that answered.
package struct UpstreamTenant: Hashable, Sendable {
    package let id: TenantID
    package let displayName: String
    /// By which of the connection's credentials it was reached.
    package let credential: CredentialID?

    package init(id: TenantID, displayName: String, credential: CredentialID? = nil) {
        self.id = id
        self.displayName = displayName
        self.credential = credential
    }
}

/// What came of showing one credential.
package struct CredentialTrial: Hashable, Sendable {
    package let credential: CredentialID
    /// Why it was not accepted; nil when it was.
    package let problem: Problem?
    /// The application permissions in the access token that it brought, for diagnosis only; nil when there is none, or it
    /// cannot be read.
    package let grantedPermissions: Set<String>?

    package init(credential: CredentialID, problem: Problem?, grantedPermissions: Set<String>? = nil) {
        self.credential = credential
        self.problem = problem
        self.grantedPermissions = grantedPermissions
    }
}

/// The answer to one direct read.
package enum DirectLookup: Hashable, Sendable {
    case found(DirectoryUser)
    /// 404 with `Request_ResourceNotFound`, and nothing else.
    case notFound(Proof.Observation)
    /// Any other answer: it says nothing about the person.
    case refused(Problem)
}

/// A directory user in the tenant's recycle bin, for up to 30 days.
package struct DeletedItem: Hashable, Sendable {
    package let id: DirectoryObjectID
    package let deletedAt: Date?
    package let observation: Proof.Observation

    package init(id: DirectoryObjectID, deletedAt: Date?, observation: Proof.Observation) {
        self.id = id
        self.deletedAt = deletedAt
        self.observation = observation
    }
}

/// Opens the tenant of a connection: resolves its cloud, unseals its secret, asks for the properties its rules need.
package protocol UpstreamGateway: Sendable {
    func open(_ connection: Connection) async throws(Problem) -> any UpstreamDirectory
}
