import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport

/// Deeds one after the other, told by a seed: the same seed tells the same history.
struct History {
    private let company: Company
    private var random: SeededRandom
    private var model = Model()
    private(set) var deeds: [String] = []

    init(company: Company, seed: UInt64) {
        self.company = company
        random = SeededRandom(seed: seed)
    }

    /// Lets so many deeds happen, ends all faults, and sees whether everything comes right.
    mutating func run(deeds number: Int) async throws {
        model.watch(company.control)
        try await perform(.importEverybody)
        for _ in 0..<number { try await perform(.random(&random)) }
        try await converge()
    }

    private mutating func perform(_ deed: Deed) async throws {
        deeds.append("\(deed)")
        if deed.isUpstream {
            try company.control.perform(deed, &random)
            model.watch(company.control)
        } else {
            try company.control.spoil(deed, &random)
            try await act(deed)
            try await Invariants(company: company, model: model).check()
        }
    }

    /// Two runs, and a third for whoever needs a second strike; a person approves what the brake holds.
    private mutating func converge() async throws {
        company.control.endAllFaults()
        try await release(try await company.users().filter(\.isHeld))
        try await release(try await company.tombstones().filter(\.isHeld))
        // A first listing may have come from a replica that lagged behind: it is reconciled after an hour.
        for _ in 1...3 { try await synchronizeFinally(after: 3_700) }
        try await Invariants(company: company, model: model).checkConvergence()
        // Who was deleted here without leaving the tenant is met by the next reading of everybody.
        try await synchronizeFinally(after: 8 * 86_400)
        try await Invariants(company: company, model: model).checkConvergence()
        try await Invariants(company: company, model: model).checkReturns()
    }

    private mutating func synchronizeFinally(after seconds: Double) async throws {
        company.clock.wait(seconds)
        deeds.append("finally")
        try await approve(
            try await company.engine.synchronize(.everyone, in: company.organization, request: company.request))
        try await Invariants(company: company, model: model).check()
    }

    private func approve(_ run: Run) async throws {
        guard case .held(let hash, _) = run.state else { return }
        _ = try await company.engine.approve(run.id, hash: hash, in: company.organization, by: Company.ana)
        _ = try await company.engine.apply(run.id, hash: hash, in: company.organization, by: Company.ana)
    }

    private func release(_ users: [User]) async throws {
        guard !users.isEmpty else { return }
        try await company.store.mark(
            users.map(\.id), .released, of: company.organization, at: company.clock.now)
    }
}

extension History {
    /// Does a deed in Rollcall. What the faults of the moment stop has changed nothing; the invariants say so.
    private mutating func act(_ deed: Deed) async throws {
        do {
            try await attempt(deed)
        } catch let problem as Problem {
            deeds.append("(\(problem.code.rawValue))")
            guard problem.code != .storeUnavailable else { throw problem }
        }
    }

    private mutating func attempt(_ deed: Deed) async throws {
        let people = company.control.people.compactMap { DirectoryObjectID($0.id) }
        let users = try await company.users()
        let imported = users.filter { $0.binding != nil }
        switch deed {
        case .importEverybody: try await run(.importing(.everyone))
        case .importSomebody: try await run(.importing(.people(Array(people.shuffled(using: &random).prefix(2)))))
        case .synchronizeEverybody: try await run(.synchronizing(.everyone))
        case .synchronizeSome:
            try await run(.synchronizing(.users(imported.shuffled(using: &random).prefix(3).map(\.id))))
        case .addLocalUser: try await addLocalUser()
        case .hold: try await mark(imported, .held)
        case .release: try await mark(imported.filter(\.isHeld), .released)
        case .undo:
            let hold = Bool.random(using: &random)
            if let run = try await company.latestRun() { try await self.run(.undoing(run.id, hold ? .hold : .follow)) }
        case .restoreHere: try await run(.restoring(try await company.tombstones().prefix(2).map(\.id)))
        case .changeScope: try await changeScope()
        case .changeNewcomers:
            let newcomers = SynchronizationRules.Newcomers.allCases.randomElement(using: &random) ?? .wait
            try await company.change { $0.rules.newcomers = newcomers }
        case .wait: company.clock.wait(Double.random(in: 60...7_200, using: &random))
        case .sleepLong: company.clock.wait(Double.random(in: 1...8, using: &random) * 86_400)
        default: break
        }
    }

    /// A brake is answered by one of the three things that a person can say to it.
    private mutating func run(_ work: RunPurpose.Work) async throws {
        let run = try await company.engine.run(
            RunPurpose(work, then: .apply), in: company.organization, request: company.request)
        if case .undoing = work {
            let deleted = try await company.store.decisions(
                of: run.id, outcome: .deleted, page: PageRequest(size: 1_000), in: company.organization)
            model.undone.formUnion(deleted.rows.map(\.subject.object))
        }
        guard case .held(let hash, _) = run.state else { return }
        try await Invariants(company: company, model: model).check()
        switch Int.random(in: 0...2, using: &random) {
        case 0: try await approve(run)
        case 1:
            _ = try await company.engine.reject(run.id, hash: hash, in: company.organization, by: Company.ana)
        default:
            let rest = try await company.engine.narrow(
                run.id, hash: hash, to: .theRest, in: company.organization, by: Company.ana)
            guard let hash = rest.state.hash else { return }
            _ = try await company.engine.apply(rest.id, hash: hash, in: company.organization, by: Company.ana)
        }
    }

    private mutating func addLocalUser() async throws {
        let mail = company.control.people.compactMap(\.mail).randomElement(using: &random)
        let number = Int.random(in: 1_000...9_999, using: &random)
        let profile = Profile(username: "local\(number)", email: mail ?? "local\(number)@rollcall.example")
        let user = try await company.store.addLocalUser(
            profile, id: UserID(UUID()), to: company.organization, at: company.clock.now)
        model.locals[user.id] = user.profile
    }

    private mutating func mark(_ users: [User], _ mark: UserMark) async throws {
        guard let user = users.randomElement(using: &random) else { return }
        try await company.store.mark([user.id], mark, of: company.organization, at: company.clock.now)
    }

    private mutating func changeScope() async throws {
        let scope: Scope = Bool.random(using: &random) ? .everyone : .matching(try ScopeFilter("not guest"))
        try await company.change { $0.rules.scope = scope }
    }
}
