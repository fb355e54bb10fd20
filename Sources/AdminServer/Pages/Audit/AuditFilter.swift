import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Which entries of the audit are looked at, as the address says it.
struct AuditFilter: Sendable {
    let text: String?
    let deed: Deed?
    let account: AccountID?
    /// Days as they are written in the address, `2026-11-22`, in UTC.
    let from: String?
    let until: String?
    let query: AuditQuery

    init(_ fields: FormFields) throws(Problem) {
        text = try fields.searchText()
        deed = try Self.chosen(fields, "deed", Deed.init(rawValue:))
        account = try Self.chosen(fields, "person", { AccountID($0) })
        (from, until) = (try Self.chosen(fields, "from", { $0 }), try Self.chosen(fields, "until", { $0 }))
        query = AuditQuery(
            text: text, deed: deed, account: account, from: try Self.day(from, "from"),
            until: try Self.day(until, "until")?.addingTimeInterval(86_400), page: try fields.page())
    }

    /// The address of a page of the same list.
    func parameters(page: Int) -> [(name: String, value: String?)] {
        [
            ("q", text), ("deed", deed?.rawValue), ("person", account?.description), ("from", from),
            ("until", until), ("page", page == 1 ? nil : String(page)),
        ]
    }

    /// What the list is filtered by.
    func names(_ words: any Words) -> [String] {
        [
            text.map(words.searched), deed.map { words.filter(byDeed: words.deed($0)) },
            account == nil ? nil : words.filterByPerson, from.map(words.filter(from:)),
            until.map(words.filter(until:)),
        ].compactMap(\.self)
    }

    private static func chosen<Value>(
        _ fields: FormFields, _ name: String, _ read: (String) -> Value?
    ) throws(Problem) -> Value? {
        guard let text = try fields.value(name), !text.isEmpty else { return nil }
        guard let value = read(text) else { throw .invalid(name, cause: "“\(text)” is nothing to filter by.") }
        return value
    }

    private static func day(_ text: String?, _ name: String) throws(Problem) -> Date? {
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        guard text.utf8.count == 10, parts.count == 3, (1_970...9_999).contains(parts[0]),
            (1...12).contains(parts[1]), (1...31).contains(parts[2]),
            let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        else { throw .invalid(name, cause: "“\(text)” is no day.") }
        return date
    }
}

/// Where a book of the audit lies.
struct AuditShelf: Sendable {
    let place: Place?
    private let address: OrganizationAddress?

    init(_ viewing: Viewing) { (place, address) = (.audit, viewing.address) }
    private init() { (place, address) = (nil, nil) }

    static let server = AuditShelf()

    func link(_ path: String = "", _ query: [(name: String, value: String?)] = []) -> PageLink {
        address?.link("/audit" + path, query) ?? .standing("/server/audit" + path, query)
    }
}
