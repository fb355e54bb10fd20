import DirectoryCore
import DirectoryPorts

/// What became of an attempt that was looked at.
enum Judgment<Value: Sendable>: Sendable {
    case passed(Value)
    /// Right, and not yet enough.
    case halfway(Value)
    /// Wrong: it counts.
    case refused(Problem)
}

extension AccountOffice {
    /// Looks at an attempt, unless it comes too early, and counts how it went.
    ///
    /// - Throws: `sign-in-delayed`; what the attempt was refused with; anything else that `look` throws, which counts for
    ///   nothing.
    func attempt<Value: Sendable>(
        _ throttle: SignInThrottle, _ look: () async throws(Problem) -> Judgment<Value>
    ) async throws(Problem) -> Value {
        let booking = try await book(throttle)
        let judgment: Judgment<Value>
        do throws(Problem) {
            judgment = try await look()
        } catch {
            try await settle(booking, as: .open, of: throttle)
            throw error
        }
        switch judgment {
        case .passed(let value):
            try await settle(booking, as: .passed, of: throttle)
            return value
        case .halfway(let value):
            try await settle(booking, as: .open, of: throttle)
            return value
        case .refused(let problem): throw problem
        }
    }

    private func book(_ throttle: SignInThrottle) async throws(Problem) -> SignInThrottle.Booking {
        let now = world.now()
        switch try await store.changeAttempts(throttle.keys, { throttle.book(in: &$0, at: now) }) {
        case .goes(let booking): return booking
        case .waits(let seconds): throw .signInDelayed(seconds)
        case .closed: throw .signInDelayed(nil)
        }
    }

    private func settle(
        _ booking: SignInThrottle.Booking, as outcome: SignInThrottle.Outcome, of throttle: SignInThrottle
    ) async throws(Problem) {
        try await store.changeAttempts(throttle.keys) { SignInThrottle.settle(booking, as: outcome, in: &$0) }
    }

    /// Counts for the account with an email, whether there is one or not.
    func throttle(email: String, account: Account?, visitor: Visitor) -> SignInThrottle {
        SignInThrottle(
            account: Self.key("account", email), device: device(of: visitor, knownTo: account),
            address: Self.address(of: visitor))
    }

    /// Counts for the client alone: for codes, which are too long to be guessed.
    func throttle(_ visitor: Visitor) -> SignInThrottle {
        SignInThrottle(account: nil, device: nil, address: Self.address(of: visitor))
    }

    private func device(of visitor: Visitor, knownTo account: Account?) -> AttemptKey? {
        guard let account, let device = knownDevice(visitor), device.content == account.id else { return nil }
        return Self.key("device", device.serial)
    }

    /// Takes back what wrong guesses have brought on an account.
    func forgetFailures(of account: Account) async throws(Problem) {
        let key = Self.key("account", Self.key(of: account.email))
        try await store.changeAttempts([key]) { $0[key] = nil }
    }

    /// The ticket of a browser in which somebody has signed in before.
    func knownDevice(_ visitor: Visitor) -> Ticket<AccountID>? {
        visitor.device.flatMap { tickets.read(cookie: $0, .device, of: AccountID.self) }
    }

    private static func address(of visitor: Visitor) -> AttemptKey? {
        visitor.origin.address.map { key("address", ClientNetwork($0).description) }
    }

    private static func key(_ kind: String, _ text: String) -> AttemptKey {
        AttemptKey("\(kind)/\(Digests.hexadecimal(text))")
    }
}
