/// The hand of fate: shows how a tenant really is, and lets things happen in it. Everything here is also offered over
/// HTTP under `/_simulator`.
///
/// All calls are synchronous and take effect at once for every later request.
public struct TenantControl: Sendable {
    /// The tenant this control acts on (the id it was configured with).
    public let tenantID: String
}

// MARK: Reading the truth

extension TenantControl {
    /// Everybody in `/users`, in the order the tenant lists them. In a tenant of a million this builds a million values.
    public var people: [TruePerson] { fatalError() }
    /// Everybody in `/directory/deletedItems`.
    public var deletedPeople: [TruePerson] { fatalError() }
    /// How many people are in `/users`.
    public var peopleCount: Int { fatalError() }
    /// The groups, with their direct members.
    public var groups: [TrueGroup] { fatalError() }
    /// The person with this id in whatever state; nil if there never was one.
    public func truth(_ id: String) -> TruePerson? { fatalError() }
    /// The active person with this user principal name (letter case ignored).
    public func person(named userPrincipalName: String) -> TruePerson? { fatalError() }
}

// MARK: Things that happen to people

extension TenantControl {
    /// Changes a person as the closure says; `id` and `state` cannot be changed this way.
    @discardableResult
    public func edit(_ id: String, _ change: (inout TruePerson) -> Void) throws(ControlError) -> TruePerson {
        fatalError()
    }
    /// A marriage: new given name, surname and display name; the user principal name and mail stay.
    public func rename(_ id: String, givenName: String?, surname: String?) throws(ControlError) { fatalError() }
    public func setMail(_ id: String, _ mail: String?) throws(ControlError) { fatalError() }
    public func setPhone(_ id: String, _ mobilePhone: String?) throws(ControlError) { fatalError() }
    public func setUserPrincipalName(_ id: String, _ name: String) throws(ControlError) { fatalError() }
    public func disable(_ id: String) throws(ControlError) { fatalError() }
    public func enable(_ id: String) throws(ControlError) { fatalError() }
    /// Two people exchange `mail`.
    public func swapMail(_ first: String, _ second: String) throws(ControlError) { fatalError() }
    /// Two people exchange `userPrincipalName`.
    public func swapUserPrincipalName(_ first: String, _ second: String) throws(ControlError) { fatalError() }
    /// `receiver` gets the mail that `owner` has; `owner` keeps it too (Entra does not forbid it).
    public func giveMail(of owner: String, to receiver: String) throws(ControlError) { fatalError() }
    /// A member becomes a guest: `userType`, and a user principal name with `#EXT#`.
    public func convertToGuest(_ id: String) throws(ControlError) { fatalError() }
    /// Makes a person; the id is given by the tenant. Needs at least a user principal name.
    @discardableResult
    public func create(
        userPrincipalName: String, displayName: String? = nil, givenName: String? = nil, surname: String? = nil,
        mail: String? = nil, mobilePhone: String? = nil, accountEnabled: Bool = true
    ) throws(ControlError) -> TruePerson { fatalError() }
    /// Soft deletion: the person moves to `deletedItems`.
    public func delete(_ id: String) throws(ControlError) { fatalError() }
    /// Gone for good, from `/users` or from `deletedItems`.
    public func deletePermanently(_ id: String) throws(ControlError) { fatalError() }
    public func restore(_ id: String) throws(ControlError) { fatalError() }
    /// Deletes the person and makes another with the same user principal name and mail, under a new id.
    @discardableResult
    public func recreate(_ id: String) throws(ControlError) -> TruePerson { fatalError() }
    /// Soft-deletes this many people, evenly spread over the tenant. Returns their ids.
    @discardableResult
    public func deleteMany(_ count: Int) -> [String] { fatalError() }
}

// MARK: Groups

extension TenantControl {
    @discardableResult
    public func createGroup(displayName: String, memberIDs: [String] = []) throws(ControlError) -> TrueGroup {
        fatalError()
    }
    public func addMember(_ memberID: String, to groupID: String) throws(ControlError) { fatalError() }
    public func removeMember(_ memberID: String, from groupID: String) throws(ControlError) { fatalError() }
    public func deleteGroup(_ id: String) throws(ControlError) { fatalError() }
}

// MARK: The tenant and its applications

extension TenantControl {
    /// Takes a permission from the configured application. Tokens already issued lose it too, as after a revoked consent.
    public func dropPermission(_ permission: String) { fatalError() }
    public func grantPermission(_ permission: String) { fatalError() }
    /// Every secret of the configured application is expired from now on (AADSTS7000222).
    public func expireSecret() { fatalError() }
    /// Tokens issued so far are refused from now on.
    public func revokeTokens() { fatalError() }
    /// `/users` and everything else is empty, without an error; `refill` undoes it.
    public func emptyTenant() { fatalError() }
    public func refill() { fatalError() }
    /// The same hosts, the same credentials, another tenant: another id in `/organization` and tokens, other people.
    public func swapTenant(to id: String) { fatalError() }
}

// MARK: Faults

extension TenantControl {
    /// Queues a fault. Faults act for the whole simulator, in the order they were injected.
    public func inject(_ fault: Fault) { fatalError() }
    /// Takes every fault back, permanent ones too.
    public func clearFaults() { fatalError() }
    /// Every delta token issued so far answers 410 from now on.
    public func expireDeltaTokens() { fatalError() }
    /// Every nextLink issued so far answers 400 `Directory_ExpiredPageToken` from now on.
    public func expirePageTokens() { fatalError() }
    /// Readers see the tenant as it was before the last changes: changes from now on stay invisible until `catchUp`.
    public func fallBehind() { fatalError() }
    /// Replication has caught up.
    public func catchUp() { fatalError() }
}

// MARK: Requests and time

extension TenantControl {
    /// The requests received, oldest first; the control API's own are not among them.
    public var requests: [RecordedRequest] { fatalError() }
    public func resetRequests() { fatalError() }
    /// The simulator's clock, Unix seconds.
    public var now: Int { fatalError() }
    /// Moves the simulator's clock: tokens, secrets, page and delta tokens and deleted items age.
    public func advanceClock(by duration: Duration) { fatalError() }
}
