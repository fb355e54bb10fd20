import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall users hold`.
struct HoldUsers: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Have runs leave users alone until they are released.",
        discussion: "  rollcall users hold USER-ID USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .held, "held", in: installation, console)
    }
}

/// `rollcall users release`.
struct ReleaseUsers: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Have runs bring held users in step again.",
        discussion: "  rollcall users release USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .released, "released", in: installation, console)
    }
}

/// `rollcall users protect`.
struct ProtectUsers: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect", abstract: "Have runs neither delete nor deactivate users. Their fields still follow.",
        discussion: "  rollcall users protect USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .protected, "protected", in: installation, console)
    }
}

/// `rollcall users unprotect`.
struct UnprotectUsers: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "unprotect", abstract: "Let runs delete and deactivate users again.",
        discussion: "  rollcall users unprotect USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .unprotected, "unprotected", in: installation, console)
    }
}

extension InstallationCommand {
    fileprivate func mark(
        _ ids: [UserID], _ mark: UserMark, _ word: String, in installation: Installation, _ console: Console
    ) async throws -> ExitCode {
        let draft = Requester.thisAccount.did(mark.deed, to: ids.map(\.description).joined(separator: ", "))
        try await installation.store.mark(
            ids, mark, of: Installation.organization, noting: draft, at: installation.world.now())
        if output.json {
            try console.printJSON(MarkDocument(users: ids, mark: word))
        } else {
            console.print(ids.count == 1 ? "1 user is \(word)." : "\(ids.count) users are \(word).")
        }
        return .success
    }
}

private struct MarkDocument: Encodable {
    let users: [UserID]
    let mark: String
}
