import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Hashing passwords")
struct HasherTests {
    private let cheap = Reception.cheap ?? .standard

    @Test("The stored form says how it was made, and two hashes of one password have nothing in common")
    func form() async throws {
        let hasher = PasswordHasher(cost: cheap, random: .system)
        let first = try await hasher.hash("ocelot", length: .full)
        let second = try await hasher.hash("ocelot", length: .short)
        #expect(first.encoded.hasPrefix("$scrypt$ln=1,r=1,p=1$"))
        #expect(second.encoded.hasPrefix("$scrypt$ln=1,r=1,p=1,short=1$"))
        #expect(first.encoded.split(separator: "$").last != second.encoded.split(separator: "$").last)
        #expect(ScryptHash(second)?.length == .short)
        #expect("\(first)" == "(password hash)")
    }

    @Test("The test vector of RFC 7914 comes out: N = 1024, r = 8, p = 16 is beyond the limits, 16, 1 and 1 is not")
    func vector() throws {
        #expect(PasswordCost(logarithm: 10, blockSize: 8, parallelism: 16) == nil)
        let cost = try #require(PasswordCost(logarithm: 14, blockSize: 8, parallelism: 1))
        let hash = try #require(
            ScryptHash(of: "pleaseletmein", salt: Array("SodiumChloride".utf8), cost: cost, length: .full))
        let expected: [UInt8] = [
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb, 0xfd, 0xa8,
            0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]
        #expect(hash.key == expected)
    }

    @Test("The cost in service is the recommended one and takes its 128 MiB")
    func standard() {
        let cost = PasswordCost.standard
        #expect((cost.logarithm, cost.blockSize, cost.parallelism) == (17, 8, 1))
        #expect(128 * (1 << cost.logarithm) * cost.blockSize == 128 << 20)
    }

    @Test(
        "What was stored wrongly verifies nothing, and costs no hours",
        arguments: [
            "", "$", "$scrypt$", "$scrypt$ln=60,r=8,p=1$c2FsdHNhbHQ$AAAA", "$argon2id$v=19$m=1,t=1,p=1$c2FsdA$AAAA",
            "$scrypt$ln=1,r=1,p=1$c2FsdHNhbHQ$", "$scrypt$ln=1,r=1$c2FsdHNhbHQ$AAAA", "plain password",
            "$scrypt$ln=1,r=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        ])
    func damaged(text: String) async throws {
        let hasher = PasswordHasher(cost: cheap, random: .system)
        for password in ["", "plain password", "\0"] {
            #expect(try await hasher.verify(password, against: PasswordHash(encoded: text)) == .wrong)
        }
    }

    @Test("Nobody's password is right, whatever it is")
    func nobody() async throws {
        let hasher = PasswordHasher(cost: cheap, random: .system)
        for password in ["", "\0", String(repeating: "\0", count: 16), String(repeating: "x", count: 100_000)] {
            #expect(try await hasher.verify(password, against: nil) == .wrong)
        }
    }

    @Test("Two get in, one waits, the fourth is sent away; whoever leaves makes room for whoever waits")
    func turnstile() async {
        let turnstile = Turnstile(.init(places: 2, seats: 1))
        #expect(await turnstile.enter())
        #expect(await turnstile.enter())
        let third = Task { await turnstile.enter() }
        while await turnstile.waits == 0 { await Task.yield() }
        #expect(await !turnstile.enter())
        #expect(await turnstile.inside == 2)
        await turnstile.leave()
        #expect(await third.value)
        #expect(await turnstile.inside == 2)
        await turnstile.leave()
        await turnstile.leave()
        #expect(await turnstile.inside == 0)
    }

    @Test("When the server has no room, an attempt is refused and counts for nothing")
    func crowded() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        let crowded = AccountOffice(
            store: reception.store, secrets: TestBox(), people: reception.people,
            hasher: PasswordHasher(cost: cheap, room: .init(places: 0, seats: 0), random: .system),
            world: reception.clock.world)
        for _ in 0..<50 {
            let code = await refusal { () throws(Problem) in
                try await crowded.signIn(
                    email: "ana@contoso.example", password: Reception.password, visitor: Reception.visitor())
            }
            #expect(code == .signInDelayed)
        }
        #expect(try await reception.signIn().signedIn != nil)
    }

    @Test("For an account that does not exist, is suspended or has no password the same work is done (T-18)")
    func sameWork() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .owner, of: contoso.id, by: ana)
        try await reception.office.setStanding(.suspended, of: bo.person.account.id, by: Reception.console)
        let cy = try await reception.member("Cy", .viewer, of: contoso.id, by: ana)
        var entraOnly = cy.person.account
        entraOnly.password = nil
        _ = try await reception.store.save(
            entraOnly, ending: .none, noting: AuditNote(.ofNoMatter, in: .server), at: reception.clock.now)
        // Whoever comes to hashing at all is sent away for want of room.
        let crowded = AccountOffice(
            store: reception.store, secrets: TestBox(), people: reception.people,
            hasher: PasswordHasher(cost: cheap, room: .init(places: 0, seats: 0), random: .system),
            world: reception.clock.world)
        for email in ["ana@contoso.example", "bo@contoso.example", "cy@contoso.example", "nobody@x.example", "?", ""] {
            let code = await refusal { () throws(Problem) in
                try await crowded.signIn(email: email, password: Secret("any"), visitor: Reception.visitor(3))
            }
            #expect(code == .signInDelayed, "\(email)")
        }
    }

    @Test("A hundred passwords at once are all verified, one after the other")
    func queue() async throws {
        let hasher = PasswordHasher(cost: cheap, room: .init(places: 1, seats: 100), random: .system)
        let stored = try await hasher.hash("ocelot", length: .full)
        let right = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let match = try? await hasher.verify(number % 2 == 0 ? "ocelot" : "lynx", against: stored)
                    return match == .right
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(right == 50)
    }
}
