import DirectoryCore
import DirectoryPorts

/// What the address of a list of users says: filters, order, page, and which selection is being made.
struct ListState: Hashable, Sendable {
    var search: String?
    /// What single values are searched for.
    var columns: [UserQuery.Column: String] = [:]
    var standing: UserQuery.Standing?
    var source: UserQuery.Source?
    var order = UserQuery.Order.name
    var page = PageRequest()
    var start = UserQuery.Start.page
    /// Under which the server keeps who is chosen.
    var selection: SelectionID?

    /// How many rows a page can have.
    static let sizes = [25, 50, 100, 200]
    /// The names of the parameters.
    static let fields: Set<String> = [
        "q", "name", "username", "email", "status", "source", "sort", "size", "page", "after", "before", "selection",
    ]

    init() {}

    /// - Throws: `invalid-value` naming the parameter that makes no sense.
    init(_ fields: FormFields) throws(Problem) {
        search = try fields.searchText()
        for column in UserQuery.Column.allCases { columns[column] = try fields.searchText(column.rawValue) }
        standing = try Self.choice("status", fields)
        source = try Self.choice("source", fields)
        order = try Self.choice("sort", fields) ?? .name
        page = PageRequest(number: try fields.page().number, size: try Self.size(fields))
        start = try Self.start(fields)
        selection = try fields.value("selection").flatMap(SelectionID.init)
    }

    var isFiltered: Bool { search != nil || isNarrowed }

    /// Whether it is filtered by more than the search text.
    var isNarrowed: Bool { !columns.isEmpty || standing != nil || source != nil }

    /// The same list without any filter.
    var unfiltered: ListState {
        changed { ($0.search, $0.columns, $0.standing, $0.source) = (nil, [:], nil, nil) }
    }

    /// The same list from its beginning, with something else about it.
    func changed(_ change: (inout ListState) -> Void) -> ListState {
        var state = self
        (state.page, state.start) = (PageRequest(size: page.size), .page)
        change(&state)
        return state
    }

    /// The same page, with another selection.
    func selecting(_ selection: SelectionID?) -> ListState {
        var state = self
        state.selection = selection
        return state
    }

    func query(_ view: UserQuery.View) -> UserQuery {
        UserQuery(
            view: view, standing: standing, source: source, text: search, columns: columns, order: order,
            start: start, page: page)
    }

    /// The parameters, without those that say what is so anyway.
    var parameters: [(name: String, value: String?)] {
        let (after, before): (UserID?, UserID?) =
            switch start {
            case .page: (nil, nil)
            case .after(let user): (user, nil)
            case .before(let user): (nil, user)
            }
        let sought = UserQuery.Column.allCases.map { (name: $0.rawValue, value: columns[$0]) }
        return [(name: "q", value: search)] + sought + [
            ("status", standing?.rawValue), ("source", source?.rawValue),
            ("sort", order == .name ? nil : order.rawValue),
            ("size", page.size == PageRequest().size ? nil : String(page.size)),
            ("page", page.number == 1 ? nil : String(page.number)),
            ("after", after?.description), ("before", before?.description), ("selection", selection?.description),
        ]
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ fields: FormFields
    ) throws(Problem) -> Choice? where Choice.RawValue == String {
        guard let text = try fields.value(name), !text.isEmpty else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw .invalid(name, cause: "“\(text)” is no choice for “\(name)”.", advice: "Open the list again.")
        }
        return choice
    }

    private static func size(_ fields: FormFields) throws(Problem) -> Int {
        guard let text = try fields.value("size") else { return PageRequest().size }
        guard let size = Int(text), sizes.contains(size) else {
            throw .invalid("size", cause: "A page cannot have “\(text)” rows.", advice: "Open the list again.")
        }
        return size
    }

    private static func start(_ fields: FormFields) throws(Problem) -> UserQuery.Start {
        if let text = try fields.value("after") { return .after(try user(text, "after")) }
        if let text = try fields.value("before") { return .before(try user(text, "before")) }
        return .page
    }

    private static func user(_ text: String, _ field: String) throws(Problem) -> UserID {
        guard let user = UserID(text) else {
            throw .invalid(field, cause: "“\(text)” is not the id of a user.", advice: "Open the list again.")
        }
        return user
    }
}
