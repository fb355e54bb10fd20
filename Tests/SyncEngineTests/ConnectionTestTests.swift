import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Testing a connection")
struct ConnectionTestTests {
    private static let (new, old) = (CredentialID(Fixture.uuid(0x4E3)), CredentialID(Fixture.uuid(0x01D)))

    private static func problem(_ code: Problem.Code, status: Int? = nil) -> Problem {
        Problem(code, cause: "-", advice: "-", trace: status.map { Problem.Trace(status: $0) })
    }

    /// The report in one line: `+` passed, `x` failed, `-` not known.
    private func marks(_ report: ConnectionReport) -> String {
        #expect(report.steps.map(\.check) == ConnectionStep.Check.allCases)
        return report.steps.map { step in
            switch step.result {
            case .passed: "+"
            case .failed: "x"
            case .open: "-"
            }
        }.joined()
    }

    private func report(_ spoil: @escaping @Sendable (inout ScriptedTenant.Spoiling) -> Void) async throws
        -> ConnectionReport
    {
        let scene = try await Scene(people: 3)
        await scene.tenant.spoil(spoil)
        return try await scene.engine.test(Scene.organization, by: scene.request.requester)
    }

    @Test("Every check of a connection that works is passed, and says whom it found")
    func works() async throws {
        let report = try await report { _ in }
        #expect(marks(report) == "+++++")
        #expect(report.problem == nil)
        #expect(report.tenant?.id == Fixture.tenant)
        #expect(report.permissions?.missing == [] && report.permissions?.superfluous == [])
        #expect(report.credential == CredentialID(Fixture.uuid(0xCE)))
    }

    @Test(
        "What keeps the sign-in from succeeding is put where it happened",
        arguments: [
            (problem(.upstreamUnreachable), "x----"), (problem(.certificateNotTrusted), "x----"),
            (problem(.upstreamBadPayload, status: 200), "x----"), (problem(.managedIdentityUnavailable), "x----"),
            (problem(.managedIdentityUnavailable, status: 400), "+x---"), (problem(.secretWrong, status: 401), "+x---"),
            (problem(.tenantNotFound, status: 400), "+x---"), (problem(.upstreamThrottled, status: 429), "+x---"),
            (problem(.credentialUnavailable), "-x---"), (problem(.keyUnavailable), "-x---"),
        ])
    func signIn(_ problem: Problem, _ expected: String) async throws {
        let report = try await report { $0.trials = [CredentialTrial(credential: Self.new, problem: problem)] }
        #expect(marks(report) == expected)
        #expect(report.problem == problem)
        #expect(report.credential == nil)
    }

    @Test("One of two credentials is enough, and the report says which and what is wrong with the other")
    func oneOfTwo() async throws {
        let report = try await report {
            $0.trials = [
                CredentialTrial(credential: Self.new, problem: Self.problem(.certificateUnknown, status: 401)),
                CredentialTrial(credential: Self.old, problem: nil, grantedPermissions: ["User.Read.All"]),
            ]
        }
        #expect(marks(report) == "+++++")
        #expect(report.credential == Self.old)
        #expect(report.credentials.map(\.problem?.code) == [.certificateUnknown, nil])
    }

    @Test("Another tenant than the one that answered before is told, and nobody is read")
    func anotherTenant() async throws {
        let report = try await report { $0.tenant = TenantID(Fixture.uuid(0xBAD)) }
        #expect(marks(report) == "++x--")
        #expect(report.problem?.code == .tenantChanged)
        #expect(report.tenant?.id == Fixture.tenant)
    }

    @Test("A permission that is missing shows as such, wherever it is met")
    func permissions() async throws {
        let refused = try await report { $0.identification = Self.problem(.permissionMissing, status: 403) }
        #expect(marks(refused) == "++-x-")
        let lacking = try await report {
            $0.trials = [
                CredentialTrial(
                    credential: Self.new, problem: nil, grantedPermissions: ["User.ReadBasic.All", "Mail.Read"])
            ]
        }
        #expect(marks(lacking) == "+++x-")
        #expect(lacking.problem?.cause.description.contains("User.Read.All") == true)
        #expect(lacking.permissions?.superfluous == ["Mail.Read", "User.ReadBasic.All"])
        let blank = try await report { $0.blank = Set((1...3).map(Fixture.object)) }
        #expect(marks(blank) == "+++x-")
    }

    @Test("A token that does not show its permissions is judged by what it can read")
    func opaque() async throws {
        let opaque = CredentialTrial(credential: Self.new, problem: nil)
        let works = try await report { $0.trials = [opaque] }
        #expect(marks(works) == "+++++")
        #expect(works.permissions == nil)
        let blank = try await report {
            $0.trials = [opaque]
            $0.blank = Set((1...3).map(Fixture.object))
        }
        #expect(marks(blank) == "+++x-")
    }

    @Test("An application without permissions that may read by a role in the directory works")
    func directoryRole() async throws {
        let report = try await report {
            $0.trials = [CredentialTrial(credential: Self.new, problem: nil, grantedPermissions: [])]
        }
        #expect(marks(report) == "+++++")
        #expect(report.permissions == nil)
    }

    @Test("An empty tenant, and trouble on the way, are put where they happened")
    func onTheWay() async throws {
        let empty = try await report { $0.unlisted = Set((1...3).map(Fixture.object)) }
        #expect(marks(empty) == "++++x")
        #expect(empty.problem?.code == .upstreamEmpty)
        let scene = try await Scene(people: 3)
        for (call, expected) in [(1, "x----"), (2, "++x--"), (3, "++++x")] {
            await scene.tenant.resetCalls()
            await scene.tenant.spoil { $0.failingCall = call }
            #expect(marks(try await scene.engine.test(Scene.organization, by: scene.request.requester)) == expected)
        }
    }

    @Test("Where nothing is connected there is nothing to test")
    func notConnected() async throws {
        let scene = try await Scene(people: 1)
        await #expect(throws: Problem.notConnected) {
            try await scene.engine.test(Fixture.fabrikam, by: scene.request.requester)
        }
    }
}
