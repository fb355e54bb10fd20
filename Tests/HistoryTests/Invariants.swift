import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation

/// What must be true after every run, whatever has happened.
struct Invariants {
    let company: Company
    let model: Model

    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private func require(_ condition: Bool, _ sentence: @autoclosure () -> String) throws {
        guard condition else { throw Broken(description: sentence()) }
    }

    func check() async throws {
        let users = try await company.users()
        try checkAddresses(users)
        try checkOrigins(users)
        try await checkDeletions()
        if let run = try await company.latestRun() { try await checkOutcomes(of: run) }
    }

    /// R8.
    private func checkAddresses(_ users: [User]) throws {
        let keys = users.flatMap(\.profile.addressKeys)
        try require(Set(keys).count == keys.count, "two users have one address")
    }

    /// R1: whatever a user has, the tenant once said of this very person; local users are as they were made.
    private func checkOrigins(_ users: [User]) throws {
        for user in users {
            guard let object = user.binding?.object else {
                try require(model.locals[user.id] == user.profile, "the local user \(user.profile.name) was changed")
                continue
            }
            for field in MappedField.standard {
                try require(
                    model.hasSaid(user.profile[field], of: field, about: object),
                    "\(object) has the \(field.label) \(user.profile[field] ?? "nothing"), never said of it")
            }
        }
    }

    /// R14, R15: nobody is gone here who was never gone there, and every deletion names its proof.
    private func checkDeletions() async throws {
        for user in try await company.tombstones() {
            guard let object = user.binding?.object else { continue }
            try require(
                model.everGone.contains(object) || model.undone.contains(object),
                "\(user.profile.name) was deleted and had never left")
        }
    }

    /// R22: the outcomes add up to the rows, and none is left running.
    private func checkOutcomes(of run: Run) async throws {
        try require(run.state.name != "running", "run \(run.id) is left running")
        var rows = 0
        for (outcome, count) in run.counts.listed {
            let page = try await company.store.decisions(
                of: run.id, outcome: outcome, page: PageRequest(size: 1_000), in: company.organization)
            try require(
                page.rows.count == count && page.total == count,
                "run \(run.id): \(count) \(outcome.rawValue), but \(page.rows.count) rows")
            rows += page.rows.count
            for decision in page.rows { try checkProof(of: decision, run) }
        }
        try require(rows == run.selected, "run \(run.id): \(run.selected) selected, \(rows) rows")
    }

    private func checkProof(of decision: Decision, _ run: Run) throws {
        guard case .deleted(let ground) = decision.verdict else { return }
        switch ground {
        case .gone, .undone: break
        case .disabledUpstream, .leftScope: throw Broken(description: "\(decision.name) was deleted without proof")
        }
    }
}

extension Invariants {
    /// Whether everybody is as the tenant says, but for those whose address belongs to another or is wanted by another.
    func checkConvergence() async throws {
        let contest = try await contest()
        let rules = try await company.connection().rules
        for user in contest.users {
            guard let object = user.binding?.object else { continue }
            guard let person = model.truth[object] else {
                throw Broken(description: "\(user.profile.name) has left the tenant and is still here")
            }
            try compare(user, with: person, inScope: rules.scope.includes(person.asRead), contest)
        }
    }

    /// Whether everybody who is in the tenant has come back here.
    func checkReturns() async throws {
        let contest = try await contest()
        let rules = try await company.connection().rules
        for tombstone in try await company.tombstones() {
            guard let object = tombstone.binding?.object, let person = model.truth[object] else { continue }
            try require(
                !rules.scope.includes(person.asRead)
                    || contest.isOver(person.expectedProfile, wantedBy: object),
                "\(tombstone.profile.name) is back in the tenant and not here")
        }
    }

    private func compare(
        _ user: User, with person: TruePerson, inScope: Bool, _ contest: Contest
    ) throws {
        try require(user.isOutOfScope != inScope, "\(user.profile.name) is in scope: \(inScope), and marked otherwise")
        guard inScope else { return }
        let expected = person.expectedProfile
        guard user.profile.changes(to: expected).isEmpty else {
            return try require(
                DirectoryObjectID(person.id).map { contest.isOver(expected, wantedBy: $0) } == true,
                "\(user.profile) is not \(expected), and nobody is in the way")
        }
        let isActive = user.status == .active
        try require(isActive == person.accountEnabled, "\(user.profile.name): enabled \(person.accountEnabled)")
    }

    private func contest() async throws -> Contest {
        let users = try await company.users()
        let ours = Set((users + (try await company.tombstones())).compactMap(\.binding?.object))
        let welcomes = try await company.connection().rules.newcomers == .areImported
        let wishes = model.truth.filter { welcomes || ours.contains($0.key) }.mapValues(\.expectedProfile)
        return Contest(users: users, wishes: wishes)
    }

    /// Who has which address, and who wants which.
    struct Contest {
        let users: [User]
        let wishes: [DirectoryObjectID: Profile]

        /// Whether somebody else has one of the addresses, or wants it too: of two who want it neither may get it, when
        /// the one who comes first is in somebody's way with another wish (R9).
        func isOver(_ profile: Profile, wantedBy object: DirectoryObjectID) -> Bool {
            let keys = profile.addressKeys
            return users.contains { $0.binding?.object != object && !$0.profile.addressKeys.isDisjoint(with: keys) }
                || wishes.contains { $0.key != object && !$0.value.addressKeys.isDisjoint(with: keys) }
        }
    }
}

extension TruePerson {
    /// The person as far as the scopes of these histories look at it.
    fileprivate var asRead: DirectoryUser {
        DirectoryUser(
            id: DirectoryObjectID(id) ?? DirectoryObjectID(UUID()), userPrincipalName: .value(userPrincipalName),
            accountEnabled: .value(accountEnabled), userType: userType.map(Property.value) ?? .null)
    }
}
