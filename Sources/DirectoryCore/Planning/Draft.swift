/// Decisions in the making: what each person of a run would become if every address were free, and then who gets
/// which address.
///
/// A draft is made from a reading, asks for the holders of the addresses it wants, and is settled into decisions.
package struct Draft: Sendable {
    let entries: [Entry]

    init(entries: [Entry]) { self.entries = entries }

    /// How many people it is about.
    package var count: Int { entries.count }

    /// One draft of both.
    package func joined(by other: Draft) -> Draft { Draft(entries: entries + other.entries) }

    /// The same draft with some people left alone.
    package func leavingOut(_ excluded: Set<DirectoryObjectID>) -> Draft {
        Draft(entries: entries.map { excluded.contains($0.subject.object) ? $0.leftAlone : $0 })
    }

    /// The addresses whose holders must be known before the draft can be settled.
    package var wantedAddresses: (emails: Set<EmailKey>, usernames: Set<UsernameKey>) {
        var emails: Set<EmailKey> = []
        var usernames: Set<UsernameKey> = []
        for entry in entries {
            for key in entry.intent.wanted?.addressKeys ?? [] {
                switch key {
                case .email(let key): emails.insert(key)
                case .username(let key): usernames.insert(key)
                }
            }
        }
        return (emails, usernames)
    }

    /// Settles the draft.
    ///
    /// - Parameter holders: everybody in the organization who holds one of the wanted addresses, in any order. Those
    ///   who are part of the run may be among them and are left out here.
    package func settle(holders: [User]) -> [Decision] {
        let members = Set(entries.compactMap(\.subject.user))
        let outsiders = Outsiders(holders.filter { !members.contains($0.id) })
        let results = AddressContest.settle(entries.map(\.contestant), occupied: outsiders.keys)
        return zip(entries, results).map { entry, result in
            switch result {
            case .granted: entry.granted
            case .refused(let losses): entry.refused(losses.map { conflict($0, of: entry, outsiders) })
            }
        }
    }

    private func conflict(
        _ loss: AddressContest.Loss, of entry: Entry, _ outsiders: Outsiders
    ) -> AddressConflict {
        let field = loss.key.field
        let holder =
            switch loss.winner {
            case .outsider: outsiders.holder(of: loss.key)
            case .contestant(let index): entries[index].holder(of: field)
            }
        return AddressConflict(field: field, wanted: entry.intent.wanted?[field.mapped] ?? "", holder: holder)
    }
}

extension Draft {
    /// One person of the run.
    struct Entry: Sendable {
        let subject: Decision.Subject
        let name: String
        /// The user as it is now; nil for a person who is no user, or only a tombstone.
        let current: Profile?
        let seniority: Seniority
        let intent: Intent

        fileprivate var leftAlone: Entry { with(.leave(.held)) }

        /// The same person with another intent.
        func with(_ intent: Intent) -> Entry {
            Entry(subject: subject, name: name, current: current, seniority: seniority, intent: intent)
        }

        fileprivate var contestant: AddressContest.Contestant {
            let held = current?.addressKeys ?? []
            let wanted =
                switch intent {
                case .leave: held
                case .release: Set<AddressKey>()
                case .follow(let profile, _, _): profile.addressKeys
                }
            return AddressContest.Contestant(held: held, wanted: wanted, seniority: seniority)
        }

        fileprivate var granted: Decision {
            switch intent {
            case .leave(let verdict), .release(let verdict):
                Decision(subject: subject, name: name, verdict: verdict)
            case .follow(_, let verdict, let access):
                Decision(subject: subject, name: name, verdict: verdict, access: access)
            }
        }

        fileprivate func refused(_ conflicts: [AddressConflict]) -> Decision {
            Decision(subject: subject, name: name, verdict: .duplicate(conflicts))
        }

        fileprivate func holder(of field: AddressConflict.UniqueField) -> AddressConflict.Holder {
            let value = (intent.wanted ?? current)?[field.mapped] ?? ""
            return AddressConflict.Holder(user: subject.user, object: subject.object, name: name, value: value)
        }
    }

    /// What would become of a person if every address were free.
    enum Intent: Sendable {
        /// Nothing is written to it; it keeps its addresses.
        case leave(Verdict)
        /// It gives up its addresses.
        case release(Verdict)
        /// It takes this profile, which it may have already.
        case follow(Profile, Verdict, Decision.AccessChange)

        var wanted: Profile? {
            switch self {
            case .follow(let profile, _, _): profile
            case .leave, .release: nil
            }
        }
    }
}

/// The users outside the run who hold an address that somebody of the run wants.
private struct Outsiders {
    private let users: [AddressKey: User]

    init(_ users: [User]) {
        let pairs = users.flatMap { user in user.profile.addressKeys.map { ($0, user) } }
        self.users = Dictionary(pairs) { first, _ in first }
    }

    var keys: Set<AddressKey> { Set(users.keys) }

    func holder(of key: AddressKey) -> AddressConflict.Holder {
        let user = users[key]
        return AddressConflict.Holder(
            user: user?.id, object: user?.binding?.object, name: user?.profile.name ?? "",
            value: user?.profile[key.field.mapped] ?? "")
    }
}
