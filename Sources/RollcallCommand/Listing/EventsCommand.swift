import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall events`.
struct EventsCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "List everything that happened, in the order in which it happened.",
        discussion: """
              rollcall events
              rollcall events --after 4312 --json

            Remember the number of the last event, and ask for those after it next time.
            """)

    @Option(help: "Only events after the one with this number.")
    var after: Int64 = 0

    @Option(help: "Rows at most, 1 to 1,000.")
    var limit = 100

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard after >= 0 else { throw ValidationError("--after: from 0.") }
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit: from 1 to 1000.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let events = try await place.store.events(of: place.organization, after: after, limit: limit)
        if output.json {
            try console.printJSON(events)
        } else if events.isEmpty {
            console.print(after == 0 ? "Nothing has happened yet." : "Nothing has happened since event \(after).")
        } else {
            let rows = events.map { event in
                [
                    String(event.id), event.at.short, event.kind.rawValue, event.name,
                    event.run.map { "run \($0)" } ?? "", event.summary,
                ]
            }
            Table(header: ["EVENT", "AT", "WHAT", "WHO", "BY", "CHANGES"], rows: rows).show(on: console)
        }
        return .success
    }
}

extension ChangeEvent {
    /// The changed fields in one line.
    fileprivate var summary: String {
        changes.map { "\($0.field.label): \($0.before ?? "(empty)") → \($0.after ?? "(empty)")" }
            .joined(separator: "; ")
    }
}
