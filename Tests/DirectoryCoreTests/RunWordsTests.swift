import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("What a run has to say for itself")
struct RunWordsTests {
    private static let hash = PlanHash("8b1f22aa")
    private static let stop = Problem(.upstreamEmpty, cause: "Nobody came.", effect: "Nothing.", advice: "Look.")

    private static var paused: RunProgress {
        var progress = RunProgress(phase: .reading, people: 3, total: nil)
        progress.paused = RunPause(by: .command(account: "ana"), since: Fixture.morning)
        return progress
    }

    private func run(_ state: RunState) -> Run {
        Run(
            id: RunID(7), organization: Fixture.contoso, connection: Fixture.connection,
            purpose: RunPurpose(.synchronizing(.everyone), then: .apply), state: state, actor: .page,
            startedAt: Fixture.morning)
    }

    @Test(
        "Every state but the applied one says what was seen, what was not done and what to do next",
        arguments: [
            (RunState.running(RunProgress(phase: .reading, people: 3, total: nil)), "3 people so far"),
            (.running(paused), "Paused by ana (command): reading, 3 people so far."),
            (.planned(hash), "The plan waits."),
            (.held(hash, [.half(planned: 2, of: 4)]), "half of the connection's users or more: 2 of 4."),
            (.discarded(hash, .rejected(by: .command(account: "ana"))), "rejected by ana (command)"),
            (.discarded(hash, .replaced(by: RunID(8))), "Run 8 took the place of this one."),
            (.stopped(stop), "Nobody came."),
        ])
    func accounts(state: RunState, seen: String) throws {
        let account = try #require(run(state).account)
        #expect(account.seen.map(\.description).joined(separator: " ").contains(seen))
        #expect(account.effect.description.hasSuffix(".") && account.advice.description.hasSuffix("."))
    }

    @Test("An applied run speaks by its numbers")
    func applied() {
        #expect(run(.applied(Self.hash)).account == nil)
    }

    @Test(
        "A finding of the brake is a sentence with both numbers and the limit",
        arguments: [
            (
                BrakeFinding.removals(planned: 212, recent: 0, limit: 42, of: 840),
                "This run would delete or deactivate 212 of 840 users; the limit is 42."
            ),
            (
                .removals(planned: 1, recent: 5, limit: 5, of: 1),
                "This run would delete or deactivate 1 of 1 user, after 5 in the last 24 hours; the limit is 5."
            ),
            (
                .renames(planned: 1_200, recent: 0, limit: 1_000, of: 5_000),
                "This run would change the email or username of 1,200 of 5,000 users; the limit is 1,000."
            ),
            (
                .clearings(.phone, planned: 96, limit: 42),
                "The field phone would become empty for 96 users; the limit is 42. Perhaps Entra does not show it any "
                    + "more."
            ),
        ])
    func findings(finding: BrakeFinding, sentence: String) {
        #expect(finding.sentence.description == sentence)
    }

    @Test("A reading says how, why and how much, for every reason", arguments: ReadingFacts.Reason.allCases)
    func readings(reason: ReadingFacts.Reason) {
        for way in [ReadingFacts.Way.selected, .full, .delta] {
            let sentence = ReadingFacts(way: way, reason: reason, people: 12_400, candidates: 3).sentence.description
            #expect(sentence.hasPrefix("Read "))
            #expect(sentence.hasSuffix("12,400 people were read; 3 did not come and were looked up one by one."))
            #expect(!sentence.contains(".."))
        }
        let sentences = Set(ReadingFacts.Reason.allCases.map { $0.sentence(for: .full) })
        #expect(sentences.count == ReadingFacts.Reason.allCases.count)
    }

    @Test("Changes that name only people who left say that nobody had to be read")
    func onlyDepartures() {
        let facts = ReadingFacts(way: .delta, reason: .changesSinceCheckpoint, people: 0, candidates: 0)
        #expect(facts.sentence.description.hasSuffix("since the last run over everybody. Nobody had to be read."))
        let everybody = ReadingFacts(way: .full, reason: .importing, people: 0, candidates: 0)
        #expect(everybody.sentence.description.hasSuffix("0 people were read."))
    }

    @Test("A run that was stopped names the person, or the end of its server")
    func stops() {
        #expect(
            Problem.runCanceled(by: .command(account: "ana")).cause.description
                == "The run was stopped by ana (command).")
        let shutDown = Problem.runCanceled(by: .schedule)
        #expect(shutDown.cause == "The run was stopped, because its server was shut down.")
        #expect(shutDown.advice == "Start it again, or wait for the next scheduled run.")
    }

    @Test("What is taken back comes with a warning, in the tense of the state, and only when something is")
    func warnings() {
        func warning(_ work: RunPurpose.Work, _ state: RunState, restored: Int = 0) -> Sentence? {
            Run(
                id: RunID(7), organization: Fixture.contoso, connection: Fixture.connection,
                purpose: RunPurpose(work, then: .apply), state: state, actor: .page, startedAt: Fixture.morning,
                counts: OutcomeCounts([.restored: restored])
            ).warning
        }
        let undoing = RunPurpose.Work.undoing(RunID(6), .hold)
        #expect(warning(undoing, .planned(Self.hash))?.description.contains("These users will be held") == true)
        #expect(warning(undoing, .applied(Self.hash))?.description.contains("These users are held") == true)
        #expect(warning(undoing, .stopped(Self.stop)) == nil)
        #expect(warning(.restoring([]), .applied(Self.hash), restored: 1) == RunPurpose.restoringWarning)
        #expect(warning(.restoring([]), .applied(Self.hash)) == nil)
        #expect(warning(.synchronizing(.everyone), .applied(Self.hash), restored: 1) == nil)
    }

    @Test(
        "A tombstone counts the days that are left, begun ones too",
        arguments: [(0, 30), (1, 30), (86_400, 29), (2_548_800, 1), (2_592_000, 0), (8_553_600, 0)])
    func daysLeft(seconds: Int, days: Int) {
        let olga = Fixture.imported(
            1, Profile(username: "olga@contoso.example"), status: .deleted(at: Fixture.morning))
        #expect(olga.daysLeft(at: Fixture.morning.addingTimeInterval(Double(seconds))) == days)
    }

    @Test(
        "Numbers are written in groups of three",
        arguments: [(0, "0"), (999, "999"), (4_312, "4,312"), (-1_000_001, "−1,000,001")])
    func grouping(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
