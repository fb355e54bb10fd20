import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("When the next scheduled run is due")
struct CadenceTests {
    private let now = Fixture.morning
    private let hourly = Schedule(.every(minutes: 60))
    private let hash = PlanHash("a")

    private func ago(_ minutes: Double) -> Date { now.addingTimeInterval(-minutes * 60) }

    private func run(_ state: RunState, _ minutes: Double, id: Int64 = 1) -> Run {
        Run(
            id: RunID(id), organization: Fixture.contoso, connection: Fixture.connection,
            purpose: RunPurpose(.synchronizing(.everyone), then: .apply), state: state, actor: .schedule,
            startedAt: ago(minutes), endedAt: state.hasEnded ? ago(minutes - 1) : nil)
    }

    private func stopped(_ code: Problem.Code) -> RunState { .stopped(Problem(code, cause: "No.", advice: "Look.")) }

    /// Runs an hour apart, the latest first, which started so many minutes ago and is number 9.
    private func history(_ states: [RunState], latest minutes: Double = 30) -> [Run] {
        states.enumerated().map { run($1, minutes + Double($0) * 60, id: 9 - Int64($0)) }
    }

    private func cadence(_ states: [RunState], latest minutes: Double = 30) -> Cadence {
        Cadence(schedule: hourly, history: history(states, latest: minutes), now: now)
    }

