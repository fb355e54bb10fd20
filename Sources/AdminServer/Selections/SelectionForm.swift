import DirectoryCore

/// The ticks of one page of a list, as its form sends them.
struct SelectionForm<ID: GUIDIdentifier>: Sendable {
    /// Whom the page listed; whoever of them is not ticked is not chosen any more.
    let shown: [ID]
    let ticked: [ID]
    /// Who is taken out, ticked or not.
    let out: [ID]
    let choice: Choice

    /// What a button says beside the ticks.
    enum Choice: String, CaseIterable, Sendable {
        case ticks
        case all
        case none
    }

    /// - Throws: `invalid-value` naming the field.
    init(_ fields: FormFields, choice: String?, idField: String) throws(Problem) {
        shown = try Self.ids(fields, "shown")
        ticked = try Self.ids(fields, idField)
        out = try Self.ids(fields, "out")
        guard let choice = Choice(rawValue: choice ?? "ticks") else {
            throw .invalid("choose", cause: "“\(choice ?? "")” is not a way to choose people.")
        }
        self.choice = choice
    }

    /// The selection after these ticks.
    ///
    /// - Parameter name: what to call somebody who is chosen.
    func applied(to selection: KeptSelection<ID>, calling name: (ID) -> String) -> KeptSelection<ID> {
        var selection = selection
        for id in shown { selection.members[id] = nil }
        for id in ticked { selection.members[id] = name(id) }
        for id in out { selection.members[id] = nil }
        return selection
    }

    private static func ids(_ fields: FormFields, _ name: String) throws(Problem) -> [ID] {
        var ids: [ID] = []
        for text in fields.values(name) {
            guard let id = ID(text) else { throw .invalid(name, cause: "“\(text)” is not the id of a person.") }
            ids.append(id)
        }
        return ids
    }
}
