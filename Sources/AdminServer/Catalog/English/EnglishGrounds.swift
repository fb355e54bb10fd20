import DirectoryCore
import FoundationEssentials

// MARK: - Why a person ended as it did

extension English {
    func grounds(_ verdict: Verdict, in kind: RunKind) -> [String] {
        switch verdict {
        case .reactivated where !kind.readsTenant, .restored where !kind.readsTenant: []
        case .deleted(.gone(let proof)), .deactivated(.gone(let proof), _): [self.proof(proof)]
        case .deleted(.disabledUpstream): ["The account is disabled in Entra, and this connection deletes such users."]
        case .deleted(.leftScope):
            ["The person is no longer in the connection’s scope, and this connection deletes such users."]
        case .deleted(.undone(let run)), .deactivated(.undone(let run), _): ["Run \(run) is undone."]
        case .deactivated(.disabledUpstream, _): ["The account is disabled in Entra."]
        case .deactivated(.leftScope, _):
            ["The person is no longer in the connection’s scope, and this connection deactivates such users."]
        case .reactivated: ["The account is enabled in Entra again."]
        case .restored: ["The person is back in Entra under the same id, so the same user is restored."]
        case .invalid(let fields): fields.map(invalid)
        case .missing(let since): [stillMissing(since)]
        case .unreadable: [unreadable]
        case .modified, .unchanged, .duplicate, .outOfScope, .protected, .held, .failed, .imported, .alreadyImported: []
        }
    }

    func access(_ decision: Decision, in kind: RunKind) -> [String] {
        switch (decision.access, decision.outcome) {
        case (.keep, _), (.deactivate, .deactivated), (.reactivate, .reactivated), (.reactivate, .imported): []
        case _ where !kind.readsTenant: []
        case (.deactivate, _): ["Deactivated, because the account is disabled in Entra."]
        case (.reactivate, _): ["Reactivated, because the account is enabled in Entra again."]
        }
    }

    private func proof(_ proof: Proof) -> String {
        switch proof {
        case .deltaRemoved(.changed, let seen):
            "Entra reported the person as removed, restorable there; \(answer(seen))."
        case .deltaRemoved(.deleted, let seen): "Entra reported the person as deleted for good; \(answer(seen))."
        case .inDeletedItems(let deletedAt?, let seen):
            "In Entra’s deleted users since \(moment(deletedAt).day); \(answer(seen))."
        case .inDeletedItems(nil, let seen): "In Entra’s deleted users; \(answer(seen))."
        case .notFoundTwice(let first, let seen):
            "Not found in Entra twice, first on \(moment(first).text), and not among its deleted users; \(answer(seen))."
        }
    }

    private func answer(_ seen: Proof.Observation) -> String {
        let request = seen.requestID.map { ", request id \($0)" } ?? ""
        return "GET answered \(seen.status) on \(moment(seen.at).text)\(request)"
    }

    private func stillMissing(_ since: Date) -> String {
        "Not found in Entra since \(moment(since).text). The user is deleted only if a later run, at least 15 minutes "
            + "on, does not find the person either."
    }
}
