import DirectoryCore
import FoundationEssentials

// MARK: - Why a person ended as it did

extension German {
    func grounds(_ verdict: Verdict, in kind: RunKind) -> [String] {
        switch verdict {
        case .reactivated where !kind.readsTenant, .restored where !kind.readsTenant: []
        case .deleted(.gone(let proof)), .deactivated(.gone(let proof), _): [self.proof(proof)]
        case .deleted(.disabledUpstream):
            ["Das Konto ist in Entra deaktiviert, und diese Verbindung löscht solche Benutzer."]
        case .deleted(.leftScope):
            ["Die Person ist nicht mehr im Bereich der Verbindung, und diese Verbindung löscht solche Benutzer."]
        case .deleted(.undone(let run)), .deactivated(.undone(let run), _): ["Lauf \(run) wird rückgängig gemacht."]
        case .deactivated(.disabledUpstream, _): ["Das Konto ist in Entra deaktiviert."]
        case .deactivated(.leftScope, _):
            ["Die Person ist nicht mehr im Bereich der Verbindung, und diese Verbindung deaktiviert solche Benutzer."]
        case .reactivated: ["Das Konto ist in Entra wieder aktiviert."]
        case .restored:
            ["Die Person ist mit derselben ID wieder in Entra; deshalb wird derselbe Benutzer wiederhergestellt."]
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
        case (.deactivate, _): ["Deaktiviert, weil das Konto in Entra deaktiviert ist."]
        case (.reactivate, _): ["Reaktiviert, weil das Konto in Entra wieder aktiviert ist."]
        }
    }

    private func proof(_ proof: Proof) -> String {
        switch proof {
        case .deltaRemoved(.changed, let seen):
            "Entra hat die Person als entfernt gemeldet, dort wiederherstellbar; \(answer(seen))."
        case .deltaRemoved(.deleted, let seen):
            "Entra hat die Person als endgültig gelöscht gemeldet; \(answer(seen))."
        case .inDeletedItems(let deletedAt?, let seen):
            "Seit \(moment(deletedAt).day) unter den gelöschten Benutzern in Entra; \(answer(seen))."
        case .inDeletedItems(nil, let seen): "Unter den gelöschten Benutzern in Entra; \(answer(seen))."
        case .notFoundTwice(let first, let seen):
            "Zweimal in Entra nicht gefunden, zuerst am \(moment(first).text), und auch nicht unter den gelöschten "
                + "Benutzern; \(answer(seen))."
        }
    }

    private func answer(_ seen: Proof.Observation) -> String {
        let request = seen.requestID.map { ", Anforderungs-ID \($0)" } ?? ""
        return "GET antwortete am \(moment(seen.at).text) mit \(seen.status)\(request)"
    }

    private func stillMissing(_ since: Date) -> String {
        "Seit \(moment(since).text) in Entra nicht gefunden. Gelöscht wird der Benutzer erst, wenn auch ein späterer "
            + "Lauf, mindestens 15 Minuten danach, die Person nicht findet."
    }
}
