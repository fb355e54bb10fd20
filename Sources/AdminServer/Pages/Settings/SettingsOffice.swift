import DirectoryCore
import DirectoryPorts
import Hummingbird

/// What all pages of the settings do alike: show the connection, change something, and say what came of it.
struct SettingsOffice: Sendable {
    let site: Site
    let tab: SettingsTab
    /// What stands on the page, by the connection; nil while none is made.
    let sections: @Sendable (Connection?, Visit) async throws -> [SettingsPage.Section]

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let isSaved = try visit.query().value("saved") != nil
        return try await page(visit, done: isSaved ? visit.viewing.words.setting(.saved) : nil)
    }

    /// Changes something by a form. What was wrong is shown where it was entered.
    func change(
        _ visit: Visit, fields names: Set<String>,
        _ change: (FormFields) async throws(Problem) -> Void
    ) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(names)
        do {
            try await change(fields)
            return .redirect(to: visit.viewing.link(tab.path, [("saved", "yes")]))
        } catch {
            return try await page(visit, entered: fields, problem: error)
        }
    }

    /// - Parameter entered: what is kept in the forms after it was refused.
    func page(
        _ visit: Visit, done: String? = nil, entered: FormFields? = nil, problem: Problem? = nil
    ) async throws -> Response {
        let connection = try await site.store.connection(of: visit.organization.id)
        let sections = try await sections(connection, visit).map { $0.keeping(entered) }
        return try await site.response(
            SettingsPage(tab, sections, done: done, problem: problem, visit.viewing), for: visit,
            status: problem?.code.status ?? .ok)
    }
}

extension SettingsPage.Section {
    /// The same section with what was entered, secrets left out.
    func keeping(_ entered: FormFields?) -> Self {
        guard let entered else { return self }
        var section = self
        section.forms = forms.map { $0.keeping(entered) }
        return section
    }
}

extension FormPage.Form {
    fileprivate func keeping(_ entered: FormFields) -> Self {
        Self(
            action: action, hidden: hidden,
            fields: fields.map { field in
                guard let text = entered.values(field.name).first else { return field }
                return field.keeping(text)
            }, button: button)
    }
}

extension Problem {
    /// The same problem, told of the field in which it was entered.
    func about(_ field: String) -> Problem {
        Problem(code, cause: cause, effect: effect, advice: advice, field: field, trace: trace)
    }
}
