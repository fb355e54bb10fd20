import DirectoryCore

/// A page that lists who or what there is, with buttons on each.
struct RosterPage: PageView {
    static let template = Template.roster
    let title: String
    let place: Place?
    let lead: String?
    /// What can be begun from here.
    let actions: [EmptyState.Action]
    let sections: [Section]

    struct Section: Sendable {
        let heading: String
        let rows: [Row]
        /// What is said when there are none.
        let none: String?

        init(_ heading: String, _ rows: [Row], none: String) {
            self.heading = heading
            self.rows = rows
            self.none = rows.isEmpty ? none : nil
        }
    }

    struct Row: Sendable {
        let name: String
        /// Nil for what has no page of its own.
        let link: String?
        let facts: [String]
        let badges: [Badge]
        let buttons: [Button]

        init(
            _ name: String, link: PageLink? = nil, facts: [String] = [], badges: [Badge] = [], buttons: [Button] = []
        ) {
            self.name = name
            self.link = link?.description
            self.facts = facts
            self.badges = badges
            self.buttons = buttons
        }
    }

    /// A form of one button, perhaps with something to choose before it.
    struct Button: Sendable {
        let action: String
        let label: String
        /// With the name, for whoever does not see the row.
        let fullLabel: String
        let choice: Choice?

        init(_ link: PageLink, _ label: String, of name: String, choice: Choice? = nil) {
            action = link.description
            self.label = label
            fullLabel = "\(label): \(name)"
            self.choice = choice
        }
    }

    struct Choice: Sendable {
        let field: String
        let label: String
        let options: [FormField.Option]
    }

    init(
        _ title: String, lead: String? = nil, at place: Place? = nil, actions: [EmptyState.Action] = [],
        _ sections: [Section]
    ) {
        self.title = title
        self.lead = lead
        self.place = place
        self.actions = actions
        self.sections = sections
    }
}

/// Something that is shown once and never again: a code, a token, codes for a piece of paper.
struct OncePage: PageView {
    static let template = Template.once
    let title: String
    let place: Place?
    let lead: String
    let secrets: [String]
    /// A link that holds the code behind a number sign, which browsers never send to a server.
    let address: String?
    let onward: EmptyState.Action

    init(
        _ title: String, lead: String, at place: Place? = nil, _ secrets: [Secret], address: String? = nil,
        onward: EmptyState.Action
    ) {
        self.title = title
        self.lead = lead
        self.place = place
        self.secrets = secrets.map { $0.reveal() }
        self.address = address
        self.onward = onward
    }
}
