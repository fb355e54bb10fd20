import DirectoryCore

/// Which properties of people a request asks for, and how its answer is read: one for each way of asking.
struct AskedProperties: Hashable, Sendable {
    /// `$select`, and `$expand` where the manager is asked for.
    let options: [GraphQuery]
    /// The further properties, in the order in which an answer's tables hold them.
    let further: [FurtherProperty]
    /// Where the further properties stand in an answer, as `rollcall_document_read` wants it.
    let places: String
    /// What it means that an answer does not mention the manager: Graph leaves out whom `$expand` finds none for.
    let missingManager: Property<String>

    private init(
        select names: [String], expand: [GraphQuery] = [], further: [FurtherProperty] = [], managerPlace: String = "",
        missingManager: Property<String> = .absent
    ) {
        options = names.isEmpty ? [] : [.select(names)] + expand
        self.further = further
        places = further.map { $0 == .manager ? managerPlace : $0.place }.joined(separator: "\n")
        self.missingManager = missingManager
    }

    /// A reading in which everything that was selected is shown: a listing, a batch, a direct read.
    ///
    /// Source: <https://learn.microsoft.com/graph/query-parameters#expand-parameter>
    static func inFull(_ selection: PropertySelection) -> AskedProperties {
        AskedProperties(
            select: selection.names,
            expand: selection.includesManager ? [GraphQuery("$expand", "manager($select=id)")] : [],
            further: selection.further.sorted(), managerPlace: "manager/id",
            missingManager: selection.includesManager ? .null : .absent)
    }

    /// A delta, which shows relations as lists of what was added and removed.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/user-delta>
    static func inChanges(_ selection: PropertySelection) -> AskedProperties {
        AskedProperties(
            select: selection.names + (selection.includesManager ? ["manager"] : []),
            further: selection.further.sorted(), managerPlace: "manager@delta")
    }

    /// An advanced query, which nothing can be expanded in: the manager is not asked for.
    ///
    /// Source: <https://learn.microsoft.com/graph/aad-advanced-queries>
    static func inAdvancedQueries(_ selection: PropertySelection) -> AskedProperties {
        AskedProperties(select: selection.names, further: selection.further.filter { $0 != .manager }.sorted())
    }

    /// Whatever comes by itself, of which nothing further is read: errors, deleted items.
    static let nothing = AskedProperties(select: [])
}

extension FurtherProperty {
    fileprivate var place: String { isExtensionAttribute ? "onPremisesExtensionAttributes/\(rawValue)" : rawValue }
}
