import Crypto
import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// `/audit`: what was done, by whom, and whether anybody changed the account of it.
struct AuditDesk: Sendable {
    let site: Site

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let filter = try AuditFilter(visit.query())
        let found = try await site.audit.entries(filter.query, in: visit.book)
        let page = AuditPage(found, filter, visit.shelf, exports: visit.viewing.may(.exportAudit), visit.words)
        return try await site.response(page, for: visit)
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let entry = try await entry(visit.parameter("entry"), in: visit.book)
        return try await site.response(AuditEntryPage(entry, visit.shelf, visit.words), for: visit)
    }

    @Sendable func verify(_ visit: Visit) async throws -> Response {
        let page = VerificationPage(try await verdict(visit.book), visit.shelf, visit.words)
        return try await site.response(page, for: visit)
    }

    @Sendable func export(_ visit: Visit) async throws -> Response {
        try await export(
            visit.book, by: visit.requester, named: visit.organization.handle.description, visit.viewing.now)
    }

    // MARK: The server's book

    @Sendable func listServer(_ visit: PersonalVisit) async throws -> Response {
        let filter = try AuditFilter(visit.query())
        let found = try await site.audit.entries(filter.query, in: .server)
        return try site.response(AuditPage(found, filter, .server, exports: true, visit.words), for: visit)
    }

    @Sendable func showServer(_ visit: PersonalVisit) async throws -> Response {
        let entry = try await entry(visit.context.parameters.get("entry") ?? "", in: .server)
        return try site.response(AuditEntryPage(entry, .server, visit.words), for: visit)
    }

    @Sendable func verifyServer(_ visit: PersonalVisit) async throws -> Response {
        try site.response(VerificationPage(try await verdict(.server), .server, visit.words), for: visit)
    }

    @Sendable func exportServer(_ visit: PersonalVisit) async throws -> Response {
        try await export(.server, by: visit.requester, named: "server", visit.now)
    }

    // MARK: Work

    private func entry(_ text: String, in book: AuditBook) async throws -> AuditEntry {
        guard let number = Int64(text), number > 0, text.first != "+",
            let entry = try await site.audit.entries(in: book, after: number - 1, limit: 1).first,
            entry.number == number
        else { throw Refusal.noSuchPage }
        return entry
    }

    /// Reads the whole chain, a thousand entries at a time.
    private func verdict(_ book: AuditBook) async throws(Problem) -> AuditVerdict {
        let start = try await site.audit.start(of: book)
        var verifier = AuditChain.Verifier(from: start, digest: AuditHash.sha256)
        var count = 0
        while true {
            let entries = try await site.audit.entries(in: book, after: verifier.number, limit: 1_000)
            for entry in entries {
                if let flaw = verifier.read(entry) { return AuditVerdict(count: count, head: nil, flaw: flaw) }
                count += 1
            }
            if entries.isEmpty { return AuditVerdict(count: count, head: verifier.head, flaw: nil) }
        }
    }

    /// Notes the export first: whoever takes the audit away is in it.
    private func export(
        _ book: AuditBook, by requester: Requester, named name: String, _ now: Date
    ) async throws -> Response {
        try await site.audit.note(AuditNote(requester.did(.auditExported, to: .audit), in: book), at: now)
        var response = Response(
            status: .ok, headers: [.contentType: "application/jsonl; charset=utf-8"],
            body: ResponseBody { writer in
                var last: Int64 = 0
                while true {
                    let entries = try await site.audit.entries(in: book, after: last, limit: 500)
                    guard let end = entries.last else { break }
                    try await writer.write(ByteBuffer(string: entries.map(AuditLine.text).joined()))
                    last = end.number
                }
                try await writer.finish(nil)
            })
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)-audit.jsonl\""
        return response
    }
}

/// What came of reading a chain.
struct AuditVerdict: Hashable, Sendable {
    /// Entries that follow on each other and say what their hashes say.
    let count: Int
    /// The hash of the last; nil when there is a flaw.
    let head: AuditHash?
    let flaw: AuditChain.Flaw?
}

extension AuditHash {
    static func sha256(_ bytes: [UInt8]) -> AuditHash {
        AuditHash(SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}

extension Visit {
    fileprivate var book: AuditBook { .organization(organization.id) }
    fileprivate var shelf: AuditShelf { AuditShelf(viewing) }
    var words: any Words { viewing.words }
}
