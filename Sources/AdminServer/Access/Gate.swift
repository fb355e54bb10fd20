import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Lets a request through to what answers it, or says what is to be done first. Every route is behind it.
struct Gate: Sendable {
    let site: Site

    // MARK: What each kind of route asks

    func person(
        _ proof: Access.Proof, _ request: Request, _ context: AdminContext
    ) throws(Turn) -> SignedInPerson {
        let person = try signedIn(context)
        if proof == .fresh { try requireProof(of: person) }
        return person
    }

    func account(
        _ proof: Access.Proof, _ request: Request, _ context: AdminContext
    ) throws(Turn) -> SignedInPerson {
        let person = try self.person(.whenever, request, context)
        try requireSecondFactor(of: person)
        if proof == .fresh { try requireProof(of: person) }
        return person
    }

    func administrator(
        _ action: ServerAction, _ request: Request, _ context: AdminContext
    ) throws(Turn) -> SignedInPerson {
        let person = try account(.whenever, request, context)
        guard person.account.isServerAdministrator else { throw .forbidden(.notServerAdministrator) }
        if Permissions.needsProof(action) { try requireProof(of: person) }
        return person
    }

    /// Who asks, in the organization that the address names.
    func caller(
        _ action: Action, _ audience: Audience, _ request: Request, _ context: AdminContext
    ) async throws -> (Organization, Caller) {
        if case .program(let token) = context.asker, audience == .peopleAndPrograms {
            return try await program(token, action, request)
        }
        let person = try signedIn(context)
        guard let place = context.place, let caller = person.caller(in: place.organization.handle) else {
            throw Refusal.noSuchPage
        }
        try requireSecondFactor(of: person)
        do throws(Problem) {
            try caller.require(action, at: site.now())
        } catch {
            throw try await turn(error, in: place.organization)
        }
        return (place.organization, caller)
    }

    // MARK: Reasons to turn somebody away

    private func signedIn(_ context: AdminContext) throws(Turn) -> SignedInPerson {
        switch context.asker {
        case .person(let person): return person
        case .nobody: throw .nobody
        case .program: throw .program
        }
    }

    private func requireSecondFactor(of person: SignedInPerson) throws(Turn) {
        guard !person.needsSecondFactor else { throw .secondFactorMissing }
    }

    private func requireProof(of person: SignedInPerson) throws(Turn) {
        guard SessionLife.isFresh(proof: person.session.provenAt, at: site.now()) else { throw .proofMissing }
    }

    private func program(
        _ token: Secret, _ action: Action, _ request: Request
    ) async throws -> (Organization, Caller) {
        guard let caller = try await site.doors.caller(token) else { throw Turn.tokenUnknown }
        let organization = try await site.office.organizations().first { $0.id == caller.organization }
        guard let organization,
            organization.handle.description == OrganizationAddress.handle(in: request.uri.path)
        else { throw Refusal.noSuchPage }
        try caller.require(action, at: site.now())
        return (organization, caller)
    }

    /// Tells whoever may not whom to ask.
    private func turn(_ problem: Problem, in organization: Organization) async throws(Problem) -> Turn {
        guard problem.code == .notPermitted else { return .proofMissing }
        return .forbidden(problem, owners: try await site.owners(of: organization.id))
    }
}

/// Why somebody is not let through, and what is to be done first.
enum Turn: Error, Sendable {
    case nobody
    case proofMissing
    case secondFactorMissing
    case forbidden(Problem, owners: [String] = [])
    /// A token, where only people are served.
    case program
    /// A token that nobody holds.
    case tokenUnknown
}
