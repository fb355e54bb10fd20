import DirectoryCore
import DirectoryPorts

/// What a form asks for that starts a run: about whom, and whether to look first.
struct RunForm<ID: GUIDIdentifier>: Sendable {
    let scope: Scope
    let step: Step
    /// What the list was searched for, and which of its pages was shown: to show the same page again.
    let searchText: String?
    let pageNumber: Int

    enum Scope: Hashable, Sendable {
        /// Those ticked on the page; never none.
        case chosen([ID])
        case matching(String)
        case everyone
    }

    enum Step: String, CaseIterable, Sendable {
        case preview
        case run

        /// What the run does once its plan is made.
        var ending: RunPurpose.Ending { self == .preview ? .preview : .apply }
    }

    /// A form of a list whose selection may reach over several pages: those ticked here join those who were kept.
    ///
    /// - Throws: `invalid-value` naming the field, `nothing-selected` when nobody is chosen.
    init(
        _ fields: FormFields, _ state: ListState, kept: KeptSelection<ID>?, idField: String
    ) throws(Problem) {
        try fields.expectOnly(ListState.fields.union([idField, "shown", "called", "scope", "step"]))
        searchText = state.search
        pageNumber = state.page.number
        step = try Self.step(fields)
        guard let kept, try fields.value("scope") ?? "chosen" == "chosen" else {
            if try fields.value("scope") == "matching", state.isNarrowed { throw Self.narrowed }
            scope = try Self.scope(fields, searchText: searchText, idField: idField)
            return
        }
        let ticks = try SelectionForm<ID>(fields, choice: nil, idField: idField)
        if kept.isEverybody, ticks.shown.count == ticks.ticked.count {
            scope = .everyone
        } else if kept.isEverybody {
            throw .invalid(
                idField, cause: "Everyone is chosen, and some on this page are not ticked.",
                advice: "Keep the ticks first, or tick everybody on the page.")
        } else {
            let chosen = ticks.applied(to: kept) { _ in "" }.members.keys
            scope = .chosen(try Self.chosen(chosen.sorted { $0.description < $1.description }, field: idField))
        }
    }

    /// - Parameter idField: the name of the checkboxes.
    /// - Throws: `invalid-value` naming the field, `nothing-selected` when nobody is ticked.
    init(_ fields: FormFields, idField: String) throws(Problem) {
        try fields.expectOnly([idField, "scope", "step", "q", "page"])
        searchText = try fields.searchText()
        pageNumber = try fields.page().number
        step = try Self.step(fields)
        scope = try Self.scope(fields, searchText: searchText, idField: idField)
    }

    /// The people that were ticked, whatever the scope.
    static func ticked(_ fields: FormFields, idField: String) -> Set<ID> {
        Set(fields.values(idField).compactMap { ID($0) })
    }

    private static var narrowed: Problem {
        .invalid(
            "scope", cause: "“All that match” knows the search text alone, and the list is filtered by more.",
            advice: "Choose all that match with the button below the list.")
    }

    private static func step(_ fields: FormFields) throws(Problem) -> Step {
        guard let text = try fields.value("step"), let step = Step(rawValue: text) else {
            throw .invalid("step", cause: "The form does not say whether to preview or to go ahead.")
        }
        return step
    }

    private static func scope(
        _ fields: FormFields, searchText: String?, idField: String
    ) throws(Problem) -> Scope {
        switch try fields.value("scope") ?? "chosen" {
        case "chosen": return .chosen(try ids(fields.values(idField), field: idField))
        case "everyone": return .everyone
        case "matching":
            guard let searchText else {
                throw .invalid("q", cause: "“All that match” needs a search text, and there is none.")
            }
            return .matching(searchText)
        case let other: throw .invalid("scope", cause: "“\(other)” is not a choice of people.")
        }
    }

    private static func ids(_ texts: [String], field: String) throws(Problem) -> [ID] {
        var seen: Set<ID> = []
        var ids: [ID] = []
        for text in texts {
            guard let id = ID(text) else { throw .invalid(field, cause: "“\(text)” is not the id of a person.") }
            if seen.insert(id).inserted { ids.append(id) }
        }
        return try chosen(ids, field: field)
    }

    private static func chosen(_ ids: [ID], field: String) throws(Problem) -> [ID] {
        guard !ids.isEmpty else {
            throw Problem(
                .nothingSelected, cause: "Nobody is ticked.",
                advice: "Tick at least one person, or choose a wider selection above the list.", field: field)
        }
        return ids
    }
}
