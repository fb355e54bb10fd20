import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall apply`.
struct ApplyCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Apply exactly the plan that was shown.",
        discussion: """
              rollcall apply 7 --hash 8b1f22aa
              rollcall apply 7 --hash 8b1f22aa --rest
              rollcall apply 7 --hash 8b1f22aa --without USER-ID

            --rest and --without make a plan without those people first, from the
            same reading, and apply that.
            """)

    @OptionGroup var plan: PlanOptions

    @Flag(help: "Leave out everybody whom the brake holds the plan for.")
    var rest = false

    @Option(help: "Leave out this user, or this person by object id. Repeat it for several.")
    var without: [String] = []

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for text in without where UserID(text) == nil {
            throw ValidationError("--without: \"\(text)\" is no user id.")
        }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        var (run, hash) = try await plan.plan(in: place)
        for narrowing in try await narrowings(of: run, in: place) {
            run = try await place.engine.narrow(
                run.id, hash: hash, to: narrowing, in: place.organization, by: .thisAccount)
            guard let narrowed = run.state.hash else { throw Problem.runNotApplicable(run.id, state: run.state) }
            hash = narrowed
        }
        if case .held = run.state, rest || !without.isEmpty { return try await tell(run, in: place, console) }
        let applied = try await place.engine.apply(
            run.id, hash: hash, in: place.organization, by: .thisAccount)
        return try await tell(applied, in: place, console)
    }

    /// What to leave out, one step after the other.
    private func narrowings(of run: Run, in place: Workplace) async throws(Problem) -> [Narrowing] {
        var narrowings: [Narrowing] = []
        if !without.isEmpty { narrowings.append(.leavingOut(try await people(of: run, in: place))) }
        if rest { narrowings.append(.theRest) }
        return narrowings
    }

    /// Whom `--without` names among the people of the plan.
    private func people(
        of run: Run, in place: Workplace
    ) async throws(Problem) -> Set<DirectoryObjectID> {
        let plan = try await place.store.plan(of: run.id, in: place.organization)
        var people: Set<DirectoryObjectID> = []
        for text in without {
            let subject = plan?.decisions.first { decision in
                decision.subject.user.map { $0 == UserID(text) } ?? false
                    || decision.subject.object == DirectoryObjectID(text)
            }?.subject
            guard let subject else { throw .notFound("There is no decision about \(text) in run \(run.id) here.") }
            people.insert(subject.object)
        }
        return people
    }
}

/// `rollcall approve`.
struct ApproveCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Say that a held plan may be applied, by you, for 15 minutes.",
        discussion: """
              rollcall runs show 7
              rollcall approve 7 --hash 8b1f22aa
              rollcall apply 7 --hash 8b1f22aa
            """)

    @OptionGroup var plan: PlanOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let (run, hash) = try await plan.plan(in: place)
        let approval = try await place.engine.approve(
            run.id, hash: hash, in: place.organization, by: .thisAccount)
        let until = approval.at.addingTimeInterval(Approval.life)
        if output.json {
            try console.printJSON(
                ApprovalDocument(
                    run: run.id, hash: approval.hash, by: approval.by.description, at: approval.at, until: until))
        } else {
            console.print("Approved until \(until.short), for you and for exactly this plan.")
            console.print("Apply it with:  rollcall apply \(run.id) --hash \(hash.short)")
        }
        return .success
    }
}

/// `rollcall reject`.
struct RejectCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Give a waiting plan up. No user is changed.",
        discussion: "  rollcall reject 7 --hash 8b1f22aa")

    @OptionGroup var plan: PlanOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let (run, hash) = try await plan.plan(in: place)
        let rejected = try await place.engine.reject(
            run.id, hash: hash, in: place.organization, by: .thisAccount)
        return try await tell(rejected, in: place, console)
    }
}

/// `rollcall refresh`.
struct RefreshCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Read the tenant again for the purpose of a waiting plan.",
        discussion: "  rollcall refresh 7")

    @OptionGroup var run: RunOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let old = try await place.run(run.run)
        let fresh = try await withProgress(in: place, console) { request in
            try await place.engine.refresh(old.id, in: place.organization, request: request)
        }
        return try await tell(fresh, in: place, console)
    }
}

private struct ApprovalDocument: Encodable {
    let run: RunID
    let hash: PlanHash
    let by: String
    let at: Date
    let until: Date
}
