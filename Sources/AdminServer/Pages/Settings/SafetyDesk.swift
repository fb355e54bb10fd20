import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Hummingbird

/// `/settings/safety`: what one run may do before somebody has to look at it, and how often everybody is read.
struct SafetyDesk: Sendable {
    let site: Site

    private var office: SettingsOffice {
        SettingsOffice(site: site, tab: .safety) { connection, visit in
            connection.map { Self.sections($0, visit.viewing) } ?? [.connectFirst(visit.viewing)]
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await office.show(visit) }

    @Sendable func changeLimits(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["removals", "renames", "clearings"]) { fields throws(Problem) in
            var entry = SettingsEntry()
            entry.removals = try fields.value("removals")
            entry.renames = try fields.value("renames")
            entry.clearings = try fields.value("clearings")
            try await site.connecting.change(entry, in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func changeReading(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["reconcile-days"]) { fields throws(Problem) in
            var entry = SettingsEntry()
            entry.reconcileDays = Int(try fields.value("reconcile-days") ?? "") ?? 0
            try await site.connecting.change(entry, in: visit.organization.id, by: visit.requester)
        }
    }

    private static func sections(_ connection: Connection, _ viewing: Viewing) -> [SettingsPage.Section] {
        let (words, brakes) = (viewing.words, connection.brakes)
        let limits = FormPage.Form(
            to: viewing.link("\(SettingsTab.safety.path)/limits"),
            [
                .text("removals", words.setting(.removals), .code, value: brakes.removals.entered),
                .text("renames", words.setting(.renames), .code, value: brakes.renames.entered),
                .text("clearings", words.setting(.clearings), .code, value: brakes.clearings.entered),
            ], button: words.setting(.saveLimits))
        let days = Int((connection.reconciliation / 86_400).rounded())
        let reading = FormPage.Form(
            to: viewing.link("\(SettingsTab.safety.path)/reading"),
            [
                .text(
                    "reconcile-days", words.setting(.reconcileDays), .number, value: String(days),
                    hint: words.setting(.reconcileHint))
            ], button: words.setting(.saveReconcile))
        return [
            .init(heading: words.setting(.safetyHeading), lead: words.setting(.safetyLead), forms: [limits]),
            .init(heading: words.setting(.reconcileHeading), forms: [reading]),
        ]
    }
}
