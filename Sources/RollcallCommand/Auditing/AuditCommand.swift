import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall audit`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, to whom, from where; and whether anybody has changed that.",
        discussion: """
              rollcall audit list --deed run.asked
              rollcall audit verify
            """,
        subcommands: [ListAudit.self, ExportAudit.self, VerifyAudit.self])
}

/// Which book of the audit is meant.
struct BookOptions: ParsableArguments {
    @Flag(help: "The server's book: accounts, organizations and keys.")
    var server = false

    @OptionGroup var place: WorkplaceOptions

    func validate() throws {
        guard !server || place.organization == nil else {
            throw ValidationError("Say --server or --organization, not both.")
        }
    }

    func book(in installation: Installation) async throws(Problem) -> AuditBook {
        server ? .server : .organization(try await installation.organization(named: place.organization))
    }
}

/// Which entries of a book are meant.
struct EntryOptions: ParsableArguments {
    @Option(help: "Only entries with this text in an actor's name, an object or its name.")
    var text: String?

    @Option(help: "Only what was done so, such as run.asked or account.signed-in.")
    var deed: String?

    @Option(help: "Only what this account did, by its email address.")
    var account: String?

    @Option(help: "Only from this moment on: 2026-11-22, or 2026-11-22T09:00:00Z.")
    var from: String?

    @Option(help: "Only before this moment.")
    var until: String?

    func validate() throws {
        if let deed, Deed(rawValue: deed) == nil {
            let known = Deed.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--deed: one of \(known).")
        }
        _ = (try moment(from, "--from"), try moment(until, "--until"))
    }

    func query(in installation: Installation, page: PageRequest) async throws -> AuditQuery {
        var query = AuditQuery(
            text: text, deed: deed.flatMap(Deed.init), from: try moment(from, "--from"),
            until: try moment(until, "--until"), page: page)
        if let account { query.account = try await installation.account(email: account).id }
        return query
    }

    private func moment(_ text: String?, _ option: String) throws -> Date? {
        guard let text else { return nil }
        let whole = text.contains("T") ? text : text + "T00:00:00Z"
        guard let date = try? Date(whole, strategy: .iso8601) else {
            throw ValidationError("\(option): a moment such as 2026-11-22 or 2026-11-22T09:00:00Z.")
        }
        return date
    }
}

/// `rollcall audit list`.
struct ListAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List entries of a book, the latest first.",
        discussion: """
              rollcall audit list
              rollcall audit list --account ana@contoso.example --from 2026-11-01
              rollcall audit list --server
            """)

    @OptionGroup var entries: EntryOptions
    @OptionGroup var list: ListOptions
    @OptionGroup var book: BookOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await book.place.data.work(output) { installation, console in
            let request = PageRequest(number: list.page, size: list.limit)
            let page = try await installation.store.entries(
                try await entries.query(in: installation, page: request), in: try await book.book(in: installation))
            try show(page, console)
            return .success
        }
    }

    private func show(_ page: DirectoryPorts.Page<AuditEntry>, _ console: Console) throws {
        if output.json {
            try console.printJSON(AuditPageDocument(total: page.total, entries: page.rows.map(EntryDocument.init)))
        } else if page.rows.isEmpty {
            console.print("No entries.")
        } else {
            Table(
                header: ["ENTRY", "AT", "WHO", "DID", "TO", "FROM", "WHAT CHANGED"],
                rows: page.rows.map { EntryDocument($0).row }
            ).show(on: console)
            console.note("Page \(list.page) of \(page.pageCount); \(page.total) in all.")
        }
    }
}

/// `rollcall audit export`.
struct ExportAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print a whole book, an entry a line, as JSON with its hashes.",
        discussion: """
              rollcall audit export > audit.jsonl
              rollcall audit export --server > server.jsonl

            Exporting is itself written down, as the last entry that is printed.
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await book.place.data.work(output) { installation, console in
            let book = try await book.book(in: installation)
            let draft = Requester.thisAccount.did(.auditExported, to: .audit)
            let last = try await installation.store.note(AuditNote(draft, in: book), at: installation.world.now())
            var number = try await installation.store.start(of: book).number
            while number < last.number {
                let entries = try await installation.store.entries(in: book, after: number, limit: 500)
                for entry in entries where entry.number <= last.number { try console.printJSON(EntryDocument(entry)) }
                guard let read = entries.last else { break }
                number = read.number
            }
            return .success
        }
    }
}

private struct AuditPageDocument: Encodable {
    let total: Int
    let entries: [EntryDocument]
}

private struct EntryDocument: Encodable {
    let number: Int64
    let at: Date
    let actor: Actor
    let deed: Deed
    let object: String
    let name: String
    let address: String?
    let request: String?
    let changes: [AuditDraft.Change]
    let previous: AuditHash
    let hash: AuditHash

    init(_ entry: AuditEntry) {
        number = entry.number
        at = entry.at
        actor = entry.draft.actor
        deed = entry.draft.deed
        object = entry.draft.object
        name = entry.draft.name
        address = entry.draft.origin.address
        request = entry.draft.origin.request
        changes = entry.draft.changes
        previous = entry.previous
        hash = entry.hash
    }

    var row: [String] {
        [
            String(number), at.short, actor.description, deed.rawValue, name.isEmpty ? object : name, address ?? "",
            changes.map(\.sentence).joined(separator: "; "),
        ]
    }
}

extension AuditDraft.Change {
    fileprivate var sentence: String {
        switch (before, after) {
        case (nil, let after?): "\(field): \(after)"
        case (let before?, nil): "\(field): \(before) → none"
        default: "\(field): \(before ?? "none") → \(after ?? "none")"
        }
    }
}
