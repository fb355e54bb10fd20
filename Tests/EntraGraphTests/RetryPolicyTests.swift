import DirectoryCore
import Foundation
import Testing

@testable import EntraGraph

@Suite("The retry policy")
struct RetryPolicyTests {
    /// What the policy decides when the same trouble comes again and again.
    private func script(
        _ trouble: RetryPolicy.Trouble, limits: GraphLimits = .standard, chance: Double = 0
    ) -> [RetryPolicy.Decision] {
        var policy = RetryPolicy(limits: limits)
        var decisions: [RetryPolicy.Decision] = []
        for attempt in 1...100 where decisions.last != .giveUp {
            decisions.append(policy.decide(after: trouble, attempt: attempt, chance: chance))
        }
        return decisions
    }

    @Test("A service that fails is asked again after 1, 2, 4, 8 and 16 seconds, then no more")
    func doubling() {
        let pauses = [1, 2, 4, 8, 16].map { RetryPolicy.Decision.retry(after: .seconds($0)) }
        #expect(script(.unavailable(nil)) == pauses + [.giveUp])
    }

    @Test("Chance leaves out up to half of a pause that we choose", arguments: [0.0, 0.25, 0.999])
    func jitter(_ chance: Double) {
        guard case .retry(let pause)? = script(.unreachable, chance: chance).first else {
            Issue.record("gave up at once")
            return
        }
        #expect(pause > .milliseconds(500) && pause <= .seconds(1))
    }

    @Test("A pause that the service asks for is never shortened", arguments: [0.0, 0.5, 0.999])
    func obedience(_ chance: Double) {
        guard case .retry(let pause)? = script(.throttled(.seconds(40)), chance: chance).first else {
            Issue.record("gave up at once")
            return
        }
        #expect(pause >= .seconds(40) && pause <= .seconds(44))
    }

    @Test("A pause longer than the budget ends the work at once instead of coming too early")
    func tooLong() {
        #expect(script(.throttled(.seconds(3_600 * 24 * 365))) == [.giveUp])
    }

    @Test("The pauses of one piece of work share a budget, whatever the requests")
    func budget() {
        var policy = RetryPolicy(limits: GraphLimits(waitBudget: .seconds(100)))
        #expect(policy.decide(after: .throttled(.seconds(60)), attempt: 1, chance: 0) == .retry(after: .seconds(60)))
        #expect(policy.decide(after: .throttled(.seconds(60)), attempt: 1, chance: 0) == .giveUp)
        #expect(policy.decide(after: .throttled(.seconds(40)), attempt: 1, chance: 0) == .retry(after: .seconds(40)))
        #expect(policy.waited == .seconds(100))
    }

    @Test("No pause that we choose is longer than five minutes")
    func cap() {
        let limits = GraphLimits(throttledAttempts: 90, waitBudget: .seconds(1_000_000))
        let decisions = script(.throttled(nil), limits: limits)
        #expect(decisions.count == 90)
        #expect(decisions.dropLast().last == .retry(after: .seconds(300)))
    }

    @Test("An answer that cannot be read is asked for three times in all")
    func unreadable() {
        #expect(script(.unreadable).count == 3)
    }
}

@Suite("Retry-After")
struct RetryAfterTests {
    private let now = Date(timeIntervalSince1970: 784_111_777)

    @Test(
        "Seconds, fractions and dates are understood",
        arguments: [
            ("10", Duration.seconds(10)), ("2.128", .seconds(2.128)), ("0.5", .milliseconds(500)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", .seconds(60)),
        ])
    func understood(_ text: String, _ expected: Duration) {
        #expect(RetryAfter.read(text, now: now) == expected)
    }

    @Test(
        "What is no time to come leaves the choice to us",
        arguments: [
            "", "0", "-5", "soon", "nan", "Sun, 06 Nov 1994 08:48:37 GMT", "Sun, 06 Foo 1994 08:50:37 GMT",
            "Sunday, 06-Nov-94 08:50:37 GMT", "Sun, 6 Nov 1994 08:50:37 GMT",
        ])
    func nothing(_ text: String) {
        #expect(RetryAfter.read(text, now: now) == nil)
    }

    @Test(
        "A time beyond reason neither traps nor shortens the wait", arguments: ["inf", "1e308", "99999999999999999999"])
    func huge(_ text: String) {
        #expect(RetryAfter.read(text, now: now) == .seconds(86_400 * 365))
    }
}