    @Test("Without a schedule, with a paused one, and with one that never comes, nothing is due")
    func idle() throws {
        let never = try Moments.cron("0 0 30 2 *")
        for schedule in [nil, Schedule(.every(minutes: 60), activity: .paused), never, Schedule(.every(minutes: 0))] {
            #expect(Cadence(schedule: schedule, history: [], now: now).state == .idle)
            #expect(
                Cadence(schedule: schedule, history: history([.applied(hash)], latest: 900), now: now).state == .idle)
        }
    }

    @Test("The first run comes by the rhythm after the schedule was set, and not before", arguments: [0, 1, 59.5])
    func first(minutes: Double) throws {
        let schedule = try ScheduleEntry.every(minutes: 60).schedule(at: ago(minutes))
        let cadence = Cadence(schedule: schedule, history: [], now: now)
        #expect(cadence.state == .waiting(until: ago(minutes - 60)))
        #expect(cadence.upcoming(2) == [ago(minutes - 60), ago(minutes - 120)])
        #expect(Cadence(schedule: schedule, history: [], now: ago(minutes - 60)).state == .due)
        let nightly = try ScheduleEntry.cron("0 3 * * *", zone: "UTC").schedule(at: Moments.utc("2026-11-02 14:00"))
        let set = Cadence(schedule: nightly, history: [], now: try Moments.utc("2026-11-02 14:01"))
        #expect(set.state == .waiting(until: try Moments.utc("2026-11-03 03:00")))
    }

    @Test("A schedule that is set anew counts from then, and does not end a quarantine")
    func setAnew() throws {
        let halfHourly = try ScheduleEntry.every(minutes: 30).schedule(at: ago(10))
        let set = Cadence(schedule: halfHourly, history: history([.applied(hash)], latest: 50), now: now)
        #expect(set.state == .waiting(until: ago(-20)))
        let since = Cadence(schedule: halfHourly, history: history([.applied(hash)], latest: 5), now: now)
        #expect(since.state == .waiting(until: ago(-25)))
        let failed = Cadence(schedule: halfHourly, history: history([stopped(.secretExpired)], latest: 50), now: now)
        #expect(failed.state == .waiting(until: ago(50 - 24 * 60)))
    }

    @Test("A schedule of which nobody knows when it was set, or that was set while the clock was wrong, is due at once")
    func unknownBeginning() throws {
        #expect(cadence([]).state == .due)
        #expect(Cadence(schedule: try Moments.cron("0 3 * * *"), history: [], now: now).state == .due)
        let ahead = try ScheduleEntry.every(minutes: 60).schedule(at: ago(-60 * 24 * 365))
        #expect(Cadence(schedule: ahead, history: [], now: now).state == .due)
    }

    @Test("What is shown as next is what comes: after a run that is due or at work, from now on")
    func upcoming() {
        #expect(cadence([.applied(hash)]).upcoming(2) == [ago(-30), ago(-90)])
        for states in [[], [.running(.beginning)]] as [[RunState]] {
            #expect(cadence(states).upcoming(2) == [ago(-60), ago(-120)])
        }
        #expect(Cadence(schedule: nil, history: [], now: now).upcoming(2).isEmpty)
    }

    @Test("The next run is due by the schedule, counted from the start of the last", arguments: [0, 30, 59.5])
    func waiting(minutes: Double) {
        #expect(cadence([.applied(hash)], latest: minutes).state == .waiting(until: ago(minutes - 60)))
    }

    @Test(
        "However long the machine slept, one run is due, and then the rhythm goes on",
        arguments: [60, 61, 60 * 24 * 30])
    func catchUp(minutes: Double) {
        #expect(cadence([.applied(hash)], latest: minutes).state == .due)
        let caughtUp = [run(.applied(hash), 0, id: 2), run(.applied(hash), minutes)]
        #expect(Cadence(schedule: hourly, history: caughtUp, now: now).state == .waiting(until: ago(-60)))
    }

    @Test("By cron, the run of three in the morning is due at three, and only once")
    func cron() throws {
        let schedule = try Moments.cron("0 3 * * *")
        let last = Run(
            id: RunID(1), organization: Fixture.contoso, connection: Fixture.connection,
            purpose: RunPurpose(.synchronizing(.everyone), then: .apply), state: .applied(hash), actor: .schedule,
            startedAt: try Moments.utc("2026-11-02 03:00"))
        func state(at text: String) throws -> Cadence.State {
            Cadence(schedule: schedule, history: [last], now: try Moments.utc(text)).state
        }
        #expect(try state(at: "2026-11-02 03:00") == .waiting(until: Moments.utc("2026-11-03 03:00")))
        #expect(try state(at: "2026-11-03 02:59") == .waiting(until: Moments.utc("2026-11-03 03:00")))
        #expect(try state(at: "2026-11-03 03:00") == .due)
        #expect(try state(at: "2026-11-09 12:00") == .due)
    }

    @Test("Nothing is due while the latest scheduled run is at work or held, however long ago it began")
    func attending() {
        let busy: [RunState] = [.running(.beginning), .held(hash, [.half(planned: 4, of: 5)])]
        for state in busy { #expect(cadence([state, .applied(hash)], latest: 6_000).state == .attending(RunID(9))) }
        let ended: [RunState] = [.applied(hash), .discarded(hash, .rejected(by: .page)), .planned(hash)]
        for state in ended { #expect(cadence([state], latest: 6_000).state == .due) }
        #expect(cadence([.applied(hash)] + busy).state == .waiting(until: ago(-30)))
    }

    @Test("A run that was cut off is due again at once, the first time")
    func cutOff() {
        let cut = stopped(.runInterrupted)
        #expect(cadence([cut, .applied(hash)], latest: 1).state == .due)
        #expect(cadence([cut], latest: 1).state == .due)
        #expect(cadence([cut, stopped(.upstreamThrottled)], latest: 1).state == .due)
        #expect(cadence([cut, cut], latest: 1).state == .waiting(until: ago(-59)))
        #expect(cadence([cut, stopped(.runCanceled), cut], latest: 1).state == .waiting(until: ago(-59)))
        #expect(cadence([stopped(.runCanceled), cut], latest: 1).state == .waiting(until: ago(-59)))
        #expect(cadence([cut, .applied(hash)]).health == .failing(count: 1, .runInterrupted))
    }

    @Test("A start in the future is of a time when the clock was wrong")
    func clockSetBack() {
        #expect(cadence([.applied(hash)], latest: -60 * 24 * 365).state == .due)
        #expect(cadence([.applied(hash)], latest: -1).state == .waiting(until: ago(-61)))
    }

    @Test("Runs that stop count; one that somebody stopped, or that found another at work, does not")
    func failing() {
        let throttled = stopped(.upstreamThrottled)
        #expect(cadence([]).health == .healthy)
        #expect(cadence([.applied(hash), throttled, throttled]).health == .healthy)
        #expect(cadence([throttled, .applied(hash)]).health == .failing(count: 1, .upstreamThrottled))
        let interspersed = [stopped(.runCanceled), throttled, stopped(.runInProgress), throttled, .planned(hash)]
        #expect(cadence(interspersed).health == .failing(count: 2, .upstreamThrottled))
        #expect(cadence([.running(.beginning), throttled]).health == .failing(count: 1, .upstreamThrottled))
        let other = stopped(.upstreamEmpty)
        #expect(cadence([throttled, throttled, other, throttled]).health == .failing(count: 2, .upstreamThrottled))
        #expect(cadence([stopped(.runCanceled), stopped(.runCanceled), stopped(.runCanceled)]).health == .healthy)
        #expect(cadence([throttled, throttled]).state == .waiting(until: ago(-30)))
    }

    @Test("The third stop in a row for the same reason puts the connection into quarantine: once a day")
    func quarantine() {
        let cadence = cadence([stopped(.upstreamThrottled), stopped(.upstreamThrottled), stopped(.upstreamThrottled)])
        let key = "unhealthy:upstream-throttled:9"
        #expect(cadence.health == .quarantined(since: ago(29), .upstreamThrottled, noticeKey: key))
        #expect(cadence.state == .waiting(until: ago(30 - 24 * 60)))
    }

    @Test(
        "A problem with the credential does so at once",
        arguments: [
            Problem.Code.secretWrong, .secretExpired, .applicationNotFound, .signInRefused, .tenantNotFound,
            .tenantChanged, .permissionMissing,
        ])
    func credentials(code: Problem.Code) {
        let cadence = cadence([stopped(code), .applied(hash)])
        #expect(cadence.noticeKey == "unhealthy:\(code.rawValue):9")
        #expect(cadence.state == .waiting(until: ago(30 - 24 * 60)))
        #expect(self.cadence([stopped(code)], latest: 24 * 60).state == .due)
    }

    @Test("No other single stop does")
    func others() {
        let credential: Set<Problem.Code> = [
            .secretWrong, .secretExpired, .applicationNotFound, .signInRefused, .tenantNotFound, .tenantChanged,
            .permissionMissing,
        ]
        for code in Problem.Code.allCases where !credential.contains(code) {
            #expect(cadence([stopped(code), .applied(hash)]).noticeKey == nil, "\(code)")
        }
    }

    @Test("A weekly schedule stays weekly in quarantine")
    func weekly() {
        let schedule = Schedule(.every(minutes: 10_080))
        let cadence = Cadence(schedule: schedule, history: history([stopped(.secretExpired)]), now: now)
        #expect(cadence.state == .waiting(until: ago(30 - 10_080)))
    }

    @Test("One notice for each reason while the quarantine lasts, and a new one for the next quarantine")
    func notices() {
        let expired = stopped(.secretExpired)
        let key = "unhealthy:secret-expired:"
        #expect(cadence([expired, expired, expired, .applied(hash), expired]).noticeKey == key + "7")
        #expect(cadence([stopped(.runCanceled), expired, expired, .applied(hash)]).noticeKey == key + "7")
        #expect(cadence([stopped(.upstreamUnavailable), expired, .applied(hash)]).noticeKey == key + "8")
        let changing = [expired, stopped(.permissionMissing), expired, .applied(hash)]
        #expect(cadence(changing).noticeKey == key + "7")
        #expect(cadence(Array(changing.dropFirst())).noticeKey == "unhealthy:permission-missing:9")
        #expect(cadence(changing).health == .quarantined(since: ago(149), .secretExpired, noticeKey: key + "7"))
    }

    @Test("The first run that does not stop ends the quarantine")
    func recovery() {
        let expired = stopped(.secretExpired)
        let good: [RunState] = [
            .applied(hash), .planned(hash), .held(hash, []), .discarded(hash, .rejected(by: .page)),
        ]
        for state in good {
            #expect(cadence([state, expired, expired, expired]).health == .healthy)
            #expect(cadence([state, expired, expired, expired]).noticeKey == nil)
        }
        #expect(cadence([.applied(hash), expired, expired]).state == .waiting(until: ago(-30)))
        #expect(cadence([stopped(.runCanceled), expired]).state == .waiting(until: ago(30 - 24 * 60)))
    }

    @Test("A quarantine older than the memory keeps one key, whatever run the memory begins with")
    func lasting() {
        func key(_ runs: Int) -> String? {
            let history = (0..<runs).map { run(stopped(.secretExpired), Double($0) * 1_440, id: Int64(runs - $0)) }
            return Cadence(schedule: hourly, history: history, now: now).noticeKey
        }
        #expect(key(59) == "unhealthy:secret-expired:1")
        #expect(key(60) == key(61) && key(61) == key(500))
        #expect(key(60) == "unhealthy:secret-expired:lasting")
    }
}
