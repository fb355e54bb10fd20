/// What is taken out of the history when a person is erased: names and values. What remains is that there was somebody
/// with these ids, what runs decided, and when.
package struct Erasure: Hashable, Sendable {
    /// What everybody is called who was erased, and what every value reads that cannot be missing.
    package static let word = "(erased)"

    package let user: UserID
    /// Whom the user followed; nil for a local one.
    package let object: DirectoryObjectID?
    /// What the person was called at one time or another: by these, events are recognized that name no user.
    package let names: Set<ExactText>
    /// Their values at one time or another, by which searches are recognized that were for them.
    package let values: Set<ExactText>

    package init(of user: User, decisions: [Decision] = [], events: [ChangeEvent] = []) {
        self.user = user.id
        object = user.binding?.object
        names = Set(([user.profile.name] + decisions.map(\.name) + events.map(\.name)).map(ExactText.init))
        let changes = decisions.flatMap(\.verdict.changes) + events.flatMap(\.changes)
        let texts = user.profile.fields.map { user.profile[$0] } + changes.flatMap { [$0.before, $0.after] }
        values = Set(texts.compactMap(\.self).map(ExactText.init))
    }
}

extension Erasure {
    /// The decision without what it says of the person; the same when it says nothing.
    package func erasing(_ decision: Decision) -> Decision {
        if isAbout(decision.subject) {
            return Decision(
                subject: decision.subject, name: Self.word, verdict: decision.verdict.erased, access: decision.access)
        }
        guard case .duplicate(let conflicts) = decision.verdict else { return decision }
        return Decision(
            subject: decision.subject, name: decision.name,
            verdict: .duplicate(conflicts.map { isHeld($0) ? $0.withoutHolder : $0 }), access: decision.access)
    }

    /// The event without what it says of the person; the same when it says nothing.
    package func erasing(_ event: ChangeEvent) -> ChangeEvent {
        let isNamed = event.user == nil && event.kind.isAboutPeople && names.contains(ExactText(event.name))
        guard event.user == user || isNamed else { return event }
        return ChangeEvent(
            id: event.id, at: event.at, run: event.run, kind: event.kind, user: event.user, name: Self.word,
            changes: event.changes.map(\.erased))
    }

    /// The purpose without a search for one of the person's values; the same when it was for something else.
    package func erasing(_ purpose: RunPurpose) -> RunPurpose {
        let work: RunPurpose.Work
        switch purpose.work {
        case .synchronizing(.matching(let text)) where isSearched(by: text):
            work = .synchronizing(.matching(Self.word))
        case .importing(.matching(let text)) where isSearched(by: text): work = .importing(.matching(Self.word))
        case .synchronizing, .importing, .undoing, .restoring: return purpose
        }
        return RunPurpose(work, then: purpose.ending, leavingOut: purpose.leavingOut)
    }

    /// Whether a decision is about the person.
    package func isAbout(_ subject: Decision.Subject) -> Bool { subject.user == user || subject.object == object }

    /// Whether the person has the address that somebody else wants.
    package func isHeld(_ conflict: AddressConflict) -> Bool {
        conflict.holder.user == user || object != nil && conflict.holder.object == object
    }

    private func isSearched(by text: String) -> Bool {
        let searched = text.lowercased()
        return values.contains { value in
            let value = value.text.lowercased()
            return value.utf8.count > 2 && searched.utf8.contains(value.utf8)
        }
    }
}

extension Verdict {
    fileprivate var erased: Verdict {
        switch self {
        case .modified(let changes): .modified(changes.map(\.erased))
        case .deactivated(let ground, let changes): .deactivated(ground, changes.map(\.erased))
        case .reactivated(let changes): .reactivated(changes.map(\.erased))
        case .protected(let changes): .protected(changes.map(\.erased))
        case .imported: .imported(Profile(username: Erasure.word))
        case .restored: .restored(Profile(username: Erasure.word))
        case .duplicate(let conflicts): .duplicate(conflicts.map(\.erased))
        case .unchanged, .deleted, .invalid, .missing, .unreadable, .outOfScope, .held, .failed, .alreadyImported: self
        }
    }
}

extension FieldChange {
    fileprivate var erased: FieldChange { FieldChange(field: field, before: nil, after: nil) }
}

extension AddressConflict {
    /// Of a person who was erased: what they wanted is what somebody else has.
    fileprivate var erased: AddressConflict {
        AddressConflict(field: field, wanted: Erasure.word, holder: withoutHolder.holder)
    }

    fileprivate var withoutHolder: AddressConflict {
        AddressConflict(
            field: field, wanted: wanted,
            holder: Holder(user: holder.user, object: holder.object, name: Erasure.word, value: Erasure.word))
    }
}

extension ChangeEvent.Kind {
    /// Whether the event's name is that of a person.
    fileprivate var isAboutPeople: Bool {
        switch self {
        case .runHeld, .connectionUnhealthy, .connectionRecovered, .credentialExpiring: false
        case .userImported, .userUpdated, .userDeactivated, .userReactivated, .userDeleted, .userRestored, .userHeld,
            .userReleased, .userPurged, .duplicateDetected, .duplicateResolved:
            true
        }
    }
}
