package import DirectoryCore
package import DirectoryPorts

/// A key that was offered, and to whom.
struct OfferedKey: Codable, Sendable {
    let account: AccountID
    let key: String
}

extension AccountOffice {
    /// How many recovery codes there are at first.
    static let recoveryCodes = 10

    package func offerSecondFactor(to person: SignedInPerson) async throws(Problem) -> SecondFactorOffer {
        let account = try await current(person)
        try requireProof(of: person)
        let key = AuthenticatorKey(random: random)
        let offered = OfferedKey(account: account.id, key: key.text.reveal())
        return SecondFactorOffer(
            seed: try tickets.issue(offered, .secondFactorOffer), key: key.text,
            address: key.address(for: account.email))
    }

    package func addSecondFactor(
        _ offer: SecondFactorOffer, code: Secret, to person: SignedInPerson, by requester: Requester
    ) async throws(Problem) -> [Secret] {
        let account = try await current(person)
        let visitor = Visitor(origin: requester.origin, agent: "")
        return try await attempt(throttle(visitor)) { () throws(Problem) in
            guard let ticket = tickets.read(offer.seed, .secondFactorOffer, of: OfferedKey.self),
                ticket.content.account == account.id, let key = AuthenticatorKey(Secret(ticket.content.key)),
                let digits = OneTimeCode.read(code.reveal()),
                let step = key.step(of: digits, at: world.now(), after: -1), try await tickets.use(ticket)
            else { return .refused(.codeInvalid) }
            return .passed(try await add(key, usedAt: step, to: account, person, by: requester))
        }
    }

    private func add(
        _ key: AuthenticatorKey, usedAt step: Int64, to account: Account, _ person: SignedInPerson,
        by requester: Requester
    ) async throws(Problem) -> [Secret] {
        let recovery = (0..<Self.recoveryCodes).map { _ in codes.recovery() }
        var protected = account
        protected.secondFactor = SecondFactor(
            seed: try secrets.seal(key.text, for: .secondFactor(of: account.id)), lastStep: step,
            recovery: Set(recovery.map { Codes.fingerprint($0).hexadecimal }))
        _ = try await save(protected, ending: .allBut(person.session.id), .secondFactorAdded, by: requester)
        return recovery
    }

    package func removeSecondFactor(of person: SignedInPerson, by requester: Requester) async throws(Problem) {
        var account = try await current(person)
        try requireProof(of: person)
        guard account.secondFactor != nil else { return }
        let places = try await places(of: account.id)
        guard !places.contains(where: { $0.organization.signIn.secondFactor == .required }) else {
            throw .secondFactorNeeded
        }
        guard account.password.flatMap(ScryptHash.init)?.length != .short else {
            throw .passwordWeak(
                "Without a second factor the password has too few characters.",
                advice: "Take a password of at least \(PasswordRules.shortest(.alone)) characters first.")
        }
        account.secondFactor = nil
        _ = try await save(account, ending: .allBut(person.session.id), .secondFactorRemoved, by: requester)
    }
}
