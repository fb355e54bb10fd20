import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Guessing passwords (T-19)")
struct GuessingTests {
    /// Guesses Ana's password from a thousand addresses in turn.
    ///
    /// - Parameter pause: seconds between two guesses.
    /// - Returns: how many guesses were looked at.
    private func guess(_ times: Int, every pause: TimeInterval, at reception: Reception) async -> Int {
        var evaluated = 0
        for number in 0..<times {
            let code = await refusal { () throws(Problem) in
                try await reception.signIn(
                    "ana@contoso.example", Secret("guess \(number)"), from: Reception.visitor(10 + number % 1_000))
            }
            if code == .signInFailed { evaluated += 1 }
            reception.clock.advance(by: pause)
        }
        return evaluated
    }

    @Test("Of 100,000 guesses from 1,000 addresses a handful is looked at; Ana gets in all the same")
    func burst() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let known = Reception.visitor(2_000, device: ana.deviceToken)
        let half = await guess(50_000, every: 0.01, at: reception)
        #expect(try await reception.signIn(from: known).signedIn != nil)
        let rest = await guess(50_000, every: 0.01, at: reception)
        #expect(half + rest <= 100)
        #expect(half >= 5)
        #expect(try await reception.deeds().filter { $0 == .signInRefused }.count == half + rest)
        #expect(try await reception.signIn(from: known).signedIn != nil)
        reception.clock.advance(by: 60)
        #expect(try await reception.signIn(from: Reception.visitor(2_001)).signedIn != nil)
    }

    @Test(
        "However patient the guesser, a hundred guesses are all: then only known browsers get in, and the console helps"
    )
    func patience() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        #expect(await guess(12_000, every: 10, at: reception) == 100)
        #expect(
            await refusal { () throws(Problem) in try await reception.signIn(from: Reception.visitor(2_001)) }
                == .signInDelayed)
        let known = Reception.visitor(2_000, device: ana.deviceToken)
        #expect(try await reception.signIn(from: known).signedIn != nil)
        #expect(
            await refusal { () throws(Problem) in try await reception.signIn(from: Reception.visitor(2_001)) }
                == .signInDelayed)
        let code = try await reception.office.offerRecovery(of: ana.person.account.id, by: Reception.console)
        let form = RedemptionForm(code: code, name: "", email: "", password: Reception.password)
        _ = try await reception.office.redeem(form, visitor: Reception.visitor(2_001))
        #expect(try await reception.signIn(from: Reception.visitor(2_002)).signedIn != nil)
    }

    @Test("A thousand guesses at once are no more than five")
    func atOnce() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        let codes = await withTaskGroup(of: Problem.Code?.self) { group in
            for number in 0..<1_000 {
                group.addTask {
                    await refusal { () throws(Problem) in
                        try await reception.signIn(
                            "ana@contoso.example", Secret("guess \(number)"), from: Reception.visitor(10 + number))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == .signInFailed }.count == 5)
        #expect(codes.filter { $0 == .signInDelayed }.count == 995)
    }

    @Test("An account that does not exist answers exactly like one that does, guess by guess")
    func enumeration() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        for number in 0..<120 {
            var answers: [Problem] = []
            for name in ["ana", "nobody"] {
                do throws(Problem) {
                    _ = try await reception.signIn(
                        "\(name)@contoso.example", Secret("guess \(number)"), from: Reception.visitor(10 + number))
                } catch {
                    answers.append(error)
                }
            }
            #expect(answers.count == 2 && answers[0] == answers[1])
            reception.clock.advance(by: number % 3 == 0 ? 901 : 7)
        }
    }

    @Test("From one address twenty guesses at twenty accounts are looked at, then one a second, and then fewer")
    func oneAddress() async throws {
        let reception = Reception()
        var evaluated = 0
        for number in 0..<1_000 {
            let code = await refusal { () throws(Problem) in
                try await reception.signIn("user\(number)@contoso.example", from: Reception.visitor(1))
            }
            if code == .signInFailed { evaluated += 1 }
            reception.clock.advance(by: 0.1)
        }
        #expect(evaluated == 26)
    }

    @Test("An office behind one address signs in all day, with a slip here and there")
    func office() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        for round in 0..<200 {
            if round % 4 == 0 {
                _ = await refusal { () throws(Problem) in
                    try await reception.signIn("ana@contoso.example", Secret("a slip of the finger"))
                }
            }
            reception.clock.advance(by: 2)
            #expect(try await reception.signIn().signedIn != nil, "round \(round)")
            reception.clock.advance(by: 178)
        }
    }

    @Test("What comes too early does not make the wait longer")
    func early() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        for number in 0..<5 {
            _ = await refusal { () throws(Problem) in
                try await reception.signIn(
                    "ana@contoso.example", Secret("guess"), from: Reception.visitor(10 + number))
            }
        }
        for _ in 0..<10 {
            #expect(
                await refusal { () throws(Problem) in try await reception.signIn(from: Reception.visitor(20)) }
                    == .signInDelayed)
            reception.clock.advance(by: 0.1)
        }
        reception.clock.advance(by: 0.001)
        #expect(try await reception.signIn(from: Reception.visitor(20)).signedIn != nil)
    }

    @Test("The browser of one account is not known to another, and one that was never given out to none")
    func devices() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization.id
        let bo = try await reception.member("Bo", .viewer, of: contoso, by: ana)
        _ = await guess(20, every: 0, at: reception)
        for device in [bo.deviceToken, Secret("made up"), ana.sessionToken, Secret("")] {
            #expect(
                await refusal { () throws(Problem) in
                    try await reception.signIn(from: Reception.visitor(2_000, device: device))
                } == .signInDelayed)
        }
        let again = try #require(
            try await reception.signIn(from: Reception.visitor(2_000, device: ana.deviceToken)).signedIn)
        #expect(again.deviceToken == nil)
        reception.clock.advance(by: 180 * 24 * 3_600 + 1)
        let later = try #require(
            try await reception.signIn(from: Reception.visitor(2_000, device: ana.deviceToken)).signedIn)
        #expect(later.deviceToken != nil)
    }

    @Test("A stolen browser has a hundred guesses of its own, and takes none from its owner")
    func stolenDevice() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let stolen = Reception.visitor(3_000, device: ana.deviceToken)
        var evaluated = 0
        for _ in 0..<3_000 {
            let code = await refusal { () throws(Problem) in
                try await reception.signIn("ana@contoso.example", Secret("guess"), from: stolen)
            }
            if code == .signInFailed { evaluated += 1 }
            reception.clock.advance(by: 60)
            if evaluated == 100 { break }
        }
        #expect(evaluated == 100)
        #expect(try await reception.signIn(from: Reception.visitor(4)).signedIn != nil)
    }
}
