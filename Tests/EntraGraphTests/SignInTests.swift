import DirectoryCore
import DirectoryPorts
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import Testing

@testable import EntraGraph

@Suite("Signing in")
struct SignInTests {
    private static let organization =
        #"{"value":[{"id":"11111111-1111-4111-8111-111111111111","displayName":"Fabrikam"}]}"#

    @Test("The tenant that answers is identified")
    func identify() async throws {
        try await withGraph { _, _ in
            .json(Self.organization)
        } _: { graph in
            let tenant = try await graph.directory.identify()
            #expect(tenant.id.description == "11111111-1111-4111-8111-111111111111")
            #expect(tenant.displayName == "Fabrikam")
            #expect(
                graph.server.graphRequests.map(\.target) == [
                    "/v1.0/organization?$select=id%2CdisplayName%2CverifiedDomains"
                ])
        }
    }

    @Test("The secret goes to the sign-in service only, in a form, and asks for Graph's default scope")
    func form() async throws {
        try await withGraph { _, _ in
            .page()
        } _: { graph in
            _ = try await graph.directory.everyone()
            let request = try #require(graph.server.requests.first)
            #expect(request.method == "POST")
            #expect(request.target == "/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token")
            #expect(request.headers[.contentType] == "application/x-www-form-urlencoded")
            let fields = Set(request.body.split(separator: "&").map(String.init))
            #expect(
                fields == [
                    "grant_type=client_credentials", "client_id=22222222-2222-4222-8222-222222222222",
                    "scope=https%3A%2F%2F\(graph.server.host.replacing(":", with: "%3A"))%2F.default",
                    "client_secret=not-a-real-secret%2B%2F%3D%26",
                ])
        }
    }

    @Test(
        "Each refusal of Microsoft Entra has a name of its own",
        arguments: [
            (7_000_215, 401, Problem.Code.secretWrong, "secret"), (7_000_222, 401, .secretExpired, "secret"),
            (700_016, 400, .applicationNotFound, "client"), (7_000_229, 401, .applicationNotFound, "client"),
            (90_002, 400, .tenantNotFound, "tenant"), (900_023, 400, .tenantNotFound, "tenant"),
            (700_024, 401, .clockSkew, nil), (7_000_112, 401, .signInRefused, nil),
            (500_011, 400, .signInRefused, "cloud"),
            (53_003, 400, .signInRefused, nil),
        ] as [(Int, Int, Problem.Code, String?)])
    func refusals(_ number: Int, _ status: Int, _ code: Problem.Code, _ field: String?) async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { _, _ in
            .signInError(number, status: status)
        } _: { graph in
            let problem = try #require(await failure { _ = try await graph.directory.identify() })
            #expect(problem.code == code)
            #expect(problem.field == field)
            #expect(problem.trace == .init(status: status, code: "AADSTS\(number)", requestID: "trace-1"))
            #expect(graph.server.requests.count == 1)
        }
    }

    @Test("A sign-in service that is busy is asked again", arguments: [90_055, 90_006, 90_024, 90_033])
    func busy(_ number: Int) async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { request, _ in
            request.repetition < 2 ? .signInError(number, status: 400, error: "temporarily_unavailable") : .token
        } _: { graph in
            _ = try await graph.directory.everyone()
            #expect(graph.clock.pauses == [.seconds(1), .seconds(2)])
        }
    }

    @Test("A clock that is wrong is told by how much", arguments: [(62, "62 minutes ahead"), (-1, "1 minute behind")])
    func clockLead(_ minutes: Double, _ words: String) throws {
        let refusal = try JSONDecoder().decode(
            SignInRefusal.self, from: Data(ScriptedReply.signInError(700_024, status: 401).body))
        let reply = Reply(status: 401, headers: ["Date": "Fri, 15 Jan 2027 08:00:00 GMT"], body: ByteBuffer())
        let now = TestClock.start.addingTimeInterval(minutes * 60)
        let problem = try refusal.setback(reply: reply, tenant: #require(Fake.tenant), now: now).problem
        #expect(problem.cause.description.contains(words))
    }

    @Test("A token is used again until four fifths of its life are over", arguments: [#"100"#, #""100""#])
    func renewal(_ life: String) async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { request, _ in
            .json(#"{"expires_in":\#(life),"access_token":"fake-token-\#(request.repetition + 1)"}"#)
        } _: { graph in
            _ = try await graph.directory.everyone()
            graph.clock.advance(by: .seconds(79))
            _ = try await graph.directory.everyone()
            graph.clock.advance(by: .seconds(1))
            _ = try await graph.directory.everyone()
            #expect(
                graph.server.graphRequests.map(\.authorization)
                    == ["Bearer fake-token-1", "Bearer fake-token-1", "Bearer fake-token-2"])
        }
    }

    @Test("Twenty readers who need a token at once cause one request for it")
    func oneAtATime() async throws {
        try await withGraph { _, _ in
            .page()
        } _: { graph in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await graph.directory.everyone() } }
                try await group.waitForAll()
            }
            #expect(graph.server.requests.filter(\.isForToken).count == 1)
        }
    }

    @Test("A token that Graph refuses is replaced once, and the work goes on")
    func refusedOnce() async throws {
        try await withGraph { request, _ in
            request.authorization == "Bearer fake-token-1"
                ? .error("InvalidAuthenticationToken", status: 401) : .page(Fake.person(Fake.ana))
        } tokens: { request, _ in
            .json(#"{"expires_in":3599,"access_token":"fake-token-\#(request.repetition + 1)"}"#)
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.count == 1)
            #expect(graph.server.requests.count == 4)
        }
    }

    @Test("A tenant that refuses every token is told so, after the second")
    func refusedTwice() async throws {
        try await withGraph { _, _ in
            .error("InvalidAuthenticationToken", status: 401)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .signInRefused)
            #expect(problem?.trace?.code == "InvalidAuthenticationToken")
            #expect(graph.server.graphRequests.count == 2)
        }
    }

    @Test(
        "What is no answer with a token is none",
        arguments: [
            #"{"access_token":"x"}"#, #"{"expires_in":3599}"#, #"{"access_token":"","expires_in":3599}"#, "[]", "",
            #"{"access_token":"a\r\nX-Evil: 1","expires_in":3599}"#, #"{"access_token":"é","expires_in":3599}"#,
            #"{"access_token":"x","expires_in":"soon"}"#, #"{"access_token":"x","expires_in":"nan"}"#,
        ])
    func unreadable(_ body: String) async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { _, _ in
            .json(body)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .upstreamBadPayload)
            #expect(graph.server.graphRequests.isEmpty)
        }
    }

    @Test("A life beyond reason does not trap", arguments: ["1e300", "-5", "9223372036854775808", #""inf""#])
    func hugeLife(_ life: String) async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { _, _ in
            .json(#"{"expires_in":\#(life),"access_token":"x"}"#)
        } _: { graph in
            _ = try await graph.directory.everyone()
        }
    }

    @Test("The granted permissions are read from a token that shows them, and none from an opaque one")
    func permissions() throws {
        func token(_ payload: String) -> AccessToken {
            let encoded = Data(payload.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
                .replacing("/", with: "_")
            return Self.token("e30.\(encoded).x")
        }
        #expect(token(#"{"roles":["User.Read.All","Group.Read.All"],"app":"Ünï?>"}"#).grantedPermissions?.count == 2)
        #expect(token(#"{}"#).grantedPermissions == [])
        #expect(token(#"{"roles":7}"#).grantedPermissions == nil)
        #expect(Self.token("opaque").grantedPermissions == nil)
        #expect(Self.token("a.%%.c").grantedPermissions == nil)
    }

    private static func token(_ text: String) -> AccessToken {
        AccessToken(bearer: Secret(text), credential: Fake.offered.id, life: .seconds(1), start: .zero)
    }

    @Test(
        "An organization that is not exactly one is no answer",
        arguments: [#"{"value":[]}"#, #"{"value":[{"id":"x"}]}"#, "{}"])
    func noOrganization(_ body: String) async throws {
        try await withGraph { _, _ in
            .json(body)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.identify() }?.code == .upstreamBadPayload)
        }
    }
}
