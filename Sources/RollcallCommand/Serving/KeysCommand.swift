import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall keys`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The keys that stored secrets are sealed with.",
        discussion: """
              rollcall keys list
              rollcall keys rotate
            """,
        subcommands: [ListKeys.self, RotateKeys.self, ResealSecrets.self])
}

/// `rollcall keys list`.
struct ListKeys: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show which key is current, and how many secrets each has sealed.",
        discussion: """
              rollcall keys list

            Keys are called by names that say nothing about them. No key is shown.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let survey = try await installation.keys.survey()
        if output.json {
            try console.printJSON(SurveyDocument(survey))
            return .success
        }
        let rows = [[survey.current, String(survey.sealed[survey.current] ?? 0), "current"]]
        let others = survey.sealed.filter { $0.key != survey.current }.sorted { $0.key < $1.key }
        Table(
            header: ["KEY", "SECRETS", ""], rows: rows + others.map { [$0.key, String($0.value), "old"] }
        ).show(on: console)
        if survey.oldKeys > 0 { console.note("Old keys in the files: \(survey.oldKeys).") }
        return .success
    }
}

/// `rollcall keys rotate`.
struct RotateKeys: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a new key, seal everything with it, and drop the old ones.",
        discussion: """
              rollcall keys rotate

            Servers may run meanwhile. Back the key file up again afterwards, together with the
            database: an older backup of the database needs the key file of its time.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try RotationDocument(try await installation.keys.rotate(by: .thisAccount)).show(output, console)
    }
}

/// `rollcall keys reseal`.
struct ResealSecrets: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reseal",
        abstract: "Seal everything with the current key, after somebody has put a new one first.",
        discussion: """
              rollcall keys reseal

            For key files that Rollcall may not change, such as those of a service manager.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try RotationDocument(try await installation.keys.reseal(by: .thisAccount)).show(output, console)
    }
}

private struct SurveyDocument: Encodable {
    let current: String
    let oldKeys: Int
    let sealed: [String: Int]

    init(_ survey: KeySurvey) {
        current = survey.current
        oldKeys = survey.oldKeys
        sealed = survey.sealed
    }
}

private struct RotationDocument: Encodable {
    let resealed: Int
    let unreadable: [String]
    let keysLeft: Int

    init(_ report: RotationReport) {
        resealed = report.resealed
        unreadable = report.unreadable.map { "\($0.field) of \($0.row)" }
        keysLeft = report.keysLeft
    }

    func show(_ output: OutputOptions, _ console: Console) throws -> ExitCode {
        if output.json {
            try console.printJSON(self)
        } else {
            console.print(resealed == 1 ? "1 secret was sealed anew." : "\(resealed) secrets were sealed anew.")
            for name in unreadable { console.note("Does not open: \(name)".safeForTerminal) }
            if !unreadable.isEmpty { console.note("The old keys are kept. Enter these anew, then rotate again.") }
            if unreadable.isEmpty, keysLeft > 0 {
                console.note("\(keysLeft) old keys are in a file that is not ours to change. Remove them there.")
            }
        }
        return unreadable.isEmpty ? .success : .doneWithFailures
    }
}
