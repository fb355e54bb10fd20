package import FoundationEssentials

/// What a plan says about one person.
package struct Decision: Hashable, Codable, Sendable {
    package let subject: Subject
    /// What to call the person in a list.
    package let name: String
    package let verdict: Verdict
    /// Whether the person can use the application after the run.
    package let access: AccessChange

    package init(subject: Subject, name: String, verdict: Verdict, access: AccessChange = .keep) {
        self.subject = subject
        self.name = name
        self.verdict = verdict
        self.access = access
    }

    package var outcome: Outcome { verdict.outcome }

    /// Whom the decision is about.
    package enum Subject: Hashable, Codable, Sendable {
        /// An imported user, at the revision that the decision was made from (R26).
        case user(UserID, object: DirectoryObjectID, revision: Int64)
        /// A person of the tenant who is no user yet.
        case person(DirectoryObjectID)

        package var object: DirectoryObjectID {
            switch self {
            case .user(_, let object, _), .person(let object): object
            }
        }

        package var user: UserID? {
            switch self {
            case .user(let id, _, _): id
            case .person: nil
            }
        }
    }

    /// What a decision does to the user's access, beside the fields.
    package enum AccessChange: String, Codable, Sendable {
        /// As it is; for somebody who comes back, as it was.
        case keep
        case deactivate
        case reactivate
    }
}

/// The outcome of one person with what led to it.
package enum Verdict: Hashable, Codable, Sendable {
    /// The fields that change; never empty.
    case modified([FieldChange])
    case unchanged
    case deleted(DeletionGround)
    /// Deactivated upstream, with the fields that change along the way.
    case deactivated(DeactivationGround, [FieldChange])
    case reactivated([FieldChange])
    /// A tombstone comes back as the same user, with these values (R20).
    case restored(Profile)
    case duplicate([AddressConflict])
    case invalid([InvalidField])
    /// Not found, and not proven gone: the first strike was then (R15c).
    case missing(since: Date)
    case unreadable
    case outOfScope
    /// A run may not delete or deactivate this user (R19); field changes are still written.
    case protected([FieldChange])
    case held
    case failed(Problem)
    case imported(Profile)
    case alreadyImported(UserID)

    package var outcome: Outcome {
        switch self {
        case .modified: .modified
        case .unchanged: .unchanged
        case .deleted: .deleted
        case .deactivated: .deactivated
        case .reactivated: .reactivated
        case .restored: .restored
        case .duplicate: .duplicate
        case .invalid: .invalid
        case .missing: .missing
        case .unreadable: .unreadable
        case .outOfScope: .outOfScope
        case .protected: .protected
        case .held: .held
        case .failed: .failed
        case .imported: .imported
        case .alreadyImported: .alreadyImported
        }
    }

    /// The fields that applying the verdict writes.
    package var changes: [FieldChange] {
        switch self {
        case .modified(let changes), .deactivated(_, let changes), .reactivated(let changes),
            .protected(let changes):
            changes
        case .imported(let profile), .restored(let profile):
            profile.fields.compactMap { field in
                profile[field].map { FieldChange(field: field, before: nil, after: $0) }
            }
        case .unchanged, .deleted, .duplicate, .invalid, .missing, .unreadable, .outOfScope, .held, .failed,
            .alreadyImported:
            []
        }
    }
}

/// Why a user is deleted.
package enum DeletionGround: Hashable, Codable, Sendable {
    /// The directory user is gone.
    case gone(Proof)
    /// The account is disabled, and the connection's policy deletes such users.
    case disabledUpstream
    /// The person is in the tenant but not in the connection's scope, and the policy deletes such users.
    case leftScope
    /// The run that made or restored the user is undone.
    case undone(RunID)
}

/// Why a user is deactivated.
package enum DeactivationGround: Hashable, Codable, Sendable {
    case disabledUpstream
    /// The directory user is gone, and the connection's policy keeps such users deactivated.
    case gone(Proof)
    /// The person is in the tenant but not in the connection's scope, and the policy deactivates such users.
    case leftScope
    /// The run that reactivated the user is undone.
    case undone(RunID)
}

/// Two people and one address: who holds it and who wants it (R11).
package struct AddressConflict: Hashable, Codable, Sendable {
    package let field: UniqueField
    /// The address as the person who wants it would write it.
    package let wanted: String
    package let holder: Holder

    package init(field: UniqueField, wanted: String, holder: Holder) {
        self.field = field
        self.wanted = wanted
        self.holder = holder
    }

    /// A field whose value belongs to one user of the organization only.
    package enum UniqueField: String, CaseIterable, Codable, Sendable {
        case username
        case email

        package var mapped: MappedField {
            switch self {
            case .username: .username
            case .email: .email
            }
        }
    }

    /// The person who has the address, or gets it in this run.
    package struct Holder: Hashable, Codable, Sendable {
        /// Nil for a person imported by the same run.
        package let user: UserID?
        /// Nil for a local user.
        package let object: DirectoryObjectID?
        package let name: String
        /// The address as the holder writes it.
        package let value: String

        package init(user: UserID?, object: DirectoryObjectID?, name: String, value: String) {
            self.user = user
            self.object = object
            self.name = name
            self.value = value
        }
    }
}
