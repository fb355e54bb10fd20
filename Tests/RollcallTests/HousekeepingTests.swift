import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("What is not kept")
struct HousekeepingTests {
    private static let day: TimeInterval = 24 * 3_600

    @Test("Runs and audit entries go when their organization does not keep them any more, and the audit is still whole")
    func retention() async throws {
        try await Office.open(SimulatorConfiguration(people: 10)) { office in
            let installation = office.installation
            try await installation.claim()
            try await office.importPeople()
            var contoso = try #require(try await installation.store.organizations().first)
            contoso.retention = Retention(runs: 30, audit: 30)
            _ = try await installation.office.change(contoso, by: Requester(.command(account: "root")))
            try await office.synchronize()
            office.clock.wait(31 * Self.day)
            try await office.synchronize()
            let house = Housekeeping(
                store: installation.store, world: office.clock.world, logger: Office.quiet)
            await house.clean()
            let runs = try await installation.store.runs(of: office.organization, limit: 10, before: nil)
            #expect(runs.count < 3 && runs.first?.state.name == "applied")
            let book = AuditBook.organization(office.organization)
            let report = try await AuditVerification(of: installation.store).verify(book)
            #expect(report.removed > 0)
            let entries = try await installation.store.entries(AuditQuery(), in: book)
            #expect(entries.rows.first?.draft.deed == .retentionApplied)
            await house.clean()
            #expect(try await installation.store.entries(AuditQuery(), in: book).total == entries.total)
        }
    }

    @Test("Sessions that nobody can use any more are swept away")
    func sessions() async throws {
        try await Office.open(SimulatorConfiguration(people: 10)) { office in
            let ana = try await office.installation.claim().person.account
            let house = Housekeeping(
                store: office.installation.store, world: office.clock.world, logger: Office.quiet)
            await house.clean()
            #expect(try await office.installation.store.sessions(of: ana.id).count == 1)
            office.clock.wait(Self.day + 1)
            await house.clean()
            #expect(try await office.installation.store.sessions(of: ana.id).isEmpty)
        }
    }
}
