import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/settings/connection/steps`: connects a tenant in four steps. Each is saved when it is left, so that whoever comes
/// back goes on where they were.
struct StepsDesk: Sendable {
    let site: Site

    /// Leads to the first step that is not done.
    @Sendable func resume(_ visit: Visit) async throws -> Response {
        let progress = try await situation(visit).progress
        return .redirect(to: visit.viewing.link(progress.open?.path ?? ConnectStep.end))
    }

    func show(_ step: ConnectStep) -> @Sendable (Visit) async throws -> Response {
        { visit in try await page(step, visit) }
    }

    @Sendable func saveTenant(_ visit: Visit) async throws -> Response {
        try await save(.tenant, visit, fields: ConnectionForm.tenantFields) { fields throws(Problem) in
            try await site.connecting.connect(
                try fields.connectionSettings(), with: nil, in: visit.organization.id, by: visit.requester)
            return .credential
        }
    }

    /// A certificate that is made here is downloaded before anything can be tested; everything else is ready.
    @Sendable func saveCredential(_ visit: Visit) async throws -> Response {
        try await save(.credential, visit, fields: ConnectionForm.credentialFields) { fields throws(Problem) in
            let entry = try fields.credentialEntry()
            try await site.connecting.add(entry, in: visit.organization.id, by: visit.requester)
            if case .newCertificate = entry { return .credential }
            return .test
        }
    }

    @Sendable func removeCredential(_ visit: Visit) async throws -> Response {
        let id = try visit.credentialID()
        return try await save(.credential, visit, fields: []) { _ throws(Problem) in
            try await site.connecting.remove(id, in: visit.organization.id, by: visit.requester)
            return .credential
        }
    }

    @Sendable func test(_ visit: Visit) async throws -> Response {
        try await save(.test, visit, fields: []) { _ throws(Problem) in
            try await site.test(for: visit)
            return .test
        }
    }

    @Sendable func saveScope(_ visit: Visit) async throws -> Response {
        try await save(.scope, visit, fields: ScopeStep.fields) { fields throws(Problem) in
            guard let connection = try await site.store.connection(of: visit.organization.id) else {
                throw .notConnected
            }
            let step = ScopeStep(connection, isNew: false, visit.viewing)
            let change = try step.change(fields)
            do throws(Problem) {
                try await site.connecting.change(change.settings, in: visit.organization.id, by: visit.requester)
            } catch {
                throw error.aboutScope
            }
            if let schedule = change.schedule {
                try await site.connecting.schedule(schedule.entry, in: visit.organization.id, by: visit.requester)
            }
            return nil
        }
    }

    @Sendable func done(_ visit: Visit) async throws -> Response {
        let situation = try await situation(visit)
        guard let connection = situation.connection, situation.progress.reaches(.scope) else {
            return try await resume(visit)
        }
        let cadence = try await site.cadence(of: connection)
        let page = ConnectedPage(connection, isTested: situation.progress.isDone(.test), cadence, visit.viewing)
        return try await site.response(page, for: visit)
    }

    // MARK: Work

    /// What the steps build on.
    private struct Situation {
        let connection: Connection?
        let test: KeptTest?
        let progress: ConnectProgress
    }

    private func situation(_ visit: Visit) async throws(Problem) -> Situation {
        let connection = try await site.store.connection(of: visit.organization.id)
        let test = await site.test(of: connection)
        let runs = try await site.store.runs(of: visit.organization.id, limit: 1, before: nil)
        return Situation(
            connection: connection, test: test,
            progress: ConnectProgress(connection, test: test, hasRun: !runs.isEmpty))
    }

    /// Saves a step by its form and leads on. What was wrong is shown where it was entered.
    ///
    /// - Parameter save: the step that comes then; nil after the last.
    private func save(
        _ step: ConnectStep, _ visit: Visit, fields names: Set<String>,
        _ save: (FormFields) async throws(Problem) -> ConnectStep?
    ) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(names)
        do {
            return .redirect(to: visit.viewing.link(try await save(fields)?.path ?? ConnectStep.end))
        } catch {
            return try await page(step, visit, entered: fields, problem: error)
        }
    }

    private func page(
        _ step: ConnectStep, _ visit: Visit, entered: FormFields? = nil, problem: Problem? = nil
    ) async throws -> Response {
        let situation = try await situation(visit)
        guard situation.progress.reaches(step) else { return try await resume(visit) }
        let way = try entered?.credentialWay() ?? visit.query().credentialWay()
        let sections = sections(of: step, way, situation, visit.viewing)
            .map { $0.keeping(entered).marking(problem, visit.viewing.words) }
        let page = StepPage(step, situation.progress, sections, problem: problem, visit.viewing)
        return try await site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }

    private func sections(
        of step: ConnectStep, _ way: CredentialWay?, _ situation: Situation, _ viewing: Viewing
    ) -> [SettingsPage.Section] {
        let forms = ConnectionSections(connecting: site.connecting, home: .steps, viewing: viewing)
        guard let connection = situation.connection else { return [forms.tenant(nil)] }
        switch step {
        case .tenant: return [forms.tenant(connection)]
        case .credential: return [forms.credential(connection, by: way, situation.test)]
        case .test: return forms.test(connection, situation.test)
        case .scope:
            return [ScopeStep(connection, isNew: !situation.progress.isDone(.scope), viewing).section]
        }
    }
}
