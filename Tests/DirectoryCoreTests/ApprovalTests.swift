import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Approval of a held plan (R18)")
struct ApprovalTests {
    private let approval = Approval(
        hash: PlanHash("plan"), by: .command(account: "ana"), at: Fixture.morning)

    private func allows(
        _ hash: String = "plan", by actor: Actor = .command(account: "ana"), after seconds: TimeInterval = 60
    ) -> Bool {
        approval.allows(PlanHash(hash), by: actor, at: Fixture.morning.addingTimeInterval(seconds))
    }

    @Test("Ana may apply the plan that she approved")
    func allowed() { #expect(allows()) }

    @Test("Not another plan, and nobody else")
    func bound() {
        #expect(!allows("another"))
        #expect(!allows(by: .command(account: "bo")))
        #expect(!allows(by: .page))
        #expect(!allows(by: .schedule))
    }

    @Test(
        "For a quarter of an hour, and not before it was given",
        arguments: [(0, true), (900, true), (900.5, false), (86_400, false), (-1, false)] as [(TimeInterval, Bool)])
    func life(seconds: TimeInterval, isAllowed: Bool) {
        #expect(allows(after: seconds) == isAllowed)
    }

    @Test(
        "The schedule and Rollcall itself are no persons, whatever was stored for them",
        arguments: [Actor.schedule, .system])
    func noPersons(actor: Actor) {
        let approval = Approval(hash: PlanHash("plan"), by: actor, at: Fixture.morning)
        #expect(!approval.allows(PlanHash("plan"), by: actor, at: Fixture.morning))
        let byPage = Approval(hash: PlanHash("plan"), by: .page, at: Fixture.morning)
        #expect(byPage.allows(PlanHash("plan"), by: .page, at: Fixture.morning))
    }
}
