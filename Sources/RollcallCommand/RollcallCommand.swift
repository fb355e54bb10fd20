package import ArgumentParser

/// `rollcall`: the server and everything that can be done without it.
package struct RollcallCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rollcall",
        abstract: "Keep the users of an application in step with Microsoft Entra ID.",
        discussion: """
            Try it without a tenant:
              rollcall demo

            With a tenant:
              rollcall connection set --tenant DOMAIN --client-id ID
              rollcall import --all
              rollcall plan --all      see what would change
              rollcall sync --all      change it
              rollcall serve           the same in a browser
              rollcall schedule set --every 30

            Exit codes:
              0  done
              1  failed on our side
              2  changes present (plan --exit-code)
              3  held for review
              4  done, and some people could not be settled
              5  not allowed
              6  tenant unreachable
              7  conflict, or stopped by somebody
              64 usage
            """,
        subcommands: [Seed.self],
        groupedSubcommands: [
            CommandGroup(name: "Begin", subcommands: [Serve.self, Demo.self, ConnectionCommand.self]),
            CommandGroup(
                name: "Import and synchronize",
                subcommands: [
                    DirectoryCommand.self, ImportCommand.self, PlanCommand.self, ApplyCommand.self, SyncCommand.self,
                    ApproveCommand.self, RejectCommand.self, RefreshCommand.self,
                ]),
            CommandGroup(
                name: "Look",
                subcommands: [
                    UsersCommand.self, RunsCommand.self, DuplicatesCommand.self, EventsCommand.self, AuditCommand.self,
                ]),
            CommandGroup(
                name: "Settle how it works",
                subcommands: [SettingsCommand.self, ScheduleCommand.self, ConfigCommand.self, KeysCommand.self]),
            CommandGroup(
                name: "Say who may do what",
                subcommands: [
                    OrganizationsCommand.self, MemberCommand.self, TokenCommand.self, AccountCommand.self,
                    PermissionsCommand.self,
                ]),
        ])

    package init() {}
}
