import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall settings`.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "What a synchronization does with whom, and when it stops for review.",
        subcommands: [ShowSettings.self, SetSettings.self])
}

/// `rollcall settings show`.
struct ShowSettings: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show every setting of the connection.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw Problem.notConnected
        }
        try SettingsDocument(connection).show(output, console)
        return .success
    }
}

/// `rollcall settings set`.
struct SetSettings: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change settings of the connection: all that are given, or none.",
        discussion: """
              rollcall settings set --scope 'department = "Sales" and not guest'
              rollcall settings set --newcomers import --when-disabled keep
              rollcall settings set --removals 5%,5,500
              rollcall settings set --map phone=firstBusinessPhone,mobilePhone
              rollcall settings set --attribute cost-center=extensionAttribute3
              rollcall settings set --local-wins phone

            Plans that wait are stale afterwards.
            """)

    @Option(help: "Who is meant: everyone, or a filter on people of the tenant.")
    var scope: String?

    @Option(help: "What a run over everybody does with people in scope who are no users yet.")
    var newcomers: SynchronizationRules.Newcomers?

    @Option(help: "What happens to users whose account in Entra was deleted.")
    var whenDeleted: LifecyclePolicy.Consequence?

    @Option(help: "What happens to users whose account in Entra is disabled.")
    var whenDisabled: LifecyclePolicy.Consequence?

    @Option(help: "What happens to users who are no longer in scope.")
    var whenOutOfScope: LifecyclePolicy.Consequence?

    @Option(help: "How many may be deleted or deactivated without review: share, at least, at most. 5%,5,500")
    var removals: String?

    @Option(help: "How many may change their email or username without review. 20%,20")
    var renames: String?

    @Option(help: "For how many a field may become empty without review. 5%,20")
    var clearings: String?

    @Option(help: "Days after which everybody is read, whatever has changed, 1 to 90.")
    var reconcileDays: Int?

    @Option(help: "When the client secret ends, such as 2027-05-03; or unknown.")
    var credentialExpires: String?

    @Option(name: .customLong("map"), help: "FIELD=source1,source2: the first that has a value is taken. Repeatable.")
    var mappings: [String] = []

    @Option(name: .customLong("attribute"), help: "NAME=source: fills a custom field; NAME= gives it up. Repeatable.")
    var attributes: [String] = []

    @Option(help: "A field that is filled while it is empty, and then belongs to the application. Repeatable.")
    var localWins: [String] = []

    @Option(help: "A field that follows the tenant again. Repeatable.")
    var entraWins: [String] = []

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !entry.isEmpty else { throw ValidationError("Say what to change; see: rollcall settings set --help") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let connection = try await place.connecting.change(
            entry, in: place.organization, by: .thisAccount)
        try SettingsDocument(connection).show(output, console)
        return .success
    }

    private var entry: SettingsEntry {
        var entry = SettingsEntry()
        entry.scope = scope
        entry.newcomers = newcomers
        (entry.whenDeleted, entry.whenDisabled, entry.whenOutOfScope) = (whenDeleted, whenDisabled, whenOutOfScope)
        (entry.removals, entry.renames, entry.clearings) = (removals, renames, clearings)
        entry.reconcileDays = reconcileDays
        entry.credentialExpires = credentialExpires
        entry.mapping = MappingEntry(
            fields: mappings, attributes: attributes, localWins: localWins, entraWins: entraWins)
        return entry
    }
}

extension SynchronizationRules.Newcomers: ExpressibleByArgument {}

extension LifecyclePolicy.Consequence: ExpressibleByArgument {}
