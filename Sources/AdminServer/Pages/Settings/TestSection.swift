import DirectoryCore
import DirectoryPorts

/// What a connection test found: each check with its mark, and what the permissions come to.
struct TestSection {
    let section: SettingsPage.Section

    init(_ test: KeptTest, _ connection: Connection, _ viewing: Viewing) {
        let (words, report) = (viewing.words, test.report)
        var section = SettingsPage.Section(
            heading: words.setting(.testResult), lead: words.tested(at: words.moment(test.at).text))
        section.checks = report.steps.map { Self.check($0, words) }
        section.lines = Self.lines(report, connection, words)
        if report.permissions?.missing.isEmpty == false, let consent = Self.consent(connection) {
            section.links = [.init(words.setting(.consent), consent)]
        }
        self.section = section
    }

    /// The checks of a test that is still to be made.
    static func ahead(_ words: any Words) -> [SettingsPage.Check] {
        ConnectionStep.Check.allCases.map { check in
            .init(
                mark: "–", tone: "quiet", label: words.setting(check.text), state: words.standing(.ahead), problem: nil)
        }
    }

    private static func check(_ step: ConnectionStep, _ words: any Words) -> SettingsPage.Check {
        let label = words.setting(step.check.text)
        return switch step.result {
        case .passed: .init(mark: "✓", tone: "good", label: label, state: words.setting(.passed), problem: nil)
        case .failed(let problem):
            .init(
                mark: "✕", tone: "danger", label: label, state: words.setting(.failedWord),
                problem: ProblemView(problem, words))
        case .open: .init(mark: "–", tone: "quiet", label: label, state: words.setting(.openWord), problem: nil)
        }
    }

    private static func lines(_ report: ConnectionReport, _ connection: Connection, _ words: any Words) -> [String] {
        var lines: [String] = []
        if let tenant = report.tenant { lines.append("\(tenant.displayName) (\(tenant.id))") }
        for trial in report.credentials {
            guard let problem = trial.problem,
                let credential = connection.credentials.first(where: { $0.id == trial.credential })
            else { continue }
            lines.append("\(words.credential(credential)): \(words.say(problem.cause)) \(words.say(problem.advice))")
        }
        guard let permissions = report.permissions else { return lines }
        lines += permissions.missing.map(words.missing) + permissions.superfluous.map(words.superfluous)
        if permissions.missing.isEmpty, permissions.superfluous.isEmpty {
            lines.append(words.setting(.permissionsFine))
        }
        return lines
    }

    /// Where an administrator of the tenant consents to the application's permissions; nil in a cloud of the server's
    /// own.
    ///
    /// Source: <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
    private static func consent(_ connection: Connection) -> PageLink? {
        guard let cloud = Cloud.microsoft.first(where: { $0.name == connection.cloud }) else { return nil }
        return .consent(at: cloud.loginHost, tenant: connection.tenant, client: connection.client)
    }
}

extension ConnectionStep.Check {
    fileprivate var text: SettingText {
        switch self {
        case .signInHost: .checkHost
        case .token: .checkToken
        case .tenant: .checkTenant
        case .permissions: .checkPermissions
        case .person: .checkPerson
        }
    }
}
