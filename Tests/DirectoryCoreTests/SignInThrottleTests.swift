import DirectoryCore
import FoundationEssentials
import TestSupport
import Testing

@Suite("Which attempt to sign in is looked at")
struct SignInThrottleTests {
    private static let account = AttemptKey("account")
    private static let address = AttemptKey("address")
    private static let device = AttemptKey("device")

    /// How long the next attempt has to wait right after so many failures; nil for ever.
    private static func wait(after failures: Int, of throttle: SignInThrottle, _ key: AttemptKey) -> TimeInterval? {
        var records = [key: AttemptRecord(failures: failures, lastAt: Fixture.morning)]
        switch throttle.book(in: &records, at: Fixture.morning) {
        case .goes: return 0
        case .waits(let seconds): return seconds
        case .closed: return nil
        }
    }

    @Test(
        "For an account five are free, then waits double to a minute, then to a quarter of an hour, then it is closed")
    func accountLadder() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: nil)
        let expected: [(Int, TimeInterval?)] = [
            (0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (49, 60), (50, 900), (99, 900),
            (100, nil), (5_000, nil),
        ]
        for (failures, seconds) in expected {
            #expect(Self.wait(after: failures, of: throttle, Self.account) == seconds, "\(failures)")
        }
    }

    @Test("For an address twenty are free, and it is never closed")
    func addressLadder() {
        let throttle = SignInThrottle(account: nil, device: nil, address: Self.address)
        let expected: [(Int, TimeInterval?)] = [
            (0, 0), (19, 0), (20, 1), (21, 2), (25, 32), (26, 60), (49, 60), (50, 900), (5_000, 900),
        ]
        for (failures, seconds) in expected {
            #expect(Self.wait(after: failures, of: throttle, Self.address) == seconds, "\(failures)")
        }
    }

    @Test("A known browser has its own record; with a hundred failures it is known no more")
    func devices() {
        let throttle = SignInThrottle(account: Self.account, device: Self.device, address: Self.address)
        var records = [
            Self.account: AttemptRecord(failures: 100, lastAt: Fixture.morning),
            Self.address: AttemptRecord(failures: 100, lastAt: Fixture.morning),
        ]
        guard case .goes = throttle.book(in: &records, at: Fixture.morning) else {
            Issue.record("a known browser was kept out")
            return
        }
        #expect(records[Self.account]?.failures == 100 && records[Self.device]?.failures == 1)
        records[Self.device] = AttemptRecord(failures: 100, lastAt: Fixture.morning)
        #expect(throttle.book(in: &records, at: Fixture.morning.addingTimeInterval(3_600)) == .closed)
    }

    @Test("What comes too early changes nothing, whatever it is too early for")
    func early() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: Self.address)
        for records in [
            [Self.account: AttemptRecord(failures: 7, lastAt: Fixture.morning)],
            [Self.address: AttemptRecord(failures: 22, lastAt: Fixture.morning)],
        ] {
            var changed = records
            #expect(throttle.book(in: &changed, at: Fixture.morning.addingTimeInterval(1)) == .waits(3))
            #expect(changed == records)
            guard case .goes = throttle.book(in: &changed, at: Fixture.morning.addingTimeInterval(4)) else {
                Issue.record("it waited longer than it was told")
                continue
            }
        }
    }

    @Test("A success forgets what was counted for the account, and gives the address its one back")
    func success() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: Self.address)
        let before = AttemptRecord(failures: 22, lastAt: Fixture.morning)
        var records = [Self.account: AttemptRecord(failures: 3, lastAt: Fixture.morning), Self.address: before]
        guard case .goes(let booking) = throttle.book(in: &records, at: Fixture.morning.addingTimeInterval(5)) else {
            Issue.record("it did not go")
            return
        }
        #expect(records[Self.account]?.failures == 4 && records[Self.address]?.failures == 23)
        SignInThrottle.settle(booking, as: .passed, in: &records)
        #expect(records == [Self.address: before])
    }

    @Test("What was counted meanwhile stays counted")
    func meanwhile() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: nil)
        var records: [AttemptKey: AttemptRecord] = [:]
        guard case .goes(let first) = throttle.book(in: &records, at: Fixture.morning),
            case .goes = throttle.book(in: &records, at: Fixture.morning.addingTimeInterval(1))
        else {
            Issue.record("they did not go")
            return
        }
        SignInThrottle.settle(first, as: .open, in: &records)
        #expect(
            records[Self.account] == AttemptRecord(failures: 1, lastAt: Fixture.morning.addingTimeInterval(1)))
    }

    @Test("A clock that was put back keeps nobody waiting")
    func clock() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: nil)
        var records = [Self.account: AttemptRecord(failures: 60, lastAt: Fixture.morning)]
        guard case .goes = throttle.book(in: &records, at: Fixture.morning.addingTimeInterval(-86_400)) else {
            Issue.record("it waits for tomorrow")
            return
        }
        #expect(records[Self.account]?.failures == 61)
    }

    @Test("Failures are remembered for a day each: waiting for them to be forgotten is a guess a day")
    func memory() {
        let throttle = SignInThrottle(account: Self.account, device: nil, address: nil)
        let records = [Self.account: AttemptRecord(failures: 100, lastAt: Fixture.morning)]
        for (days, verdict) in [(99.0, true), (101, false)] {
            var changed = records
            let isClosed = throttle.book(in: &changed, at: Fixture.morning.addingTimeInterval(days * 86_400)) == .closed
            #expect(isClosed == verdict)
        }
        #expect(
            AttemptRecord(failures: 1, lastAt: Fixture.morning).isForgotten(
                at: Fixture.morning.addingTimeInterval(86_401)))
    }

    @Test("Of an address's failures one is forgiven every ten minutes")
    func forgiveness() {
        let throttle = SignInThrottle(account: nil, device: nil, address: Self.address)
        for (minutes, failures) in [(0.0, 20), (9.9, 20), (10, 19), (100, 10), (300, 1)] {
            var records = [Self.address: AttemptRecord(failures: 19, lastAt: Fixture.morning)]
            _ = throttle.book(in: &records, at: Fixture.morning.addingTimeInterval(minutes * 60))
            #expect(records[Self.address]?.failures == failures, "\(minutes)")
        }
    }
}
