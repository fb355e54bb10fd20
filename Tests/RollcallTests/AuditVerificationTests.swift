import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall
import Synchronization
import TestSupport
import Testing

@Suite("Whether anybody has changed the audit")
struct AuditVerificationTests {
    private static let book = AuditBook.organization(Fixture.contoso)

    /// A book with five entries.
    private func written() async throws -> Forgery {
        let store = InMemoryStore()
        for number in 1...5 {
            let draft = Requester(.command(account: "ana")).did(.usersHeld, to: "user \(number)")
            try await store.note(
                AuditNote(draft, in: Self.book), at: Fixture.morning.addingTimeInterval(Double(number)))
        }
        return Forgery(of: store)
    }

    private func problem(_ forgery: Forgery, knowing known: KnownEntry? = nil) async throws -> Problem? {
        do {
            _ = try await AuditVerification(of: forgery).verify(Self.book, knowing: known)
            return nil
        } catch let problem as Problem {
            return problem
        }
    }

    @Test("A book that nobody has touched is whole, and its head is its last entry")
    func whole() async throws {
        let forgery = try await written()
        let entries = try await forgery.entries(in: Self.book, after: 0, limit: 10)
        let report = try await AuditVerification(of: forgery).verify(Self.book)
        #expect(report.entries == 5 && report.removed == 0)
        #expect(report.head == KnownEntry(number: 5, hash: try #require(entries.last?.hash)))
        for entry in entries {
            #expect(try await problem(forgery, knowing: KnownEntry(number: entry.number, hash: entry.hash)) == nil)
        }
    }

    @Test("An entry that says something else than when it was written is named")
    func changed() async throws {
        let forgery = try await written()
        forgery.forge { entries in
            let old = entries[2]
            let draft = Requester(.command(account: "bo")).did(.usersHeld, to: old.draft.object)
            entries[2] = AuditEntry(
                number: 3, book: old.book, at: old.at, draft: draft, previous: old.previous, hash: old.hash)
        }
        let found = try await problem(forgery)
        #expect(found?.code == .auditBroken)
        #expect(found?.cause.description.contains("Entry 3") == true)
    }

    @Test("A removed entry is noticed by the one after it, and one that was put in by itself")
    func removedAndInserted() async throws {
        let removed = try await written()
        removed.forge { $0.remove(at: 1) }
        #expect(try await problem(removed)?.cause.description.contains("Before entry 3") == true)
        let inserted = try await written()
        inserted.forge { entries in
            entries.append(
                AuditChain.entry(
                    entries[0].draft, in: Self.book, at: Fixture.morning, after: .init(number: 5, hash: .beginning),
                    digest: { _ in AuditHash(String(repeating: "a", count: 64)) }))
        }
        #expect(try await problem(inserted)?.code == .auditBroken)
    }

    @Test("Entries cut off at the end, or a whole new chain, are noticed by whoever has kept a head")
    func kept() async throws {
        let forgery = try await written()
        let head = try await AuditVerification(of: forgery).verify(Self.book).head
        forgery.forge { $0.removeLast() }
        #expect(try await problem(forgery) == nil)
        let cut = try await problem(forgery, knowing: head)
        #expect(cut?.code == .auditBroken && cut?.cause.description.contains("entry 5 has existed") == true)
        let other = KnownEntry(number: 4, hash: head.hash)
        #expect(try await problem(try await written(), knowing: other)?.cause.description.contains("Entry 4") == true)
    }

    @Test(
        "A head is a number and a whole hash, or none",
        arguments: [
            "", "12", "12:", ":abc", "12:abc", "-1:" + String(repeating: "a", count: 64),
            "12:" + String(repeating: "A", count: 64), "12:" + String(repeating: "a", count: 65),
            "12:" + String(repeating: "a", count: 64) + ":1", "x:" + String(repeating: "a", count: 64),
        ])
    func heads(text: String) {
        #expect(KnownEntry(text) == nil)
        let head = "12:" + String(repeating: "a", count: 64)
        #expect(KnownEntry(head)?.description == head)
    }
}

/// A book as it is read after somebody has been at it.
private final class Forgery: AuditStore {
    private let store: InMemoryStore
    private let forger = Mutex<@Sendable (inout [AuditEntry]) -> Void>({ _ in })

    init(of store: InMemoryStore) { self.store = store }

    func forge(_ change: @escaping @Sendable (inout [AuditEntry]) -> Void) { forger.withLock { $0 = change } }

    func note(_ note: AuditNote, at date: Date) async throws(Problem) -> AuditEntry {
        try await store.note(note, at: date)
    }

    func entries(_ query: AuditQuery, in book: AuditBook) async throws(Problem) -> DirectoryPorts.Page<AuditEntry> {
        try await store.entries(query, in: book)
    }

    func entries(in book: AuditBook, after number: Int64, limit: Int) async throws(Problem) -> [AuditEntry] {
        var entries = try await store.entries(in: book, after: 0, limit: 1_000)
        forger.withLock(\.self)(&entries)
        return Array(entries.drop { $0.number <= number }.prefix(limit))
    }

    func start(of book: AuditBook) async throws(Problem) -> AuditChain.Start { try await store.start(of: book) }
    func books() async throws(Problem) -> [AuditBook] { try await store.books() }
}
