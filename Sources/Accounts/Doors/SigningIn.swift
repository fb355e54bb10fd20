package import DirectoryCore
package import DirectoryPorts

/// What a browser carries from the password to the code.
struct PendingSignIn: Codable, Sendable {
    let account: AccountID
    /// Of the password's hash: with another password the sign-in is over.
    let password: String

    init(_ account: Account) {
        self.account = account.id
        password = Digests.hexadecimal(account.password?.encoded ?? "")
    }

    func isAbout(_ account: Account) -> Bool {
        account.id == self.account && Digests.areEqual(password, PendingSignIn(account).password)
    }
}

extension AccountOffice {
    package func signIn(
        email: String, password: Secret, visitor: Visitor
    ) async throws(Problem) -> SignInStep {
        let account = try await account(named: email)
        let throttle = throttle(email: Self.key(of: email), account: account, visitor: visitor)
        return try await attempt(throttle) { () throws(Problem) in
            let text = PasswordRules.normalized(password.reveal())
            let match = try await hasher.verify(text, against: account?.password)
            guard let account, match != .wrong, account.standing == .active else {
                try await noteRefusal(of: account, by: .password, visitor: visitor)
                return .refused(.signInFailed)
            }
            guard account.secondFactor == nil else {
                return .halfway(.secondFactor(pending: try tickets.cookie(PendingSignIn(account), .pendingSignIn)))
            }
            let renewed = match == .rightAndOutdated ? try await rehashed(account, text) : nil
            return .passed(.signedIn(try await letIn(account, by: .password, saving: renewed, visitor: visitor)))
        }
    }

    /// The account with its password hashed at today's cost. It is as long as it was.
    private func rehashed(_ account: Account, _ password: String) async throws(Problem) -> Account {
        let length = account.password.flatMap(ScryptHash.init)?.length ?? .full
        var renewed = account
        renewed.password = try await hasher.hash(password, length: length)
        return renewed
    }

    package func confirm(
        _ code: Secret, pending: Secret, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        guard let ticket = tickets.read(cookie: pending, .pendingSignIn, of: PendingSignIn.self),
            let account = try await store.account(ticket.content.account), account.standing == .active,
            ticket.content.isAbout(account), try await tickets.isWhole(ticket)
        else { throw .signInStale }
        return try await attempt(throttle(of: account, visitor)) { () throws(Problem) in
            guard let use = try use(code, of: account) else {
                try await noteRefusal(of: account, by: .passwordAndCode, visitor: visitor)
                return .refused(.codeInvalid)
            }
            guard try await tickets.use(ticket) else { return .refused(.signInStale) }
            let proof: ProofKind = use.isRecovery ? .passwordAndRecoveryCode : .passwordAndCode
            return .passed(try await letIn(account, by: proof, saving: use.account, visitor: visitor))
        }
    }

    private func account(named email: String) async throws(Problem) -> Account? {
        guard let address = try? EmailAddress(email) else { return nil }
        return try await store.account(email: address.key)
    }

    /// Counts for an account that is known.
    func throttle(of account: Account, _ visitor: Visitor) -> SignInThrottle {
        throttle(email: Self.key(of: account.email), account: account, visitor: visitor)
    }

    /// What an email is counted by, whether it is an address or not.
    static func key(of email: String) -> String {
        (try? EmailAddress(email))?.key.description ?? email.trimmingWhitespace.lowercased()
    }
}
