import DirectoryCore
import TestSupport
import Testing

@Suite("How far a run has come")
struct RunStateTests {
    private static let own = PlanHash("own")
    private static let other = PlanHash("other")
    private static let progress = RunProgress(phase: .comparing, people: 5, total: 9)
    private static let finding = BrakeFinding.half(planned: 4, of: 5)

    private static let states: [RunState] = [
        .running(.beginning), .planned(own), .held(own, [finding]), .applied(own),
        .discarded(own, .rejected(by: .page)), .stopped(.runInterrupted),
    ]

    private static let events: [RunEvent] = [
        .progressed(progress), .planned(own), .held(own, [finding]), .applied(own), .applied(other),
        .discarded(own, .replaced(by: RunID(8))), .discarded(other, .rejected(by: .page)),
        .stopped(.permissionSuspected),
    ]

    /// What each state becomes by each of the events, in their order; nil for one that does not fit.
    private static let table: [[RunState?]] = [
        [
            .running(progress), .planned(own), .held(own, [finding]), .applied(own), .applied(other), nil, nil,
            .stopped(.permissionSuspected),
        ],
        [nil, nil, nil, .applied(own), nil, .discarded(own, .replaced(by: RunID(8))), nil, nil],
        [nil, nil, nil, .applied(own), nil, .discarded(own, .replaced(by: RunID(8))), nil, nil],
        [nil, nil, nil, .applied(own), nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil],
        [nil, nil, nil, nil, nil, nil, nil, nil],
    ]

    @Test("Every event in every state leads where the diagram says, or is refused", arguments: 0..<6)
    func table(row: Int) {
        let state = Self.states[row]
        for (event, expected) in zip(Self.events, Self.table[row]) {
            let after = Result { () throws(Problem) in try state.after(event, of: RunID(7)) }
            #expect((try? after.get()) == expected, "\(event)")
            guard case .failure(let problem) = after else { continue }
            #expect(problem.code == Self.refusal(of: event, in: state), "\(event)")
        }
    }

    /// Another plan than the run's is told from an event that comes too late or too early.
    private static func refusal(of event: RunEvent, in state: RunState) -> Problem.Code {
        switch (state, event) {
        case (.planned, .applied), (.held, .applied), (.applied, .applied), (.planned, .discarded), (.held, .discarded):
            .planMismatch
        default: .runNotApplicable
        }
    }

    @Test("A state knows whether it waits, whether it has ended, and which plan it is about")
    func properties() {
        #expect(Self.states.map(\.isWaiting) == [false, true, true, false, false, false])
        #expect(Self.states.map(\.hasEnded) == [false, false, false, true, true, true])
        #expect(Self.states.map(\.hash) == [nil, Self.own, Self.own, Self.own, Self.own, nil])
        #expect(Self.states.map(\.name) == ["running", "planned", "held", "applied", "discarded", "stopped"])
    }

    @Test("Why an event does not fit is said in words about the state, the same for both kinds of waiting")
    func words() {
        let causes = Self.states.map { Problem.runNotApplicable(RunID(7), state: $0).cause.description }
        #expect(Set(causes).count == 5)
        #expect(causes.allSatisfy { $0.contains("run 7") || $0.contains("Run 7") })
    }
}
