import DirectoryCore

/// A page of the settings: sections with what is set, and the forms that change it.
struct SettingsPage: PageView {
    static let template = Template.settings
    let title: String
    let place: Place? = .settings
    let heading: String
    let tabs: [Tab]
    /// What has just been done.
    let done: String?
    let refusal: ProblemView?
    let sections: [Section]

    struct Tab: Sendable {
        let label: String
        let link: String
        let isCurrent: Bool
    }

    struct Section: Sendable {
        let heading: String
        /// Its name in addresses; nil when none leads there.
        var anchor: String?
        var lead: String?
        var checks: [Check] = []
        var lines: [String] = []
        var holdings: [Holding] = []
        var links: [EmptyState.Action] = []
        /// Of several forms one is shown; these show the others.
        var ways: [Tab] = []
        var forms: [FormPage.Form] = []
        var pem: PEMForm?
        var buttons: [Button] = []
        var snippets: [Snippet] = []
    }

    /// One check of a connection test.
    struct Check: Sendable {
        let mark: String
        /// A class of the stylesheet.
        let tone: String
        let label: String
        let state: String
        let problem: ProblemView?
    }

    /// A credential that is stored.
    struct Holding: Sendable {
        let label: String
        let facts: String
        /// What the latest test says of it.
        let trial: Badge?
        let download: String?
        let remove: String?
    }

    /// The form that takes a certificate with its key.
    struct PEMForm: Sendable {
        let action: String
    }

    struct Button: Sendable {
        let action: String
        let label: String
        var hidden: [FormPage.Hidden] = []
        var isPrimary = false
    }

    init(
        _ current: SettingsTab, _ sections: [Section], done: String? = nil, problem: Problem? = nil,
        _ viewing: Viewing
    ) {
        let words = viewing.words
        heading = words.label(.settings)
        let name = "\(words.setting(current.text)) · \(heading)"
        title = problem == nil ? name : words.errorTitle(name)
        let own = SettingsTab.allCases.map { tab in
            Tab(
                label: words.setting(tab.text), link: viewing.link(tab.path).description, isCurrent: tab == current)
        }
        let organization = Tab(
            label: words.setting(.tabOrganization), link: viewing.link("/settings/organization").description,
            isCurrent: false)
        tabs = own + (viewing.may(.changeSettings) ? [organization] : [])
        self.done = done
        refusal = problem.map { ProblemView($0, words) }
        self.sections = sections.map { viewing.may(current.action) ? $0.marking(problem, words) : $0.withoutForms }
    }
}

extension SettingsPage.Section {
    /// The same section for whoever may only look.
    fileprivate var withoutForms: Self {
        var section = self
        (section.forms, section.buttons, section.pem, section.snippets) = ([], [], nil, [])
        section.holdings = holdings.map {
            .init(label: $0.label, facts: $0.facts, trial: $0.trial, download: nil, remove: nil)
        }
        return section
    }

    /// The same section with the field marked that a problem is about.
    func marking(_ problem: Problem?, _ words: any Words) -> Self {
        var section = self
        section.forms = forms.map { $0.marking(problem, words) }
        return section
    }
}

/// The pages of the settings.
enum SettingsTab: String, CaseIterable, Sendable {
    case connection
    case people
    case safety
    case schedule

    /// Within the organization.
    var path: String { "/settings/\(rawValue)" }

    /// What changing something there needs.
    var action: Action {
        switch self {
        case .connection: .changeCredential
        case .people, .safety: .changeSettings
        case .schedule: .changeSchedule
        }
    }

    var text: SettingText {
        switch self {
        case .connection: .tabConnection
        case .people: .tabPeople
        case .safety: .tabSafety
        case .schedule: .tabSchedule
        }
    }
}
