package import FoundationEssentials

/// Decides which attempt to sign in is looked at, and which comes too early.
///
/// Failures are counted for the account, whether it exists or not, and for the address they come from. A browser in
/// which somebody has signed in before is counted for itself instead, so that nobody keeps the owner of an account out
/// of it. What comes too early is not looked at and changes nothing.
///
/// Source: NIST SP 800-63B-4, at most 100 consecutive failures and rising waits; threat T-19.
package struct SignInThrottle: Sendable {
    /// Nil for a code, which belongs to no account that is known yet.
    package let account: AttemptKey?
    /// Nil for a browser that is not known.
    package let device: AttemptKey?
    /// Nil for what does not come over the network.
    package let address: AttemptKey?

    package init(account: AttemptKey?, device: AttemptKey?, address: AttemptKey?) {
        self.account = account
        self.device = device
        self.address = address
    }

    /// Every record that the decision needs.
    package var keys: [AttemptKey] { [account, device, address].compactMap(\.self) }

    /// What becomes of an attempt.
    package enum Verdict: Hashable, Sendable {
        /// It is looked at, and counts as a failure until it is settled: a thousand at once count as a thousand.
        case goes(Booking)
        /// It comes so many seconds too early.
        case waits(TimeInterval)
        /// There were too many failures: only known browsers get any further.
        case closed
    }

    /// The records in which an attempt was counted.
    package struct Booking: Hashable, Sendable {
        fileprivate let lines: [AttemptKey: Line]

        fileprivate struct Line: Hashable, Sendable {
            let ladder: Ladder
            let before: AttemptRecord?
            let after: AttemptRecord
        }
    }

    /// How an attempt went.
    package enum Outcome: Hashable, Sendable {
        case failed
        /// Not looked at after all, or right and not yet enough: it counts for nothing.
        case open
        case passed
    }

    /// Counts an attempt, unless it comes too early.
    package func book(in records: inout [AttemptKey: AttemptRecord], at now: Date) -> Verdict {
        let ladders = counted(in: records, at: now)
        let verdicts = ladders.map { key, ladder in ladder.verdict(on: records[key], at: now) }
        if verdicts.contains(.never) { return .closed }
        let wait = verdicts.map(\.seconds).max() ?? 0
        guard wait <= 0 else { return .waits(wait) }
        var lines: [AttemptKey: Booking.Line] = [:]
        for (key, ladder) in ladders {
            let booked = AttemptRecord(failures: ladder.failures(of: records[key], at: now) + 1, lastAt: now)
            lines[key] = Booking.Line(ladder: ladder, before: records[key], after: booked)
            records[key] = booked
        }
        return .goes(Booking(lines: lines))
    }

    /// Puts down how an attempt went that was counted.
    package static func settle(
        _ booking: Booking, as outcome: Outcome, in records: inout [AttemptKey: AttemptRecord]
    ) {
        guard outcome != .failed else { return }
        for (key, line) in booking.lines {
            let isOver = outcome == .passed && line.ladder != .address
            records[key] = isOver ? nil : line.givenBack(records[key])
        }
    }

    private func counted(in records: [AttemptKey: AttemptRecord], at now: Date) -> [AttemptKey: Ladder] {
        if let device, Ladder.account.verdict(on: records[device], at: now) != .never { return [device: .account] }
        var ladders: [AttemptKey: Ladder] = [:]
        if let account { ladders[account] = .account }
        if let address { ladders[address] = .address }
        return ladders
    }
}

extension SignInThrottle.Booking.Line {
    /// The record as if the attempt had not been, so that the next step may follow at once. Of others that were counted
    /// meanwhile it takes nothing back.
    fileprivate func givenBack(_ record: AttemptRecord?) -> AttemptRecord? {
        guard let record else { return nil }
        guard !isOurs(record) else { return before }
        return record.failures > 1 ? AttemptRecord(failures: record.failures - 1, lastAt: record.lastAt) : nil
    }

    /// A database may round dates.
    private func isOurs(_ record: AttemptRecord) -> Bool {
        record.failures == after.failures && abs(record.lastAt.timeIntervalSince(after.lastAt)) < 0.001
    }
}

extension SignInThrottle {
    /// How waits rise with failures.
    fileprivate enum Ladder: Hashable, Sendable {
        case account
        case address

        /// When an attempt may be looked at.
        enum Wait: Hashable {
            case seconds(TimeInterval)
            case never

            var seconds: TimeInterval {
                switch self {
                case .seconds(let seconds): seconds
                case .never: .infinity
                }
            }
        }

        /// A clock that was put back makes nobody wait.
        func verdict(on record: AttemptRecord?, at now: Date) -> Wait {
            guard let record, case .seconds(let pause) = pause(after: failures(of: record, at: now)) else {
                return record == nil ? .seconds(0) : .never
            }
            let elapsed = now.timeIntervalSince(record.lastAt)
            return .seconds(elapsed < 0 ? 0 : max(0, pause - elapsed))
        }

        /// The failures that still count. An address is shared: of its failures one is forgiven every ten minutes.
        func failures(of record: AttemptRecord?, at now: Date) -> Int {
            guard let record, !record.isForgotten(at: now) else { return 0 }
            guard self == .address else { return record.failures }
            let forgiven = now.timeIntervalSince(record.lastAt) / Self.forgiveness
            return forgiven >= Double(record.failures) ? 0 : record.failures - max(0, Int(forgiven))
        }

        private func pause(after failures: Int) -> Wait {
            let free = self == .account ? 5 : 20
            return switch failures {
            case ..<free: .seconds(0)
            case ..<50: .seconds(min(60, TimeInterval(1 << min(6, failures - free))))
            case ..<100: .seconds(900)
            default: self == .account ? .never : .seconds(900)
            }
        }

        private static let forgiveness: TimeInterval = 600
    }
}
