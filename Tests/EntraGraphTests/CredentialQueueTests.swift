import DirectoryCore
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import EntraGraph

@Suite("Whose turn it is when a credential is refused")
struct CredentialQueueTests {
    private static let first = offered(1)
    private static let second = offered(2)

    private static func offered(_ number: UInt64, _ credential: Credential? = nil) -> OfferedCredential {
        OfferedCredential(
            id: CredentialID(Fixture.uuid(number)), credential ?? .clientSecret(Secret("fake-\(number)")))
    }

    private static func problem(_ code: Problem.Code) -> Problem { Problem(code, cause: "-", advice: "-") }

    @Test("The preferred one comes first, and after it the one that was accepted last keeps its place")
    func order() {
        var fresh = CredentialQueue()
        var remembering = CredentialQueue(beginningWith: Self.second.id)
        #expect(fresh.order(of: [Self.first, Self.second]) == [Self.first.id, Self.second.id])
        #expect(remembering.order(of: [Self.first, Self.second]) == [Self.second.id, Self.first.id])
    }

    @Test(
        "What lies in the credential passes the turn on",
        arguments: [
            .secretWrong, .secretExpired, .certificateUnknown, .credentialUnavailable, .keyUnavailable,
            .storeUnavailable, .clockSkew, .signInRefused, .managedIdentityUnavailable,
        ] as [Problem.Code])
    func ofCredential(_ code: Problem.Code) {
        var queue = CredentialQueue()
        _ = queue.admit([Self.first, Self.second])
        queue.refuseNext(because: Self.problem(code))
        #expect(queue.problem(of: Self.second.id) == nil)
        #expect(queue.order(of: []) == [Self.second.id])
        #expect(queue.problem.code == code)
    }

    @Test(
        "What the same service would say of the next one too spares it, and not one that another service judges",
        arguments: [
            .tenantNotFound, .applicationNotFound, .upstreamUnreachable, .upstreamUnavailable, .upstreamThrottled,
            .certificateNotTrusted, .upstreamBadPayload,
        ] as [Problem.Code])
    func ofService(_ code: Problem.Code) {
        let machine = Self.offered(3, .managedIdentity(nil, from: .virtualMachine))
        var queue = CredentialQueue()
        _ = queue.admit([Self.first, Self.second, machine])
        queue.refuseNext(because: Self.problem(code))
        #expect(queue.problem(of: Self.second.id)?.code == code)
        #expect(queue.order(of: []) == [machine.id])
    }

    @Test("When all are refused the problem is the preferred one's, whichever was shown first")
    func problem() {
        var queue = CredentialQueue(beginningWith: Self.second.id)
        _ = queue.admit([Self.first, Self.second])
        queue.refuseNext(because: Self.problem(.secretWrong))
        queue.refuseNext(because: Self.problem(.secretExpired))
        #expect(queue.problem.code == .secretExpired)
        #expect(CredentialQueue().problem == .noCredential)
    }

    @Test("Only those that came meanwhile are admitted later")
    func latecomers() {
        var queue = CredentialQueue()
        _ = queue.admit([Self.first])
        queue.refuseNext(because: Self.problem(.secretWrong))
        #expect(queue.order(of: [Self.first]) == [])
        #expect(queue.order(of: [Self.second, Self.first]) == [Self.second.id])
        #expect(queue.order(of: [Self.second]) == [])
    }
}

extension CredentialQueue {
    /// Admits the credentials and shows everything that waits.
    fileprivate mutating func order(of offered: [OfferedCredential]) -> [CredentialID] {
        var order: [CredentialID] = []
        while admit(offered) {
            while let next = next() { order.append(next.id) }
        }
        return order
    }

    fileprivate mutating func refuseNext(because problem: Problem) {
        if let shown = next() { refuse(shown, because: problem) }
    }
}
