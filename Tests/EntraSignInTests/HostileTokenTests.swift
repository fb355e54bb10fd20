import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import EntraSignIn

@Suite("Tokens that nobody should believe")
struct HostileTokenTests {
    private static let client = ClientID(Fixture.uuid(0xC11E))
    private static let now = Fixture.morning

    @Test("A token is believed when the tenant's key has signed it and everything in it is as expected")
    func believed() async throws {
        try await withFalseTenant { tenant, ask async throws in
            let token = try Signer.tenant.get().token(Self.claims(tenant))
            tenant.play { $0.token = token }
            let person = try await ask()
            #expect(person.identity == EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(1)))
        }
    }

    /// What is changed about a token of which everything else is right.
    enum Lie: String, CaseIterable, Sendable {
        case strangersSignature, bentSignature, noSignature, algNone, algNoneSigned, hmacWithPEM, hmacWithModulus
        case rsaPSS, algRS384, criticalExtension, noKeyName, unknownKeyName, notAToken, emptyToken
        case otherAudience, noAudience, audienceList, otherIssuer, issuerOfV1, issuerTemplate, issuerWithSlash
        case otherTenant, noTenant, otherNonce, noNonce, expired, neverExpires, notYet, noObject, objectNoGUID
        case bentClaims
    }

    @Test("Nobody is signed in by a token that lies", arguments: Lie.allCases)
    func lies(lie: Lie) async throws {
        try await withFalseTenant { tenant, ask async throws in
            let token = try Self.token(lie, tenant)
            tenant.play { $0.token = token }
            let code = await refusal(ask)
            #expect(code == .signInFailed, "\(lie)")
        }
    }

    @Test("Times may be five minutes off, and no more")
    func leeway() async throws {
        try await withFalseTenant { tenant, ask async throws in
            let signer = try Signer.tenant.get()
            let now = Int(Self.now.timeIntervalSince1970)
            for (expiry, start, isRight) in [
                (now - 299, now - 4_000, true), (now - 300, now - 4_000, false), (now + 3_600, now + 300, true),
                (now + 3_600, now + 301, false),
            ] {
                let token = try signer.token(Self.claims(tenant, ["exp": "\(expiry)", "nbf": "\(start)"]))
                tenant.play { $0.token = token }
                #expect(await refusal(ask) == (isRight ? nil : .signInFailed))
            }
        }
    }

    @Test("A key that is not known may be new: the keys are read again, once")
    func newKey() async throws {
        try await withFalseTenant { tenant, ask async throws in
            let old = try Signer.stranger.get()
            let new = try Signer.tenant.get()
            let (oldKey, newKey) = (try old.publicKey(), try new.publicKey())
            let token = try new.token(Self.claims(tenant))
            let oldToken = try old.token(Self.claims(tenant))
            tenant.play {
                $0.keys = [oldKey, newKey]
                $0.token = oldToken
            }
            _ = try await ask()
            tenant.play { $0.token = token }
            _ = try await ask()
            #expect(tenant.asked.filter { $0.hasSuffix("/keys") }.count == 2)
            tenant.play { $0.token = oldToken }
            #expect(await refusal(ask) == .signInFailed)
            #expect(tenant.asked.filter { $0.hasSuffix("/keys") }.count == 3)
        }
    }

    @Test("Two keys of one name are no key")
    func twins() async throws {
        try await withFalseTenant { tenant, ask async throws in
            let keys = try Signer.tenant.get().publicKey() + "," + Signer.stranger.get().publicKey(named: "tenant-key")
            let token = try Signer.tenant.get().token(Self.claims(tenant))
            tenant.play {
                $0.keys = [keys]
                $0.token = token
            }
            #expect(await refusal(ask) == .signInFailed)
        }
    }

