/// A collection asked for with query options: filters, sorts, pages and writes it.
struct Listing {
    /// Whether the source is all of `/users` or `/groups`, in which objects can be found by key.
    enum Extent { case whole, part }

    let call: GraphCall
    let options: QueryOptions
    let schema: Schema
    let directory: Directory
    let source: ObjectSource
    var renderer: ObjectRenderer
    /// `users`, `groups`, `directoryObjects`.
    let setName: String
    private let extent: Extent
    /// The objects are few, found by key.
    private let isNarrowed: Bool
    /// Objects that pass; nil for everybody.
    private let condition: ((DirectoryObject) -> Bool)?

    init(
        call: GraphCall, options: QueryOptions, schema: Schema, directory: Directory, source: ObjectSource,
        setName: String, extent: Extent = .part, isTyped: Bool = false
    ) throws(GraphError) {
        self.call = call
        self.options = options
        self.schema = schema
        self.directory = directory
        self.setName = setName
        let readable = Permissions.readable(with: call.caller.permissions)
        renderer = ObjectRenderer(
            selection: options.selection, isTyped: isTyped,
            expand: try Expansion.parse(options, schema: schema, readable: readable), readable: readable)
        let query = try ListQuery(options, schema: schema)
        condition = query.condition
        self.extent = extent
        let narrowed = extent == .whole ? query.narrow(schema.kind, in: directory) : nil
        isNarrowed = narrowed != nil
        self.source = narrowed.map { .objects($0) } ?? source
        try Self.refuseForeignProperties(options, schema: schema)
    }

    /// The page that the request asks for.
    func page() throws(GraphError) -> Reply {
        let start = try startPosition()
        let (items, following) = options.orderBy.isEmpty ? walk(from: start) : sorted(from: start)
        return reply(items: items, following: following, count: showsCount ? count : nil)
    }

    /// The answer tells how many there are: on the first page, if that was asked for.
    var showsCount: Bool { options.wantsCount && options.isEventual && options.skipToken == nil }

    /// Text with the number of matching objects, for `/$count`.
    func countReply() throws(GraphError) -> Reply {
        guard options.isEventual else { throw .badRequest("$count is not currently supported.") }
        return Reply.text(200, String(count))
    }

    func startPosition() throws(GraphError) -> Int {
        guard let token = options.skipToken else { return 0 }
        return try PageToken(token, now: call.now, epoch: call.epochs.pages).position
    }

    var pageSize: Int { options.top ?? QueryOptions.defaultPage }

    var count: Int {
        if condition == nil, extent == .whole, schema.kind == .user { return directory.people.count }
        return source.all { condition?($0) ?? true }.count
    }

    /// Whether every request of the same shape gets the same bytes, so that pages can be kept.
    var isKept: Bool {
        options.search == nil && options.orderBy.isEmpty && !isNarrowed && !renderer.isTyped
            && renderer.readable.users == nil
    }

    /// What decides the bytes of a page that is kept.
    func shape(from start: Int) -> PageCache.Shape {
        PageCache.Shape(
            properties: options.selection?.properties ?? schema.defaults, filter: options.filter,
            expand: renderer.expand, pageSize: pageSize, start: start)
    }

    /// The items from a position on, and where the next page begins (nil if this is the last).
    func walk(from start: Int) -> (items: [UInt8], following: Int?) {
        var writer = JSONWriter(capacity: pageSize * 320)
        var position = start
        var written = 0
        while let (object, following) = source.next(position) {
            if condition?(object) ?? true {
                // One more match means there is a further page.
                if written == pageSize { return (writer.bytes, position) }
                renderer.write(object, in: directory, into: &writer)
                written += 1
            }
            position = following
        }
        return (writer.bytes, nil)
    }

    private func sorted(from start: Int) -> (items: [UInt8], following: Int?) {
        let matching = source.all { condition?($0) ?? true }.sorted { ListOrder.isOrdered($0, $1, by: options.orderBy) }
        var writer = JSONWriter()
        let end = min(start + pageSize, matching.count)
        for object in matching[min(start, end)..<end] { renderer.write(object, in: directory, into: &writer) }
        return (writer.bytes, end < matching.count ? end : nil)
    }

    func reply(items: [UInt8], following: Int?, count: Int?) -> Reply {
        var writer = JSONWriter(capacity: items.count + 1024)
        writer.object {
            $0.field("@odata.context", call.context(contextFragment))
            if let count { $0.field("@odata.count", count) }
            if let following {
                let token = PageToken(position: following, issuedAt: call.now, epoch: call.epochs.pages)
                $0.field("@odata.nextLink", call.link("skiptoken", token.text))
            }
            $0.key("value")
            $0.array { $0.rawItems(items) }
        }
        return Reply(status: 200, body: writer.bytes)
    }

    private var contextFragment: String { setName + (options.selection?.suffix ?? "") }

    private static func refuseForeignProperties(_ options: QueryOptions, schema: Schema) throws(GraphError) {
        guard options.selection?.properties.allSatisfy({ schema[$0]?.isElsewhere != true }) ?? true else {
            throw .targetNotSupported
        }
    }
}

/// `$orderby`: text without regard to letter case, null first.
enum ListOrder {
    static func isOrdered(_ left: DirectoryObject, _ right: DirectoryObject, by orders: [QueryOptions.Order]) -> Bool {
        for order in orders {
            let (one, other) = (key(left, order.property), key(right, order.property))
            if one != other { return (one < other) != order.isDescending }
        }
        return left.id.description < right.id.description
    }

    private static func key(_ object: DirectoryObject, _ property: Property) -> String {
        switch object.shown(property) {
        case .string(let text): text.lowercased()
        case .time(let time): time.iso8601
        case .boolean(let flag): flag ? "1" : "0"
        default: ""
        }
    }
}
