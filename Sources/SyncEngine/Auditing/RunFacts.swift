import DirectoryCore
import DirectoryPorts

extension RunPurpose {
    /// What the audit says of it: what is to be done, with how many. Texts that were searched for may be names of people,
    /// and stay out.
    var facts: [AuditDraft.Change] {
        let leftOut = leavingOut.isEmpty ? nil : leavingOut.count
        return [
            .fact("purpose", work.words), .fact("then", ending.rawValue), .fact("chosen", work.chosen),
            .fact("left out", leftOut),
        ].compactMap(\.self)
    }
}

extension RunPurpose.Work {
    fileprivate var words: String {
        switch self {
        case .synchronizing(.users): "synchronize chosen users"
        case .synchronizing(.matching): "synchronize users who match a text"
        case .synchronizing(.everyone): "synchronize everybody"
        case .importing(.people): "import chosen people"
        case .importing(.matching): "import people who match a text"
        case .importing(.everyone): "import everybody"
        case .undoing(let run, .follow): "undo run \(run)"
        case .undoing(let run, .hold): "undo run \(run) and hold its users"
        case .restoring: "restore deleted users"
        }
    }

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
    var fact: AuditDraft.Change {
        switch self {
        case .theRest: AuditDraft.Change("left out", before: nil, after: "whom the brake is about")
        case .leavingOut(let people): AuditDraft.Change("left out", before: nil, after: String(people.count))
        }
    }
}

extension Requester {
    /// What somebody does with a run.
    func did(
        _ deed: Deed, to run: RunID, _ hash: PlanHash? = nil, _ facts: [AuditDraft.Change] = []
    ) -> AuditDraft {
        did(deed, to: "run \(run)", [AuditDraft.Change.fact("plan", hash)].compactMap(\.self) + facts)
    }
}

extension AuditDraft.Change {
    /// Something that holds from the deed on; nil where there is nothing to say.
    fileprivate static func fact(_ field: String, _ value: (some CustomStringConvertible)?) -> Self? {
        value.map { Self(field, before: nil, after: $0.description) }
    }
}
