import DirectoryCore
import DirectoryPorts

extension RunPurpose {
    /// What the audit says of it: what is to be done, with how many. Texts that were searched for may be names of people,
    /// and stay out.
    var facts: [AuditDraft.Change] {
        let leftOut = leavingOut.isEmpty ? nil : leavingOut.count
        return [
            .fact(.purpose, work.words), .fact(.ending, ending.rawValue), .fact(.chosen, work.chosen),
            .fact(.leftOut, leftOut),
        ].compactMap(\.self)
    }
}

extension RunPurpose.Work {
    /// How many people were chosen one by one; nil when they were not.
    fileprivate var chosen: Int? {
        switch self {
        case .synchronizing(.users(let ids)), .restoring(let ids): ids.count
        case .importing(.people(let ids)): ids.count
        case .synchronizing, .importing, .undoing: nil
        }
    }
}

extension Narrowing {
    var fact: AuditDraft.Change { AuditDraft.Change(.leftOut, after: words.description) }
}

extension Requester {
    /// What somebody does with a run.
    func did(
        _ deed: Deed, to run: RunID, _ hash: PlanHash? = nil, _ facts: [AuditDraft.Change] = []
    ) -> AuditDraft {
        did(deed, to: .run(run), [AuditDraft.Change.fact(.plan, hash)].compactMap(\.self) + facts)
    }
}

extension AuditDraft.Change {
    /// Something that holds from the deed on; nil where there is nothing to say.
    fileprivate static func fact(_ topic: AuditTopic, _ value: (some CustomStringConvertible)?) -> Self? {
        value.map { Self(topic, after: $0.description) }
    }
}
