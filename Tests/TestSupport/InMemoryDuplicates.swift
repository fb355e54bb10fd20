import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryOrganization {
    /// The latest first.
    var listedDuplicates: [DuplicateRecord] {
        duplicates.values.sorted { left, right in
            if left.foundAt != right.foundAt { return left.foundAt > right.foundAt }
            if left.foundBy != right.foundBy { return left.foundBy > right.foundBy }
            return (ExactText(left.name), left.subject.object, left.conflict.field.rawValue)
                < (ExactText(right.name), right.subject.object, right.conflict.field.rawValue)
        }
    }

    func conflicts(of user: UserID) -> [AddressConflict] {
        duplicates.values.filter { $0.subject.user == user }.map(\.conflict)
            .sorted { $0.field.rawValue < $1.field.rawValue }
    }

    /// Releases conflicts that are gone, opens new ones, and says so.
    mutating func updateDuplicates(by plan: Plan, of run: Run, at date: Date) {
        let settled = Set(plan.decisions.filter(\.verdict.settlesConflicts).map(\.subject.object))
        release(of: run, at: date) { settled.contains($0.subject.object) }
        var refused: Set<DirectoryObjectID> = []
        for decision in plan.decisions {
            guard case .duplicate(let conflicts) = decision.verdict else { continue }
            let object = decision.subject.object
            refused.insert(object)
            release(of: run, at: date) { record in
                record.subject.object == object && !conflicts.contains { $0.field == record.conflict.field }
            }
            for conflict in conflicts { open(conflict, decision, plan, run, at: date) }
        }
        let taken = Set(living.flatMap(\.profile.addressKeys))
        release(of: run, at: date) { record in
            guard case .person(let object) = record.subject, !refused.contains(object) else { return false }
            return record.conflict.key.map { !taken.contains($0) } ?? false
        }
    }

    private mutating func open(
        _ conflict: AddressConflict, _ decision: Decision, _ plan: Plan, _ run: Run, at date: Date
    ) {
        let key = InMemoryDuplicateKey(
            connection: plan.connection, object: decision.subject.object, field: conflict.field)
        let old = duplicates[key]
        duplicates[key] = DuplicateRecord(
            subject: decision.subject, name: decision.name, conflict: conflict, foundBy: old?.foundBy ?? run.id,
            foundAt: old?.foundAt ?? plan.madeAt)
        guard old == nil else { return }
        tell(.duplicateDetected, about: decision.subject.user, by: run.id, name: decision.name, at: date)
    }

    /// By directory object, then by field.
    private mutating func release(of run: Run, at date: Date, where isGone: (DuplicateRecord) -> Bool) {
        let gone = duplicates.filter { isGone($0.value) }.sorted { left, right in
            (left.key.object, left.key.field.rawValue) < (right.key.object, right.key.field.rawValue)
        }
        for (key, record) in gone {
            duplicates[key] = nil
            tell(.duplicateResolved, about: record.subject.user, by: run.id, name: record.name, at: date)
        }
    }
}

extension AddressConflict {
    fileprivate var key: AddressKey? {
        switch field {
        case .email: (try? EmailAddress(wanted)).map { .email($0.key) }
        case .username: UsernameKey(wanted).map(AddressKey.username)
        }
    }
}

extension Verdict {
    /// Whether the run knows which addresses the person wants and that nobody else has them, or that it wants none.
    fileprivate var settlesConflicts: Bool {
        switch self {
        case .modified, .unchanged, .deleted, .deactivated, .reactivated, .restored, .protected, .imported: true
        case .duplicate, .invalid, .missing, .unreadable, .outOfScope, .held, .failed, .alreadyImported: false
        }
    }
}
