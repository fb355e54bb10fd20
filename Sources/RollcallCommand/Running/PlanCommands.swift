import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall apply`.
struct ApplyCommand: InstallationCommand {
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

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for text in without where UserID(text) == nil {
            throw ValidationError("--without: \"\(text)\" is no user id.")
        }
    }

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        var (run, hash) = try await plan.plan(in: installation)
        for narrowing in try await narrowings(of: run, in: installation) {
            run = try await installation.engine.narrow(
                run.id, hash: hash, to: narrowing, in: Installation.organization, by: .thisAccount)
            guard let narrowed = run.state.hash else { throw Problem.runNotApplicable(run.id, state: run.state) }
            hash = narrowed
        }
        if case .held = run.state, rest || !without.isEmpty { return try await tell(run, in: installation, console) }
        let applied = try await installation.engine.apply(
            run.id, hash: hash, in: Installation.organization, by: .thisAccount)
        return try await tell(applied, in: installation, console)
    }

    /// What to leave out, one step after the other.
    private func narrowings(of run: Run, in installation: Installation) async throws(Problem) -> [Narrowing] {
        var narrowings: [Narrowing] = []
        if !without.isEmpty { narrowings.append(.leavingOut(try await people(of: run, in: installation))) }
        if rest { narrowings.append(.theRest) }
        return narrowings
    }

    /// Whom `--without` names among the people of the plan.
    private func people(
        of run: Run, in installation: Installation
    ) async throws(Problem) -> Set<DirectoryObjectID> {
        let plan = try await installation.store.plan(of: run.id, in: Installation.organization)
        var people: Set<DirectoryObjectID> = []
        for text in without {
            let subject = plan?.decisions.first { decision in
                decision.subject.user.map { $0 == UserID(text) } ?? false
                    || decision.subject.object == DirectoryObjectID(text)
            }?.subject
            guard let subject else { throw .notFound("decision about \(text) in run \(run.id)") }
            people.insert(subject.object)
        }
        return people
    }
}

/// `rollcall approve`.
struct ApproveCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Say that a held plan may be applied, by you, for 15 minutes.",
        discussion: """
              rollcall runs show 7
              rollcall approve 7 --hash 8b1f22aa
              rollcall apply 7 --hash 8b1f22aa
            """)

    @OptionGroup var plan: PlanOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let (run, hash) = try await plan.plan(in: installation)
        let approval = try await installation.engine.approve(
            run.id, hash: hash, in: Installation.organization, by: .thisAccount)
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
struct RejectCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Give a waiting plan up. No user is changed.",
        discussion: "  rollcall reject 7 --hash 8b1f22aa")

    @OptionGroup var plan: PlanOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let (run, hash) = try await plan.plan(in: installation)
        let rejected = try await installation.engine.reject(
            run.id, hash: hash, in: Installation.organization, by: .thisAccount)
        return try await tell(rejected, in: installation, console)
    }
}

/// `rollcall refresh`.
struct RefreshCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Read the tenant again for the purpose of a waiting plan.",
        discussion: "  rollcall refresh 7")

    @OptionGroup var run: RunOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let old = try await installation.run(run.run)
        let fresh = try await withProgress(in: installation, console) { request in
            try await installation.engine.refresh(old.id, in: Installation.organization, request: request)
        }
        return try await tell(fresh, in: installation, console)
    }
}

private struct ApprovalDocument: Encodable {
    let run: RunID
    let hash: PlanHash
    let by: String
    let at: Date
    let until: Date
}
