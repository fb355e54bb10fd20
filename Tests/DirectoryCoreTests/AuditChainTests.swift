import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("The chain of the audit")
struct AuditChainTests {
    private static let draft = AuditDraft(
        actor: .account(AccountID(Fixture.uuid(1)), name: "Ana"),
        origin: Origin(address: "192.0.2.7", request: "r-1"), .usersHeld, of: "u-1", name: "",
        changes: [
            .init("field", before: "a", after: nil)
        ])

    private static func entry(
        _ draft: AuditDraft = draft, in book: AuditBook = .server, at date: Date = Fixture.morning,
        after end: AuditChain.Start = .beginning
    ) -> AuditEntry {
        AuditChain.entry(draft, in: book, at: date, after: end, digest: AuditHash.sha256)
    }

    @Test("The bytes of an entry are what they have always been, or no chain can be verified any more")
    func golden() {
        let bytes = AuditChain.bytes(
            number: 7, book: .organization(Fixture.contoso), at: Fixture.morning, draft: Self.draft,
            previous: .beginning)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "16:rollcall-audit-11:736:00000000-0000-0000-0000-0000000000c013:1793610000000"
                + "44:account 00000000-0000-0000-0000-0000000000013:Ana9:192.0.2.73:r-19:user.held3:u-10:"
                + "5:field2:+a1:-64:" + String(repeating: "0", count: 64))
        #expect(
            Self.entry().hash.description == "86ef09d64ed2111d7a4934a4c92d7956ca5e3ea6e32018926f62baace219a553")
    }

    @Test("An entry is as old as its hash says, to the millisecond")
    func milliseconds() {
        let entry = Self.entry(at: Fixture.morning.addingTimeInterval(0.123_6))
        #expect(abs(entry.at.timeIntervalSince(Fixture.morning) - 0.124) < 0.000_001)
        #expect(Self.entry(at: entry.at) == entry)
    }

    @Test("Whatever is different in an entry, its hash is another", arguments: variants)
    func everyField(variant: AuditEntry) {
        #expect(variant.hash != Self.entry().hash)
        #expect(Set(Self.variants.map(\.hash)).count == Self.variants.count)
    }

    @Test("Entries that follow on each other are whole; one that is missing, changed or another's is found")
    func verification() {
        var entries: [AuditEntry] = []
        for number in 1...5 {
            let end = entries.last.map { AuditChain.Start(number: $0.number, hash: $0.hash) } ?? .beginning
            entries.append(Self.entry(at: Fixture.morning.addingTimeInterval(Double(number)), after: end))
        }
        func flaws(_ entries: [AuditEntry], from start: AuditChain.Start = .beginning) -> [AuditChain.Flaw] {
            var verifier = AuditChain.Verifier(from: start, digest: AuditHash.sha256)
            return entries.compactMap { verifier.read($0) }
        }
        #expect(flaws(entries).isEmpty)
        #expect(flaws(Array(entries[2...]), from: AuditChain.Start(number: 2, hash: entries[1].hash)).isEmpty)
        #expect(flaws(Array(entries[2...])) == [.broken(3)])
        #expect(flaws(entries.filter { $0.number != 3 }) == [.broken(4)])
        #expect(flaws([entries[0], entries[0]] + entries[1...]) == [.broken(1)])
        let forged = AuditEntry(
            number: 3, book: .server, at: entries[2].at, draft: .ofNoMatter, previous: entries[2].previous,
            hash: entries[2].hash)
        #expect(flaws(entries[..<2] + [forged] + entries[3...]) == [.changed(3)])
        let other = AuditEntry(
            number: 3, book: .organization(Fixture.contoso), at: entries[2].at, draft: entries[2].draft,
            previous: entries[2].previous, hash: entries[2].hash)
        #expect(flaws(entries[..<2] + [other] + entries[3...]) == [.changed(3)])
    }

    private static let variants: [AuditEntry] = [
        entry(in: .organization(Fixture.contoso)), entry(at: Fixture.morning.addingTimeInterval(0.001)),
        entry(after: AuditChain.Start(number: 1, hash: .beginning)),
        entry(after: AuditChain.Start(number: 0, hash: AuditHash(String(repeating: "1", count: 64)))),
        entry(with(actor: .account(AccountID(Fixture.uuid(2)), name: "Ana"))),
        entry(with(actor: .account(AccountID(Fixture.uuid(1)), name: "Bo"))),
        entry(with(actor: .token(APITokenID(Fixture.uuid(1)), name: "Ana"))), entry(with(actor: .page)),
        entry(with(actor: .command(account: ""))), entry(with(origin: Origin(address: nil, request: "r-1"))),
        entry(with(origin: Origin(address: "192.0.2.7", request: nil))), entry(with(deed: .usersReleased)),
        entry(with(object: "u-2")), entry(with(name: "u-1")), entry(with(object: "u-", name: "1")),
        entry(with(changes: [])), entry(with(changes: [.init("field", before: nil, after: "a")])),
        entry(with(changes: [.init("field", before: "a", after: "")])),
        entry(with(changes: [.init("field", before: "-", after: nil)])),
    ]

    private static func with(
        actor: Actor = draft.actor, origin: Origin = draft.origin, deed: Deed = .usersHeld, object: String = "u-1",
        name: String = "", changes: [AuditDraft.Change] = draft.changes
    ) -> AuditDraft {
        AuditDraft(actor: actor, origin: origin, deed, of: object, name: name, changes: changes)
    }
}
