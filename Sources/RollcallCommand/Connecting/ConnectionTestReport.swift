import DirectoryCore
import DirectoryPorts

/// What a connection test found, for a person or a script.
struct ConnectionTestReport {
    let report: ConnectionReport
    let connection: Connection

    func show(_ output: OutputOptions, _ console: Console) throws {
        if output.json { return try console.printJSON(TestDocument(report, connection)) }
        for step in report.steps { console.print(line(step)) }
        for trial in report.credentials { if let warning = warning(trial) { console.print(warning) } }
        for permission in report.permissions?.superfluous ?? [] {
            console.print("! \(permission.safeForTerminal) is more than Rollcall needs: take it from the application.")
        }
        if report.problem == nil {
            console.print("Next:  rollcall import --all   or   rollcall directory search NAME")
        }
    }

    private func line(_ step: ConnectionStep) -> String {
        switch step.result {
        case .passed: "✓ \(finding(step.check))"
        case .failed: "✕ \(step.check.question)"
        case .open: "– \(step.check.question)"
        }
    }

    /// What a check that passed has found.
    private func finding(_ check: ConnectionStep.Check) -> String {
        switch check {
        case .signInHost: "The sign-in service answers"
        case .token: "Signed in" + (report.credential.flatMap(label).map { " by \($0)" } ?? "")
        case .tenant:
            "Connected to " + (report.tenant.map { "\($0.displayName.safeForTerminal) (\($0.id))" } ?? "the tenant")
        case .permissions:
            "Permissions granted: "
                + (report.grantedPermissions?.sorted().joined(separator: ", ") ?? "not shown")
                .safeForTerminal
        case .person: "Read one person"
        }
    }

    /// A credential that is not accepted while another one is.
    private func warning(_ trial: CredentialTrial) -> String? {
        guard report.credential != nil, let problem = trial.problem else { return nil }
        let name = label(trial.credential) ?? "credential"
        return "! The \(name) is not accepted: \(problem.cause) \(problem.advice)".safeForTerminal
    }

    private func label(_ id: CredentialID) -> String? { connection.credentials.first { $0.id == id }?.label }
}

extension ConnectionStep.Check {
    /// What is asked.
    fileprivate var question: String {
        switch self {
        case .signInHost: "Reach the sign-in service"
        case .token: "Sign in"
        case .tenant: "The right tenant"
        case .permissions: "Permission to read users"
        case .person: "Read one person"
        }
    }
}

private struct TestDocument: Encodable {
    let tenant: TenantID?
    let displayName: String?
    let permissions: [String]?
    let missing: [String]?
    let superfluous: [String]?
    let steps: [Step]
    let credentials: [Credential]
    let error: Problem?

    struct Step: Encodable {
        let check: ConnectionStep.Check
        let result: String
    }

    struct Credential: Encodable {
        let id: CredentialID
        let label: String?
        let isAccepted: Bool
        let problem: Problem?
    }

    init(_ report: ConnectionReport, _ connection: Connection) {
        tenant = report.tenant?.id
        displayName = report.tenant?.displayName
        permissions = report.grantedPermissions?.sorted()
        missing = report.permissions?.missing
        superfluous = report.permissions?.superfluous
        steps = report.steps.map { Step(check: $0.check, result: $0.result.name) }
        credentials = report.credentials.map { trial in
            Credential(
                id: trial.credential, label: connection.credentials.first { $0.id == trial.credential }?.label,
                isAccepted: trial.problem == nil, problem: trial.problem)
        }
        error = report.problem
    }
}

extension ConnectionStep.Result {
    fileprivate var name: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .open: "open"
        }
    }
}
