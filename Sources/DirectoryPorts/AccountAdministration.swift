package import DirectoryCore

/// Changes accounts, members, tokens and organizations. Whether the asker may is decided before, by the table of
/// `Permissions`; what holds for everybody, such as the last owner, is decided here and in the store. Whoever changes what
/// they sign in with has proved within the last quarter of an hour who they are.
package protocol AccountAdministration: Sendable {
    // MARK: Oneself

    /// - Throws: `invalid-value`, `account-exists`; `proof-needed` for another email.
    func rename(
        _ person: SignedInPerson, name: String, email: String, by requester: Requester
    ) async throws(Problem) -> Account

    /// Sets another password and ends all other sessions.
    ///
    /// - Throws: `password-weak`, `proof-needed`, `sign-in-delayed`.
    func changePassword(
        of person: SignedInPerson, to password: Secret, by requester: Requester
    ) async throws(Problem)

    /// A new key for an authenticator app. It counts once a code of it was entered, within ten minutes.
    ///
    /// - Throws: `proof-needed`.
    func offerSecondFactor(to person: SignedInPerson) async throws(Problem) -> SecondFactorOffer

    /// Takes the place of an earlier second factor, and ends all other sessions.
    ///
    /// - Parameter offer: of which the sealed seed is all that counts.
    /// - Returns: ten recovery codes, shown once.
    /// - Throws: `code-invalid` when the code is not one of the offered key, or the offer is too old, was used, or is
    ///   another account's; `sign-in-delayed`.
    func addSecondFactor(
        _ offer: SecondFactorOffer, code: Secret, to person: SignedInPerson, by requester: Requester
    ) async throws(Problem) -> [Secret]

    /// Ends all other sessions.
    ///
    /// - Throws: `second-factor-needed` when an organization asks for one; `password-weak` when the password is only long
    ///   enough beside it; `proof-needed`.
    func removeSecondFactor(of person: SignedInPerson, by requester: Requester) async throws(Problem)

    /// Ends all other sessions.
    ///
    /// - Throws: `invalid-value` without a password: nobody could sign in any more; `proof-needed`.
    func unlinkEntra(of person: SignedInPerson, by requester: Requester) async throws(Problem)

    func sessions(of person: SignedInPerson) async throws(Problem) -> [Session]
    func end(_ sessions: EndedSessions, of person: SignedInPerson, by requester: Requester) async throws(Problem)

    // MARK: Members

    func members(of organization: OrganizationID) async throws(Problem) -> [Member]
    func invitations(to organization: OrganizationID) async throws(Problem) -> [Invitation]

    /// - Returns: the code, shown once.
    /// - Throws: `invalid-value`.
    func invite(
        email: String, as role: Role, to organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Secret

    func withdraw(
        _ invitation: InvitationID, of organization: OrganizationID, by requester: Requester
    ) async throws(Problem)

    /// Nil removes the member.
    ///
    /// - Throws: `not-found`, `last-owner`.
    func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem)

    // MARK: Tokens

    func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken]

    /// - Returns: the token, shown once: `rollcall_pat_` with its public part and its secret.
    /// - Throws: `invalid-value` for a name, a life or scopes that cannot be; `not-permitted` for more than the asker's
    ///   own role.
    func createToken(
        _ wish: TokenWish, in organization: OrganizationID, as caller: Caller, by requester: Requester
    ) async throws(Problem) -> (token: APIToken, secret: Secret)

    func revoke(
        _ token: APITokenID, of organization: OrganizationID, by requester: Requester
    ) async throws(Problem)

    // MARK: The server

    func organizations() async throws(Problem) -> [Organization]

    /// - Throws: `invalid-value`, `handle-taken`.
    func createOrganization(
        name: String, handle: String, owner: AccountID?, by requester: Requester
    ) async throws(Problem) -> Organization

    /// - Throws: `invalid-value`, `changed-since`.
    func change(
        _ organization: Organization, by requester: Requester
    ) async throws(Problem) -> Organization

    func accounts() async throws(Problem) -> [Account]

    /// - Throws: `not-found`, `last-owner`.
    func setStanding(
        _ standing: Account.Standing, of account: AccountID, by requester: Requester
    ) async throws(Problem)

    /// A code by which an account gets a new password, for its owner.
    ///
    /// - Throws: `not-found`.
    func offerRecovery(of account: AccountID, by requester: Requester) async throws(Problem) -> Secret
}

/// What a new token is to be.
package struct TokenWish: Hashable, Sendable {
    package let name: String
    package let role: Role
    package let scopes: Set<Action>
    /// From now, 1…366.
    package let days: Int

    package init(name: String, role: Role, scopes: Set<Action>, days: Int) {
        self.name = name
        self.role = role
        self.scopes = scopes
        self.days = days
    }
}

/// A key for an authenticator app that does not count yet. Sealed, so that it can wait in a form.
package struct SecondFactorOffer: Sendable {
    package let seed: SealedSecret
    /// In base 32, for typing.
    package let key: Secret
    /// `otpauth://totp/…`, for a QR code.
    package let address: Secret

    package init(seed: SealedSecret, key: Secret, address: Secret) {
        self.seed = seed
        self.key = key
        self.address = address
    }
}
