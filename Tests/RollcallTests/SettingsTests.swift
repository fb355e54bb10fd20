import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("Settings of a connection")
struct SettingsTests {
    private static func entry(_ fill: (inout SettingsEntry) -> Void) -> SettingsEntry {
        var entry = SettingsEntry()
        fill(&entry)
        return entry
    }

    @Test("Everything that was entered is stored, and everything else stays")
    func changing() async throws {
        try await Office.open { office in
            let before = try #require(try await office.installation.store.connection(of: office.organization))
            let after = try await office.installation.change(
                Self.entry { entry in
                    entry.newcomers = .areImported
                    entry.whenDisabled = .keep
                    entry.removals = "10%,3,100"
                    entry.reconcileDays = 3
                    entry.credentialExpires = "2027-05-03"
                    entry.mapping = MappingEntry(
                        fields: ["phone=firstBusinessPhone,mobilePhone"], attributes: ["cost-center=department"],
                        localWins: ["phone", "cost-center"])
                })
            #expect(after.rules.newcomers == .areImported)
            #expect(after.rules.policy.disabled == .keep && after.rules.policy.deleted == .delete)
            #expect(after.brakes.removals == .init(share: 0.1, atLeast: 3, atMost: 100))
            #expect(after.brakes.renames == before.brakes.renames)
            #expect(after.reconciliation == 3 * 24 * 3_600)
            #expect(after.credentialExpiresAt == Date(timeIntervalSince1970: 1_809_302_400))
            #expect(after.rules.mapping.sources[.phone] == [.firstBusinessPhone, .mobilePhone])
            let costCenter = MappedField.attribute(try #require(AttributeName(rawValue: "cost-center")))
            #expect(after.rules.mapping.sources[costCenter] == [.further(.department)])
            #expect(after.rules.mapping.localWins == [.phone, costCenter])
            #expect(after.rules.mapping.sources[.email] == FieldMapping.standard.sources[.email])
            #expect(try await office.installation.store.connection(of: office.organization) == after)
            #expect(after.revision == before.revision + 1)
        }
    }

    @Test("A custom field is given up, a field is mapped as at the beginning, and the tenant wins again")
    func givingUp() throws {
        let custom = try MappingEntry(
            fields: ["phone=mobilePhone"], attributes: ["office=officeLocation"], localWins: ["office", "email"]
        ).changed(.standard)
        let back = try MappingEntry(fields: ["phone=standard"], attributes: ["office="], entraWins: ["email"])
            .changed(custom)
        #expect(back == .standard)
    }

    static let refusals: [(field: String, entry: SettingsEntry)] = [
        ("removals", entry { $0.removals = "5" }), ("removals", entry { $0.removals = "101%" }),
        ("removals", entry { $0.removals = "nan%" }), ("renames", entry { $0.renames = "5%,9,3" }),
        ("renames", entry { $0.renames = "5%,-1" }), ("clearings", entry { $0.clearings = "5%,1,2,3" }),
        ("clearings", entry { $0.clearings = "" }), ("reconcile-days", entry { $0.reconcileDays = 0 }),
        ("reconcile-days", entry { $0.reconcileDays = 91 }),
        ("credential-expires", entry { $0.credentialExpires = "3 May 2027" }),
        ("credential-expires", entry { $0.credentialExpires = "2027-02-31" }),
        ("credential-expires", entry { $0.credentialExpires = "2020-01-01" }),
        ("map", entry { $0.mapping.fields = ["phone"] }), ("map", entry { $0.mapping.fields = ["phone="] }),
        ("map", entry { $0.mapping.fields = ["fax=mobilePhone"] }),
        ("map", entry { $0.mapping.fields = ["phone=mobilePhone,mobilePhone"] }),
        ("map", entry { $0.mapping.fields = ["phone=password"] }),
        ("attribute", entry { $0.mapping.attributes = ["Cost Center=department"] }),
        ("attribute", entry { $0.mapping.attributes = ["cost-center=extension_x_y"] }),
        ("local-wins", entry { $0.mapping.localWins = ["cost-center"] }),
        ("entra-wins", entry { $0.mapping.entraWins = ["fax"] }),
    ]

    @Test("A value that cannot be is refused by its field, and nothing else of the entry is kept", arguments: refusals)
    func refusing(field: String, entry: SettingsEntry) throws {
        var entry = entry
        entry.newcomers = .areImported
        var connection = Self.connection
        let problem = #expect(throws: Problem.self) { try entry.change(&connection, at: Fixture.morning) }
        #expect(problem?.code == .invalidValue)
        #expect(problem?.field == field)
        #expect(problem?.effect == "Nothing was saved.")
        #expect(connection == Self.connection)
    }

    @Test("A limit reads as it was entered", arguments: ["5%,5,500", "20%,20", "0%,0", "12.5%,1"])
    func limits(text: String) throws {
        #expect(try BrakeLimits.Limit(entered: text, field: "removals").entered == text)
    }

    @Test("A new secret forgets when the old one would have ended")
    func newSecret() async throws {
        try await Office.open { office in
            try await office.installation.change(Self.entry { $0.credentialExpires = "2027-05-03" })
            let connection = try await office.installation.connect(try Office.settings(office.tenant))
            #expect(connection.credentialExpiresAt == nil)
        }
    }

    @Test("A schedule is set, paused, goes on and is removed")
    func scheduling() async throws {
        try await Office.open { office in
            let installation = office.installation
            #expect(try await installation.schedule(.every(minutes: 30)).schedule?.rhythm == .every(minutes: 30))
            #expect(try await installation.setSchedule(.paused).schedule?.activity == .paused)
            #expect(
                try await installation.schedule(.cron("0 6 * * 1-5", zone: "Europe/Berlin")).schedule?.activity
                    == .paused)
            #expect(try await installation.setSchedule(.running).schedule?.activity == .running)
            #expect(try await installation.removeSchedule().schedule == nil)
            let problem = try await office.problem { try await installation.setSchedule(.running) }
            #expect(problem?.code == .notFound)
        }
    }

    @Test(
        "A schedule that cannot be is refused by its field",
        arguments: [
            (ScheduleEntry.every(minutes: 0), "every"), (.every(minutes: 10_081), "every"),
            (.cron("0 6 * * *", zone: "Europe/Atlantis"), "zone"), (.cron("0 0 30 2 *", zone: "UTC"), "cron"),
        ])
    func badSchedules(entry: ScheduleEntry, field: String) {
        let problem = #expect(throws: Problem.self) { try entry.schedule(at: Fixture.morning) }
        #expect(problem?.code == .scheduleInvalid)
        #expect(problem?.field == field)
    }

    private static let connection = Connection(
        id: Fixture.connection, organization: Fixture.contoso, cloud: .global, tenant: .domain("contoso.example"),
        client: ClientID(Fixture.uuid(0xC2)), credentials: [.secret([1])], createdAt: Fixture.morning)
}
