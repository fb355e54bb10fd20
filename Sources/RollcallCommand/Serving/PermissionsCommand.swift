import ArgumentParser
import DirectoryCore

/// `rollcall permissions`.
struct PermissionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permissions", abstract: "Print who may do what, as a table in Markdown.",
        discussion: "  rollcall permissions")

    @OptionGroup var output: OutputOptions

    func run() throws {
        let console = Console()
        guard output.json else { return console.print(Permissions.table) }
        try console.printJSON(Action.allCases.map(PermissionDocument.init))
    }
}

private struct PermissionDocument: Encodable {
    let action: Action
    let least: Role
    let asksAgain: Bool
    let byToken: Bool

    init(_ action: Action) {
        self.action = action
        least = Permissions.least(for: action)
        asksAgain = Permissions.needsProof(action)
        byToken = !Permissions.needsPerson(action)
    }
}
