import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Sessions")
struct SessionTests {
    @Test("An hour without a request ends a session, and so does a day with them")
    func life() async throws {
        let reception = Reception()
        let idle = try await reception.claim()
        let busy = try #require(try await reception.signIn(from: Reception.visitor(2)).signedIn)
        for _ in 0..<24 {
            reception.clock.advance(by: 3_599)
            #expect(try await reception.office.person(busy.sessionToken) != nil)
        }
        #expect(try await reception.office.person(idle.sessionToken) == nil)
        reception.clock.advance(by: 60)
        #expect(try await reception.office.person(busy.sessionToken) == nil)
    }

    @Test("Nobody is signed in with a token that was not given out, a hundred ways")
    func foreign() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let own = ana.sessionToken.reveal()
        for number in 0..<100 {
            let guess = number < 43 ? String(own.dropLast(number + 1)) : Codes(random: .system).token().reveal()
            #expect(try await reception.office.person(Secret(guess)) == nil)
        }
        let again = try #require(try await reception.signIn().signedIn)
        #expect(again.sessionToken != ana.sessionToken)
    }

    @Test("Whoever is suspended is out at the next request, with every session and token")
    func suspension() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .owner, of: contoso.id, by: ana)
        var sessions = [bo.sessionToken]
        for number in 3..<7 {
            let step = try await reception.signIn("bo@contoso.example", from: Reception.visitor(number))
            sessions.append(try #require(step.signedIn).sessionToken)
        }
        let caller = try #require(bo.person.caller(in: contoso.handle))
        var tokens: [Secret] = []
        for name in ["one", "two", "three"] {
            let wish = TokenWish(name: name, role: .viewer, scopes: [.viewUsers], days: 30)
            tokens.append(
                try await reception.office.createToken(
                    wish, in: contoso.id, as: caller, by: Requester(bo.person.actor)
                ).secret)
        }
        for session in sessions { #expect(try await reception.office.person(session) != nil) }
        for token in tokens { #expect(try await reception.office.caller(token) != nil) }
        try await reception.office.setStanding(
            .suspended, of: bo.person.account.id, by: Requester(ana.person.actor))
        for session in sessions { #expect(try await reception.office.person(session) == nil) }
        for token in tokens { #expect(try await reception.office.caller(token) == nil) }
    }

    @Test("A role counts from the next request on, and without one there is no organization")
    func roles() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .admin, of: contoso.id, by: ana)
        let role = { () async throws -> Role? in
            try await reception.office.person(bo.sessionToken)?.caller(in: contoso.handle)?.role
        }
        #expect(try await role() == .admin)
        try await reception.office.setRole(
            .viewer, of: bo.person.account.id, in: contoso.id, by: Requester(ana.person.actor))
        #expect(try await role() == .viewer)
        try await reception.office.setRole(
            nil, of: bo.person.account.id, in: contoso.id, by: Requester(ana.person.actor))
        #expect(try await role() == nil)
        #expect(try await reception.office.person(bo.sessionToken)?.places == [])
    }

    @Test("Signing out ends this session; ending all others leaves this one")
    func ending() async throws {
        let reception = Reception()
        let first = try await reception.claim()
        let second = try #require(try await reception.signIn(from: Reception.visitor(2)).signedIn)
        let third = try #require(try await reception.signIn(from: Reception.visitor(3)).signedIn)
        try await reception.office.signOut(first.person, visitor: Reception.visitor())
        #expect(try await reception.office.person(first.sessionToken) == nil)
        try await reception.office.end(
            .allBut(third.person.session.id), of: third.person, by: Requester(third.person.actor))
        #expect(try await reception.office.person(second.sessionToken) == nil)
        #expect(try await reception.office.person(third.sessionToken) != nil)
    }

    @Test("Proving who one is gives the session a new token, and does not make it last longer")
    func proof() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        reception.clock.advance(by: 3_000)
        let person = try #require(try await reception.office.person(ana.sessionToken))
        let proved = try await reception.office.prove(
            .password(Reception.password), as: person, visitor: Reception.visitor())
        #expect(try await reception.office.person(ana.sessionToken) == nil)
        #expect(proved.person.session.provenAt == reception.clock.now)
        #expect(proved.person.session.createdAt == ana.person.session.createdAt)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.prove(
                    .password(Reception.password), as: person, visitor: Reception.visitor())
            } == .signInNeeded)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.prove(
                    .password(Secret("a wrong password")), as: proved.person, visitor: Reception.visitor())
            } == .signInFailed)
    }

    @Test("That a session is used is written down once a minute")
    func touching() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let seen = { () async throws -> Date? in
            try await reception.store.sessions(of: ana.person.account.id).first?.lastSeenAt
        }
        reception.clock.advance(by: 59)
        _ = try await reception.office.person(ana.sessionToken)
        #expect(try await seen() == Fixture.morning)
        reception.clock.advance(by: 1)
        _ = try await reception.office.person(ana.sessionToken)
        #expect(try await seen() == reception.clock.now)
    }
}