    private static func token(_ lie: Lie, _ tenant: FalseTenant) throws -> String {
        let signer = try Signer.tenant.get()
        let claims = Self.claims(tenant)
        let right = try signer.token(claims)
        let parts = right.split(separator: ".").map(String.init)
        let header = { (text: String) in Signer.encode(Data(text.utf8)) }
        let lying = { (changes: [String: String?]) in try signer.token(Self.claims(tenant, changes)) }
        switch lie {
        case .strangersSignature:
            return try Signer.stranger.get().token(claims, header: #"{"alg":"RS256","kid":"tenant-key"}"#)
        case .bentSignature: return parts[0] + "." + parts[1] + "." + String(parts[2].reversed())
        case .noSignature: return parts[0] + "." + parts[1] + "."
        case .algNone: return header(#"{"alg":"none","kid":"tenant-key"}"#) + "." + parts[1] + "."
        case .algNoneSigned: return try signer.token(claims, header: #"{"alg":"none","kid":"tenant-key"}"#)
        case .hmacWithPEM: return signer.tokenHMAC(claims, key: Data(signer.publicPEM.utf8))
        case .hmacWithModulus: return signer.tokenHMAC(claims, key: Data(try signer.publicKey().utf8))
        case .rsaPSS: return try signer.tokenPSS(claims)
        case .algRS384: return try signer.token(claims, header: #"{"alg":"RS384","kid":"tenant-key"}"#)
        case .criticalExtension:
            return try signer.token(claims, header: #"{"alg":"RS256","kid":"tenant-key","crit":["x"],"x":1}"#)
        case .noKeyName: return try signer.token(claims, header: #"{"alg":"RS256"}"#)
        case .unknownKeyName: return try signer.token(claims, header: #"{"alg":"RS256","kid":"other-key"}"#)
        case .notAToken: return "not a token"
        case .emptyToken: return ""
        case .otherAudience: return try lying(["aud": "\"\(Fixture.uuid(0xBAD))\""])
        case .noAudience: return try lying(["aud": nil])
        case .audienceList: return try lying(["aud": "[]"])
        case .otherIssuer: return try lying(["iss": "\"https://login.evil.example/\(Fixture.tenant)/v2.0\""])
        case .issuerOfV1: return try lying(["iss": "\"https://sts.windows.net/\(Fixture.tenant)/\""])
        case .issuerTemplate: return try lying(["iss": "\"https://\(tenant.host)/{tenantid}/v2.0\""])
        case .issuerWithSlash: return try lying(["iss": "\"https://\(tenant.host)/\(Fixture.tenant)/v2.0/\""])
        case .otherTenant: return try lying(["tid": "\"\(TenantID(Fixture.uuid(0xBAD)))\""])
        case .noTenant: return try lying(["tid": nil])
        case .otherNonce: return try lying(["nonce": "\"another\""])
        case .noNonce: return try lying(["nonce": nil])
        case .expired: return try lying(["exp": "\(Int(now.timeIntervalSince1970) - 3_600)"])
        case .neverExpires: return try lying(["exp": nil])
        case .notYet: return try lying(["nbf": "\(Int(now.timeIntervalSince1970) + 3_600)"])
        case .noObject: return try lying(["oid": nil])
        case .objectNoGUID: return try lying(["oid": "\"1\""])
        case .bentClaims:
            let forged = Self.claims(tenant, ["oid": "\"\(Fixture.object(2))\""])
            return parts[0] + "." + header(forged) + "." + parts[2]
        }
    }

    /// The claims of a token that is right, but for some.
    private static func claims(_ tenant: FalseTenant, _ changes: [String: String?] = [:]) -> String {
        let time = Int(now.timeIntervalSince1970)
        var claims: [String: String?] = [
            "iss": "\"https://\(tenant.host)/\(Fixture.tenant)/v2.0\"", "aud": "\"\(client)\"",
            "tid": "\"\(Fixture.tenant)\"", "oid": "\"\(Fixture.object(1))\"", "sub": "\"pairwise\"",
            "nonce": "\"\(Visit.attempt.nonce)\"", "exp": "\(time + 3_600)", "nbf": "\(time)", "iat": "\(time)",
            "name": "\"Ana\"", "preferred_username": "\"ana@fabrikam.example\"",
        ]
        claims.merge(changes) { $1 }
        let members = claims.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.sorted()
        return "{" + members.joined(separator: ",") + "}"
    }

    /// Runs a test against a tenant that shows one key, and a question that it answers.
    private func withFalseTenant(
        _ test:
            @escaping @Sendable (FalseTenant, @escaping @Sendable () async throws(Problem) -> VerifiedPerson)
            async throws -> Void
    ) async throws {
        let key = try Signer.tenant.get().publicKey()
        try await FalseTenant.serving { tenant, signIn async throws in
            tenant.play { $0.keys = [key] }
            let connection = FalseTenant.connection(client: Self.client)
            try await test(tenant) { () throws(Problem) in
                try await signIn.person(bringing: Secret("a-fake-code"), in: Visit.attempt, at: connection)
            }
        }
    }
}

extension FalseTenant {
    /// Runs a false tenant as long as the test takes.
    static func serving(_ test: @escaping @Sendable (FalseTenant, EntraSignIn) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let authority = try TestAuthority(in: folder)
            let tenant = FalseTenant()
            let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await tenant.run(authority.server) { isReady.yield() } }
                for await _ in ready { break }
                try await withClient { http in
                    try await test(tenant, tenant.signIn(http, trusting: authority.file))
                }
                group.cancelAll()
            }
        }
    }

    private func signIn(_ http: HTTPClient, trusting file: String) -> EntraSignIn {
        let cloud = Cloud(
            name: CloudName(rawValue: "false"), loginHost: host, graphHost: host, certificateAuthorityFile: file)
        return EntraSignIn(
            clouds: [cloud], authentication: .clientSecrets(openedBy: PlainBox()), http: http,
            now: { Fixture.morning })
    }

    static func connection(client: ClientID) -> Connection {
        var connection = Connection(
            id: Fixture.connection, organization: Fixture.contoso, cloud: CloudName(rawValue: "false"),
            tenant: .id(Fixture.tenant), client: client, credentials: [.secret(Array("fake".utf8))],
            createdAt: Fixture.morning)
        connection.pinnedTenant = PinnedTenant(id: Fixture.tenant, displayName: "False")
        return connection
    }
}
