package import DirectoryCore
package import DirectoryPorts

extension AccountOffice {
    package func prove(
        _ proof: Proving, as person: SignedInPerson, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let account = try await current(person)
        return try await attempt(throttle(of: account, visitor)) { () throws(Problem) in
            switch proof {
            case .password(let password):
                let text = PasswordRules.normalized(password.reveal())
                guard try await hasher.verify(text, against: account.password) != .wrong else {
                    try await noteRefusal(of: account, by: .password, visitor: visitor)
                    return .refused(.signInFailed)
                }
                return .passed(try await renew(person, account, by: .password, visitor: visitor))
            case .code(let code):
                guard let use = try use(code, of: account) else {
                    try await noteRefusal(of: account, by: .code, visitor: visitor)
                    return .refused(.codeInvalid)
                }
                let kind: ProofKind = use.isRecovery ? .recoveryCode : .code
                return .passed(try await renew(person, account, by: kind, saving: use.account, visitor: visitor))
            }
        }
    }

    /// Puts a new session in the place of somebody's, who has just proved who they are. It ends when the old one would.
    ///
    /// - Parameter changed: the account as the proof left it, if it did.
    func renew(
        _ person: SignedInPerson, _ account: Account, by proof: ProofKind, saving changed: Account? = nil,
        noting deed: Deed = .proved, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let (session, token) = newSession(of: account.id, visitor, since: person.session.createdAt)
        try await store.replace(
            person.session.id, by: session, saving: changed,
            noting: noted(account, visitor, deed, [proof.change]), at: session.provenAt)
        return try await signedIn(session, token, visitor)
    }
}
