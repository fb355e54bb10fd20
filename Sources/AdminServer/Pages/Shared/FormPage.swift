import DirectoryCore

/// A page that is one form: labels above fields, one button, what went wrong above all of it.
struct FormPage: PageView {
    static let template = Template.form
    let title: String
    let place: Place?
    let crumb: EmptyState.Action?
    let heading: String
    let lead: String?
    let problem: ProblemView?
    /// Where the form is sent; nil for a page without one.
    let form: Form?
    /// Further forms that are a button each.
    let others: [Form]
    /// Other ways on.
    let links: [EmptyState.Action]

    struct Form: Sendable {
        let action: String
        let hidden: [Hidden]
        let fields: [FormField]
        let button: String
    }

    /// A field that goes along unseen.
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    init(
        _ heading: String, lead: String? = nil, at place: Place? = nil, crumb: EmptyState.Action? = nil,
        problem: Problem? = nil, form: Form?, others: [Form] = [], links: [EmptyState.Action] = [], _ words: any Words
    ) {
        title = problem == nil ? heading : words.errorTitle(heading)
        self.heading = heading
        self.lead = lead
        self.place = place
        self.crumb = crumb
        self.problem = problem.map { ProblemView($0, words) }
        self.form = form?.marking(problem, words)
        self.others = others
        self.links = links
    }
}

extension FormPage.Form {
    init(
        to link: PageLink, hidden: [(String, String?)] = [], _ fields: [FormField], button: String
    ) {
        action = link.description
        self.hidden = hidden.compactMap { name, value in value.map { .init(name: name, value: $0) } }
        self.fields = fields
        self.button = button
    }

    /// The same form with the field marked that a problem is about.
    func marking(_ problem: Problem?, _ words: any Words) -> Self {
        guard let problem, let name = problem.field else { return self }
        return Self(
            action: action, hidden: hidden,
            fields: fields.map { $0.name == name ? $0.wrong(words.say(problem.cause)) : $0 }, button: button)
    }
}

/// One field of a form.
struct FormField: Sendable {
    let name: String
    let label: String
    let hint: String?
    let input: Input?
    let choice: Choice?
    let checks: Checks?
    let error: String?

    struct Input: Sendable {
        let type: String
        let value: String
        let autocomplete: String
        let isRequired: Bool
        /// Whether a code is typed: in a fixed font, without help from the keyboard.
        let isCode: Bool
    }

    struct Choice: Sendable {
        let options: [Option]
    }

    struct Checks: Sendable {
        let options: [Option]
    }

    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    private init(
        name: String, label: String, hint: String?, input: Input? = nil, choice: Choice? = nil, checks: Checks? = nil,
        error: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.input = input
        self.choice = choice
        self.checks = checks
        self.error = error
    }

    /// The same field with what was entered; a password is not kept.
    func keeping(_ text: String) -> Self {
        let kept = input.map { input in
            Input(
                type: input.type, value: input.type == "password" ? "" : text, autocomplete: input.autocomplete,
                isRequired: input.isRequired, isCode: input.isCode)
        }
        let chosen = choice.map { choice in
            Choice(options: choice.options.map { Option(value: $0.value, label: $0.label, isChosen: $0.value == text) })
        }
        return Self(name: name, label: label, hint: hint, input: kept, choice: chosen, checks: checks, error: error)
    }

    fileprivate func wrong(_ cause: String) -> Self {
        Self(name: name, label: label, hint: hint, input: input, choice: choice, checks: checks, error: cause)
    }

    /// What a text field is for, which is what browsers and password managers fill it in by.
    enum Purpose: String, Sendable {
        case name
        case email
        case username
        case currentPassword = "current-password"
        case newPassword = "new-password"
        case oneTimeCode = "one-time-code"
        case code = "off"
        case organization
        case other = "on"
        case number
        case date
    }

    enum Need: Sendable {
        case required
        case optional
    }

    static func text(
        _ name: String, _ label: String, _ purpose: Purpose, value: String = "", hint: String? = nil,
        _ need: Need = .required
    ) -> Self {
        let (type, autocomplete): (String, String) =
            switch purpose {
            case .email, .username: ("email", purpose.rawValue)
            case .currentPassword, .newPassword: ("password", purpose.rawValue)
            case .number, .date: (purpose.rawValue, "off")
            default: ("text", purpose.rawValue)
            }
        return Self(
            name: name, label: label, hint: hint,
            input: Input(
                type: type, value: type == "password" ? "" : value, autocomplete: autocomplete,
                isRequired: need == .required, isCode: purpose == .oneTimeCode || purpose == .code))
    }

    /// One of several.
    static func choice(_ name: String, _ label: String, _ options: [Option], hint: String? = nil) -> Self {
        Self(name: name, label: label, hint: hint, choice: Choice(options: options))
    }

    /// Any of several.
    static func checks(_ name: String, _ label: String, _ options: [Option], hint: String? = nil) -> Self {
        Self(name: name, label: label, hint: hint, checks: Checks(options: options))
    }
}
