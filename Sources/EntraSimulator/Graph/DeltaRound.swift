/// The common part of `/users/delta` and `/groups/delta`: reads the token, pages, and writes the envelope
/// (https://learn.microsoft.com/graph/delta-query-overview).
struct DeltaRound {
    let call: GraphCall
    let schema: Schema
    let setName: String
    let token: DeltaToken
    let selection: Selection?
    /// Only changed properties were asked for.
    let isMinimal: Bool

    /// One line of a page: an object with its members, or a tombstone.
    typealias Item = (inout JSONWriter) -> Void

    private static let mostFilteredIDs = 50

    init(call: GraphCall, schema: Schema, setName: String, latest: Int) throws(GraphError) {
        try call.require("GET")
        self.call = call
        self.schema = schema
        self.setName = setName
        let options = try DeltaOptions(call.request)
        if let text = options.token {
            token = try Self.open(text, call: call)
        } else {
            token = DeltaToken(
                phase: options.wantsLatest ? .settled(at: latest) : .full(position: 0, since: latest),
                selection: options.select, ids: try Self.ids(options.filter, schema: schema), issuedAt: call.now,
                epoch: call.epochs.deltas)
        }
        isLatestRequest = options.wantsLatest
        if let text = token.selection {
            selection = try Selection(text, schema: schema)
        } else {
            selection = nil
        }
        isMinimal = call.request.headers["prefer"]?.lowercased().contains("return=minimal") == true
    }

    /// `$deltatoken=latest`: nothing but a link from now on.
    let isLatestRequest: Bool

    private static func open(_ text: String, call: GraphCall) throws(GraphError) -> DeltaToken {
        guard let token = DeltaToken(text) else { throw .badlyFormedToken }
        guard !token.isExpired(now: call.now, epoch: call.epochs.deltas) else {
            throw .gone(restartAt: call.link("deltatoken", ""))
        }
        return token
    }

    /// `id eq 'a' or id eq 'b'`, at most 50.
    private static func ids(_ text: String?, schema: Schema) throws(GraphError) -> [ObjectID] {
        guard let text else { return [] }
        let filter = try FilterParser.parse(text, schema: schema)
        guard let ids = filter.candidateIDs, !ids.isEmpty else {
            throw .unsupportedQuery("Filter in a delta query is only supported on the id property.")
        }
        guard ids.count <= mostFilteredIDs else {
            throw .unsupportedQuery("A delta query filters at most \(mostFilteredIDs) objects, not \(ids.count).")
        }
        return ids
    }

    func includes(_ id: ObjectID) -> Bool { token.ids.isEmpty || token.ids.contains(id) }

    /// A page with what comes next: another page, or the end of the round.
    /// - Parameter emptyPages: How many pages in a row had nothing on them.
    func reply(_ items: [Item], next phase: DeltaToken.Phase, emptyPages: Int = 0) -> Reply {
        var following = token
        following.phase = phase
        following.emptyPages = emptyPages
        following.issuedAt = call.now
        let isLast = if case .settled = phase { true } else { false }
        return Reply.json {
            $0.field("@odata.context", call.context(setName + (selection?.suffix ?? "")))
            $0.field(
                isLast ? "@odata.deltaLink" : "@odata.nextLink",
                "\(call.base)/\(setName)/delta?$\(isLast ? "deltatoken" : "skiptoken")=\(following.text)")
            $0.key("value")
            $0.array { for item in items { item(&$0) } }
        }
    }

    /// A page with nothing on it, before the page that was asked for; nil once there have been enough of them.
    func pause(before phase: DeltaToken.Phase) -> Reply? {
        guard token.emptyPages < call.deltaHabits.emptyPages else { return nil }
        return reply([], next: phase, emptyPages: token.emptyPages + 1)
    }

    /// What this request is to show: a settled stream goes on with what happened since.
    func phase(latest: Int) -> DeltaToken.Phase {
        if case .settled(let sequence) = token.phase { return .changes(after: sequence, through: latest, position: 0) }
        return token.phase
    }

    /// Writes the tombstone of an object that is gone.
    static func tombstone(_ id: ObjectID, isRestorable: Bool) -> Item {
        { writer in
            writer.object {
                $0.field("id", id.description)
                $0.objectField("@removed") { $0.field("reason", isRestorable ? "changed" : "deleted") }
            }
        }
    }

    /// Writes the members of an object: never-set properties are absent, cleared ones null.
    func writeProperties(
        of object: DirectoryObject, changed: Set<Property>?, isSparse: Bool, into writer: inout JSONWriter
    ) {
        for property in selection?.properties ?? schema.defaults where property != .id {
            if let changed, isSparse, !changed.contains(property) { continue }
            guard let value = object[property], property != .deletedDateTime else { continue }
            // A first reading shows no nulls: what has no value is left out.
            if changed == nil, value == .null { continue }
            writer.key(property.rawValue)
            writer.value(value)
        }
        writer.field("id", object.id.description)
    }
}

/// The query options of a delta request: `$top`, `$orderby` and `$expand` are ignored or refused as Graph does.
private struct DeltaOptions {
    var select: String?
    var filter: String?
    /// A token of an earlier answer.
    var token: String?
    var wantsLatest = false

    init(_ request: WireRequest) throws(GraphError) {
        for item in request.query.items {
            switch item.name.lowercased() {
            case "$select": select = item.value
            case "$filter": filter = item.value
            case "$deltatoken" where item.value.lowercased() == "latest": wantsLatest = true
            // An empty token, as in the Location of a 410, begins anew.
            case "$deltatoken", "$skiptoken": token = item.value.isEmpty ? nil : item.value
            case "$orderby", "$expand", "$search":
                throw .unsupportedQuery("'\(item.name)' is not supported in a delta query.")
            default: break
            }
        }
    }
}
