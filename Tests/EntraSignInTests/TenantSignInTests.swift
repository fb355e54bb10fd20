import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import EntraSignIn

@Suite("A person of the tenant signs in")
struct TenantSignInTests {
    @Test("Ana comes back with a code, and is known by tenant and object id; the code works once")
    func signIn() async throws {
        try await withVisit { visit async throws in
            let ana = visit.simulator.control.people[0]
            let connection = try visit.connection()
            let location = try await visit.signIn.address(of: Visit.attempt, at: connection)
            let (code, state) = try await visit.browse(location, as: ana)
            #expect(state == Visit.attempt.state)
            let person = try await visit.signIn.person(bringing: code, in: Visit.attempt, at: connection)
            #expect(person.identity.tenant.description == visit.simulator.tenantID)
            #expect(person.identity.object.description == ana.id)
            #expect(person.username == ana.userPrincipalName)
            let again = await refusal { () throws(Problem) in
                try await visit.signIn.person(bringing: code, in: Visit.attempt, at: connection)
            }
            #expect(again == .signInFailed)
        }
    }

    @Test("A stolen code is worth nothing without the verifier, and a swapped token nothing without the nonce")
    func stolen() async throws {
        try await withVisit { visit async throws in
            let ana = visit.simulator.control.people[0]
            let connection = try visit.connection()
            let own = Visit.attempt
            for thief in [
                PersonSignInAttempt(
                    state: own.state, nonce: own.nonce, verifier: Secret(String(repeating: "x", count: 43)),
                    redirectURI: own.redirectURI),
                PersonSignInAttempt(
                    state: own.state, nonce: "another", verifier: own.verifier, redirectURI: own.redirectURI),
            ] {
                let location = try await visit.signIn.address(of: own, at: connection)
                let (code, _) = try await visit.browse(location, as: ana)
                let refused = await refusal { () throws(Problem) in
                    try await visit.signIn.person(bringing: code, in: thief, at: connection)
                }
                #expect(refused == .signInFailed)
            }
        }
    }

    @Test("A credential that is refused makes way for the next one, and uses the code up for nobody")
    func credentials() async throws {
        try await withVisit { visit async throws in
            let ana = visit.simulator.control.people[0]
            let right = visit.simulator.clientSecret
            let rotating = try visit.connection(secrets: ["an-old-fake-secret", right])
            let location = try await visit.signIn.address(of: Visit.attempt, at: rotating)
            let (code, _) = try await visit.browse(location, as: ana)
            let wrong = try visit.connection(secrets: ["an-old-fake-secret"])
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.person(bringing: code, in: Visit.attempt, at: wrong)
                } == .secretWrong)
            let person = try await visit.signIn.person(bringing: code, in: Visit.attempt, at: rotating)
            #expect(person.identity.object.description == ana.id)
            visit.simulator.control.expireSecret()
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.person(bringing: code, in: Visit.attempt, at: rotating)
                } == .secretExpired)
        }
    }

    @Test("Without a tenant that was once reached, a known cloud or a credential nobody is sent anywhere")
    func incomplete() async throws {
        try await withVisit { visit async throws in
            let unpinned = try visit.connection(pinned: false)
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.address(of: Visit.attempt, at: unpinned)
                } == .notConnected)
            var cloudless = try visit.connection()
            cloudless.cloud = .china
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.address(of: Visit.attempt, at: cloudless)
                } == .cloudUnknown)
            var gone = try visit.connection()
            gone.pinnedTenant = PinnedTenant(id: TenantID(Fixture.uuid(0xDEAD)), displayName: "Gone")
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.address(of: Visit.attempt, at: gone)
                } == .tenantNotFound)
            let bare = try visit.connection(secrets: [])
            #expect(
                await refusal { () throws(Problem) in
                    try await visit.signIn.person(bringing: Secret("x"), in: Visit.attempt, at: bare)
                } == .notConnected)
        }
    }

    @Test("The address asks for a code, for nothing but who it is, and shows a hash of the verifier only")
    func address() async throws {
        try await withVisit { visit async throws in
            let location = try await visit.signIn.address(of: Visit.attempt, at: try visit.connection())
            let parts = try #require(URLComponents(string: location))
            let query = Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
            #expect(location.hasPrefix("https://\(visit.simulator.host)/\(visit.simulator.tenantID)/"))
            #expect(query["response_type"] == "code")
            #expect(query["scope"] == "openid profile")
            #expect(query["code_challenge_method"] == "S256")
            #expect(query["redirect_uri"] == Visit.callback)
            #expect(query["nonce"] == Visit.attempt.nonce)
            #expect(!location.contains(Visit.attempt.verifier.reveal()))
            #expect(!location.contains(visit.simulator.clientSecret))
        }
    }

    @Test("The tenant's document is read once a day, its keys when a token needs them")
    func caching() async throws {
        try await withVisit { visit async throws in
            let connection = try visit.connection()
            for person in visit.simulator.control.people {
                let location = try await visit.signIn.address(of: Visit.attempt, at: connection)
                let (code, _) = try await visit.browse(location, as: person)
                _ = try await visit.signIn.person(bringing: code, in: Visit.attempt, at: connection)
            }
            let asked = visit.simulator.control.requests.map(\.path)
            #expect(asked.filter { $0.hasSuffix("openid-configuration") }.count == 1)
            #expect(asked.filter { $0.hasSuffix("/keys") }.count == 1)
        }
    }
}
