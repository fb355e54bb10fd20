import DirectoryPorts

/// What stands above a list of users: views as tabs, the search with its filters, and what is filtered by.
struct FilterBar: Sendable {
    let search: String?
    let searchLabel: String
    /// Where the form is sent, which is the list itself.
    let action: String
    /// A field for each value that can be searched by itself.
    let columns: [Column]
    /// Whether one of them is in use.
    let searchesColumns: Bool
    let tabs: [Tab]
    let standings: [Choice]
    let sources: [Choice]
    let sizes: [Choice]
    /// Kept beside the fields of the form.
    let kept: [Field]
    let chips: Chips?

    struct Tab: Sendable {
        let label: String
        let link: String
        let isCurrent: Bool
    }

    struct Column: Sendable {
        let name: String
        let label: String
        let text: String?
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct Field: Sendable {
        let name: String
        let value: String
    }

    /// What narrows the list, each to be taken away.
    struct Chips: Sendable {
        let list: [Chip]
        let clear: String
    }

    struct Chip: Sendable {
        let label: String
        let remove: String
        let link: String
    }

    private static let views: [UserQuery.Standing?] = [nil, .attention, .duplicate, .missing, .never]

    /// - Parameters:
    ///   - withSources: the places that users of this list can come from; none when there is only one.
    ///   - link: the address of a state of the list.
    init(
        _ state: ListState, sources choices: [UserQuery.Source], path: String, _ viewing: Viewing,
        link: (ListState) -> PageLink
    ) {
        let words = viewing.words
        search = state.search
        searchLabel = words.searchUsers
        action = viewing.link(path).description
        columns = UserQuery.Column.allCases.map {
            Column(name: $0.rawValue, label: words.contains($0), text: state.columns[$0])
        }
        searchesColumns = !state.columns.isEmpty
        tabs = Self.views.map { view in
            Tab(
                label: view.map(words.view) ?? words.everybody,
                link: link(state.changed { $0.standing = view }).description, isCurrent: state.standing == view)
        }
        standings =
            [Choice(value: "", label: words.anyStanding, isChosen: state.standing == nil)]
            + UserQuery.Standing.allCases.map {
                Choice(value: $0.rawValue, label: words.view($0), isChosen: state.standing == $0)
            }
        sources =
            choices.isEmpty
            ? []
            : [Choice(value: "", label: words.anySource, isChosen: state.source == nil)]
                + choices.map {
                    Choice(value: $0.rawValue, label: words.source($0), isChosen: state.source == $0)
                }
        sizes = ListState.sizes.map {
            Choice(value: String($0), label: words.rows($0), isChosen: state.page.size == $0)
        }
        kept = [
            ("sort", state.order == .name ? nil : state.order.rawValue), ("selection", state.selection?.description),
        ]
        .compactMap { name, value in value.map { Field(name: name, value: $0) } }
        chips = Self.chips(state, words, link: link)
    }

    private static func chips(_ state: ListState, _ words: any Words, link: (ListState) -> PageLink) -> Chips? {
        guard state.isFiltered else { return nil }
        var chips: [Chip] = []
        func add(_ label: String, _ change: (inout ListState) -> Void) {
            chips.append(
                Chip(label: label, remove: words.remove(label), link: link(state.changed(change)).description))
        }
        if let text = state.search { add(words.searched(text)) { $0.search = nil } }
        for column in UserQuery.Column.allCases {
            guard let text = state.columns[column] else { continue }
            add(words.searched(text, in: column)) { $0.columns[column] = nil }
        }
        if let standing = state.standing { add(words.view(standing)) { $0.standing = nil } }
        if let source = state.source { add(words.source(source)) { $0.source = nil } }
        return Chips(list: chips, clear: link(state.unfiltered).description)
    }
}

extension Words {
    /// What the filters of a list are called.
    func filters(of state: ListState) -> [String] {
        [state.search.map(searched)].compactMap(\.self)
            + UserQuery.Column.allCases.compactMap { column in
                state.columns[column].map { searched($0, in: column) }
            }
            + [state.standing.map(filter), state.source.map(filter)].compactMap(\.self)
    }
}

/// The head of a column by which a list can be ordered.
struct SortHead: Sendable {
    let label: String
    let link: String
    /// For `aria-sort`: `ascending`, `descending`; nil while the list is ordered by something else.
    let direction: String?

    init(_ label: String, _ order: UserQuery.Order, _ state: ListState, link: (ListState) -> PageLink) {
        let reversed = UserQuery.Order(rawValue: "-\(order.rawValue)") ?? order
        self.label = label
        self.link = link(state.changed { $0.order = state.order == order ? reversed : order }).description
        direction = state.order == order ? "ascending" : state.order == reversed ? "descending" : nil
    }
}
