import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall schedule`.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Have everybody synchronized by itself while `rollcall serve` runs.",
        discussion: """
              rollcall schedule set --every 30
              rollcall schedule set --cron "0 6 * * 1-5" --zone Europe/Berlin
              rollcall schedule show
              rollcall schedule pause
            """,
        subcommands: [
            ShowSchedule.self, SetSchedule.self, PauseSchedule.self, ResumeSchedule.self, RemoveSchedule.self,
        ])
}

/// `rollcall schedule set`.
struct SetSchedule: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say when: every so many minutes, or by the clock of a time zone.",
        discussion: """
              rollcall schedule set --every 30
              rollcall schedule set --cron "0 6 * * 1-5" --zone Europe/Berlin

            The five fields are minute, hour, day of the month, month, and day of the week.
            """)

    @Option(help: "Minutes from one run to the next, 1 to 10080.")
    var every: Int?

    @Option(help: "A cron expression of five fields.")
    var cron: String?

    @Option(help: "The time zone of --cron, such as Europe/Berlin.")
    var zone: String?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try entry()
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let connection = try await place.connecting.schedule(
            try entry(), in: place.organization, by: .thisAccount)
        return try await ScheduleReport(connection, in: place).show(output, console)
    }

    private func entry() throws -> ScheduleEntry {
        switch (every, cron, zone) {
        case (let minutes?, nil, nil): return .every(minutes: minutes)
        case (nil, let text?, let zone?): return .cron(text, zone: zone)
        default: throw ValidationError("Say when: --every MINUTES, or --cron EXPRESSION with --zone ZONE.")
        }
    }
}

/// `rollcall schedule show`.
struct ShowSchedule: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the schedule, its next five moments, and how the last run ended.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw Problem.notConnected
        }
        return try await ScheduleReport(connection, in: place).show(output, console)
    }
}

/// `rollcall schedule pause`.
struct PauseSchedule: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Have no run start by itself until resumed. A run at work goes on.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let connection = try await place.connecting.setSchedule(
            .paused, in: place.organization, by: .thisAccount)
        return try await ScheduleReport(connection, in: place).show(output, console)
    }
}

/// `rollcall schedule resume`.
struct ResumeSchedule: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Have a paused schedule go on.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let connection = try await place.connecting.setSchedule(
            .running, in: place.organization, by: .thisAccount)
        return try await ScheduleReport(connection, in: place).show(output, console)
    }
}

/// `rollcall schedule remove`.
struct RemoveSchedule: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Synchronize only when somebody asks for it.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let connection = try await place.connecting.schedule(
            nil, in: place.organization, by: .thisAccount)
        return try await ScheduleReport(connection, in: place).show(output, console)
    }
}
