import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall audit verify`.
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read the audit from beginning to end, and tell whether anybody has changed it.",
        discussion: """
              rollcall audit verify
              rollcall audit verify --organization contoso --expect 4312:9f86d081884c7d65…

            Each entry's hash covers the one before. Whoever can write to the database could
            write a whole new chain: keep the head that is printed elsewhere, and give it to
            --expect next time. It ends with 1 when an entry was changed, removed or put in.
            """)

    @Option(help: "An entry that was kept elsewhere, as NUMBER:HASH. It must be there as it was.")
    var expect: String?

    @OptionGroup var book: BookOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let expect else { return }
        guard KnownEntry(expect) != nil else {
            throw ValidationError("--expect: a number and a whole hash, such as `audit verify` prints as a head.")
        }
        guard book.server || book.place.organization != nil else {
            throw ValidationError("--expect: say whose entry it is, with --server or --organization.")
        }
    }

    func run() async throws {
        try await book.place.data.work(output) { installation, console in
            let names = try await BookNames(in: installation)
            let verification = AuditVerification(of: installation.store)
            var documents: [BookDocument] = []
            for book in try await books(in: installation) {
                let report = try await named(names[book]) { () throws(Problem) in
                    try await verification.verify(book, knowing: expect.flatMap(KnownEntry.init))
                }
                documents.append(BookDocument(report, names[book]))
            }
            try show(documents, console)
            return .success
        }
    }

    /// One book, or all there are.
    private func books(in installation: Installation) async throws(Problem) -> [AuditBook] {
        guard !book.server, book.place.organization == nil else { return [try await book.book(in: installation)] }
        return try await installation.store.books()
    }

    /// Says in which book something is wrong.
    private func named(
        _ book: String, _ work: () async throws(Problem) -> BookReport
    ) async throws(Problem) -> BookReport {
        do throws(Problem) {
            return try await work()
        } catch {
            throw Problem(
                error.code, cause: "\(book): \(error.cause)", effect: error.effect, advice: error.advice,
                field: error.field)
        }
    }

    private func show(_ documents: [BookDocument], _ console: Console) throws {
        guard !output.json else { return try console.printJSON(documents) }
        Table(header: ["BOOK", "ENTRIES", "REMOVED BY RETENTION", "HEAD"], rows: documents.map(\.row)).show(on: console)
        console.note("Nothing was changed, removed or put in. Keep the heads elsewhere, for --expect.")
    }
}

/// What books are called.
private struct BookNames {
    private let handles: [OrganizationID: String]

    init(in installation: Installation) async throws(Problem) {
        handles = Dictionary(
            try await installation.store.organizations().map { ($0.id, $0.handle.description) }
        ) { first, _ in first }
    }

    subscript(book: AuditBook) -> String {
        switch book {
        case .server: "server"
        case .organization(let id): handles[id] ?? id.description
        }
    }
}

private struct BookDocument: Encodable {
    let book: String
    let entries: Int64
    let removed: Int64
    let head: String

    init(_ report: BookReport, _ name: String) {
        book = name
        entries = report.entries
        removed = report.removed
        head = report.head.description
    }

    var row: [String] { [book, String(entries), String(removed), head] }
}
