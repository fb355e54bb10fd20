import Testing

@testable import EntraGraph

@Suite("A pause for all")
struct SharedPauseTests {
    @Test("The longest pause that was asked for is kept, and it passes with the time")
    func longest() {
        let pause = SharedPause()
        #expect(pause.remaining(at: .zero) == nil)
        pause.extend(to: .seconds(17))
        pause.extend(to: .seconds(5))
        #expect(pause.remaining(at: .seconds(10)) == .seconds(7))
        #expect(pause.remaining(at: .seconds(17)) == nil)
    }

    @Test("Whoever keeps the pause waits once, and not at all when it is over")
    func kept() async throws {
        let clock = TestClock()
        let pause = SharedPause()
        pause.extend(to: .seconds(17))
        try await pause.keep(clock.timing)
        try await pause.keep(clock.timing)
        #expect(clock.pauses == [.seconds(17)])
    }
}
