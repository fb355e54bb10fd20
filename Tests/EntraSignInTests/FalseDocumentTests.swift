import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import EntraSignIn

@Suite("Sign-in services that lead astray")
struct FalseDocumentTests {
    @Test(
        "An address that is not exactly on the login host is not used, in whatever place of the document",
        arguments: [
            "https://evil.example/token", "http://HOST/token", "https://HOST.evil.example/token",
            "https://HOST@evil.example/token", "https://evil.example/?https://HOST/", "https://HOST\\\\.evil.example/",
            "//HOST/token", "https://HOST", "https://HOST/a#b", "https://HOST/a b", "https://HOST/a?b=c", "",
        ])
    func addresses(form: String) async throws {
        try await FalseTenant.serving { tenant, signIn async throws in
            let address = form.replacing("HOST", with: tenant.host)
            let connection = FalseTenant.connection(client: ClientID(Fixture.uuid(1)))
            for place in 0..<3 {
                tenant.play {
                    $0 = FalseTenant.Tricks()
                    switch place {
                    case 0: $0.authorizationEndpoint = address
                    case 1: $0.tokenEndpoint = address
                    default: $0.keysAddress = address
                    }
                }
                let begun = await refusal { () throws(Problem) in
                    try await signIn.address(of: Visit.attempt, at: connection)
                }
                let finished = await refusal { () throws(Problem) in
                    try await signIn.person(bringing: Secret("fake"), in: Visit.attempt, at: connection)
                }
                #expect(begun == .hostileLink && finished == .hostileLink)
            }
            #expect(tenant.asked.allSatisfy { $0.hasSuffix("/openid-configuration") })
        }
    }

    @Test("A document of another tenant, or of all of them, is not used", arguments: ["common", "OTHER", "{tenantid}"])
    func issuers(name: String) async throws {
        try await FalseTenant.serving { tenant, signIn async throws in
            let other = name.replacing("OTHER", with: "\(TenantID(Fixture.uuid(0xBAD)))")
            let issuer = "https://\(tenant.host)/\(other)/v2.0"
            tenant.play { $0.issuer = issuer }
            let code = await refusal { () throws(Problem) in
                try await signIn.address(
                    of: Visit.attempt, at: FalseTenant.connection(client: ClientID(Fixture.uuid(1))))
            }
            #expect(code == .hostileLink)
        }
    }

    @Test("A redirection is not followed")
    func redirections() async throws {
        try await FalseTenant.serving { tenant, signIn async throws in
            let elsewhere = "https://\(tenant.host)/elsewhere"
            tenant.play { $0.redirection = elsewhere }
            let code = await refusal { () throws(Problem) in
                try await signIn.address(
                    of: Visit.attempt, at: FalseTenant.connection(client: ClientID(Fixture.uuid(1))))
            }
            #expect(code == .upstreamUnavailable)
            #expect(tenant.asked.count == 1)
        }
    }

    @Test("What the token endpoint refuses is told apart: the code, the credential, the request, the moment")
    func refusals() async throws {
        try await FalseTenant.serving { tenant, signIn async throws in
            for (status, body, expected) in [
                (400, #"{"error":"invalid_grant","error_codes":[54005]}"#, Problem.Code.signInFailed),
                (401, #"{"error":"invalid_client","error_codes":[7000215]}"#, .secretWrong),
                (401, #"{"error":"invalid_client","error_codes":[7000222]}"#, .secretExpired),
                (400, #"{"error":"invalid_request","error_codes":[50011]}"#, .signInRefused),
                (429, #"{"error":"temporarily_unavailable"}"#, .upstreamThrottled), (503, "<h1>", .upstreamUnavailable),
                (200, "<h1>Welcome to the hotel</h1>", .upstreamBadPayload), (200, "{}", .upstreamBadPayload),
            ] {
                tenant.play { $0.refusal = (status, body) }
                let code = await refusal { () throws(Problem) in
                    try await signIn.person(
                        bringing: Secret("fake"), in: Visit.attempt,
                        at: FalseTenant.connection(client: ClientID(Fixture.uuid(1))))
                }
                #expect(code == expected, "\(body)")
            }
        }
    }

    @Test("A server that cannot prove to be the login host is told nothing")
    func distrust() async throws {
        try await FalseTenant.serving { tenant, _ async throws in
            try await withClient { http in
                let cloud = Cloud(name: CloudName(rawValue: "false"), loginHost: tenant.host, graphHost: tenant.host)
                let signIn = EntraSignIn(
                    clouds: [cloud], authentication: .clientSecrets(openedBy: PlainBox()), http: http,
                    now: { Fixture.morning })
                let code = await refusal { () throws(Problem) in
                    try await signIn.address(
                        of: Visit.attempt, at: FalseTenant.connection(client: ClientID(Fixture.uuid(1))))
                }
                #expect(code == .certificateNotTrusted)
                #expect(tenant.asked.isEmpty)
            }
        }
    }
}
