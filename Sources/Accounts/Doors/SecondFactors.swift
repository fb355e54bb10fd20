import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// A code that was right, and the account without it.
struct CodeUse {
    let account: Account
    let isRecovery: Bool
}

extension AccountOffice {
    /// Uses up a code of the second factor, or a recovery code; nothing is stored yet.
    ///
    /// - Returns: nil when the code is not right, or not any more.
    func use(_ code: Secret, of account: Account) throws(Problem) -> CodeUse? {
        guard let factor = account.secondFactor else { return nil }
        if let digits = OneTimeCode.read(code.reveal()) {
            return try step(of: digits, factor, of: account).map { step in
                account.with(factor) { $0.lastStep = step }
            }
        }
        let wanted = TokenFingerprint(of: Codes.read(code)).hexadecimal
        let found = factor.recovery.filter { Digests.areEqual($0, wanted) }
        guard !found.isEmpty else { return nil }
        return account.with(factor, isRecovery: true) { $0.recovery.subtract(found) }
    }

    private func step(of digits: String, _ factor: SecondFactor, of account: Account) throws(Problem) -> Int64? {
        let seed = try secrets.open(factor.seed, for: .secondFactor(of: account.id))
        return AuthenticatorKey(seed)?.step(of: digits, at: world.now(), after: factor.lastStep)
    }
}

extension Account {
    fileprivate func with(
        _ factor: SecondFactor, isRecovery: Bool = false, _ change: (inout SecondFactor) -> Void
    ) -> CodeUse {
        var factor = factor
        change(&factor)
        var account = self
        account.secondFactor = factor
        return CodeUse(account: account, isRecovery: isRecovery)
    }
}
