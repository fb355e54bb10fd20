package import DirectoryCore
import DirectoryPorts
package import Foundation
import TestSupport
package import Testing

extension Profile {
    /// A person whose username is the address.
    package init(_ first: String, _ last: String?, _ email: String, phone: String? = nil) {
        self.init(username: email, firstName: first, lastName: last, email: email, phone: phone)
    }

    package static let ana = Profile("Ana", "Lima", "ana@contoso.example", phone: "+351 21 000 0001")
    package static let bo = Profile("Bo", "Nilsen", "bo@contoso.example")
    package static let chen = Profile("Chen", "Wei", "chen@contoso.example")
    package static let dara = Profile("Dara", "Ó Briain", "dara@contoso.example")

    /// Some person, different for every number.
    package static func extra(_ number: UInt64) -> Profile {
        Profile("Person", "\(number)", "person\(number)@contoso.example")
    }

    /// The profile with another email, and the username to go with it.
    package func with(email: String) -> Profile {
        var profile = self
        profile.username = email
        profile.email = email
        return profile
    }

    package func with(phone: String?) -> Profile {
        var profile = self
        profile.phone = phone
        return profile
    }
}

extension Date {
    package static let noon = Fixture.morning.addingTimeInterval(3 * 3_600)
    package static let evening = Fixture.morning.addingTimeInterval(9 * 3_600)
    package static let tomorrow = Fixture.morning.addingTimeInterval(24 * 3_600)
}

extension Decision {
    package static func importing(_ number: UInt64, _ profile: Profile) -> Decision {
        Decision(subject: .person(Fixture.object(number)), name: profile.name, verdict: .imported(profile))
    }

    /// A decision about an imported user as it is now.
    package static func about(
        _ user: User, _ verdict: Verdict, access: AccessChange = .keep
    ) -> Decision {
        let object = user.binding?.object ?? Fixture.object(0)
        return Decision(
            subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
            verdict: verdict, access: access)
    }

    /// The user gets this profile.
    package static func giving(_ user: User, _ profile: Profile) -> Decision {
        about(user, .modified(user.profile.changes(to: profile)))
    }

    package static func deleting(_ user: User) -> Decision {
        about(user, .deleted(.gone(.inDeletedItems(deletedAt: nil, .fixture))))
    }

    /// The user wants an address of somebody else.
    package static func refusing(_ user: User, _ conflicts: AddressConflict...) -> Decision {
        about(user, .duplicate(conflicts))
    }
}

extension Proof.Observation {
    package static let fixture = Proof.Observation(at: .noon, status: 200, requestID: "req-1")
}

extension AddressConflict {
    /// The address belongs to this user.
    package static func over(_ field: UniqueField = .email, _ wanted: String, heldBy user: User) -> AddressConflict {
        AddressConflict(
            field: field, wanted: wanted,
            holder: Holder(
                user: user.id, object: user.binding?.object, name: user.profile.name,
                value: user.profile[field.mapped] ?? ""))
    }
}

extension Connection {
    package static func fixture(
        _ id: ConnectionID = Fixture.connection, of organization: OrganizationID = Fixture.contoso,
        tenant: TenantReference = .domain("contoso.example")
    ) -> Connection {
        Connection(
            id: id, organization: organization, cloud: .global, tenant: tenant,
            client: ClientID(Fixture.uuid(0xC11E)), credentials: [.secret(Array("sealed".utf8))],
            createdAt: Fixture.morning)
    }
}

extension RunPurpose {
    package static let everyone = RunPurpose(.synchronizing(.everyone), then: .apply)

    /// Some purpose of this kind.
    package static func some(_ kind: RunKind) -> RunPurpose {
        switch kind {
        case .synchronization: RunPurpose(.synchronizing(.everyone), then: .preview)
        case .importing: RunPurpose(.importing(.everyone), then: .preview)
        case .undo: RunPurpose(.undoing(RunID(1), .follow), then: .preview)
        case .restoration: RunPurpose(.restoring([Fixture.userID(1)]), then: .preview)
        }
    }
}

extension ReadingFacts {
    /// Nil for a plan that is made from what is known.
    package static func fixture(_ plan: Plan) -> ReadingFacts? {
        guard plan.kind.readsTenant else { return nil }
        return ReadingFacts(
            way: .full, reason: plan.kind == .importing ? .importing : .noCheckpoint, people: plan.decisions.count,
            candidates: 0)
    }
}

extension Checkpoint {
    package static func fixture(_ name: String, at date: Date = .noon, recheck: [UInt64] = []) -> Checkpoint {
        Checkpoint(
            cursor: SealedSecret(bytes: Array("cursor \(name)".utf8)), fingerprint: "settings \(name)", takenAt: date,
            fullReadingAt: date.addingTimeInterval(-60), recheck: recheck.map(Fixture.object))
    }
}

extension Problem {
    package static let fixture = Problem(
        .upstreamRefused, cause: "Graph refused.", advice: "Try again.", field: "user",
        trace: Trace(status: 503, code: "ServiceUnavailable", requestID: "req-2"))
}

/// Runs what must be refused.
///
/// - Returns: the problem, for more to be said about it.
@discardableResult
package func expectProblem(
    _ code: Problem.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async -> Problem? {
    let problem = await #expect(throws: Problem.self, sourceLocation: sourceLocation) { try await body() }
    #expect(problem?.code == code, sourceLocation: sourceLocation)
    return problem
}
