import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall users hold`.
struct HoldUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Have runs leave users alone until they are released.",
        discussion: "  rollcall users hold USER-ID USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .held, "held", in: place, console)
    }
}

/// `rollcall users release`.
struct ReleaseUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Have runs bring held users in step again.",
        discussion: "  rollcall users release USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .released, "released", in: place, console)
    }
}

/// `rollcall users protect`.
struct ProtectUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect", abstract: "Have runs neither delete nor deactivate users. Their fields still follow.",
        discussion: "  rollcall users protect USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .protected, "protected", in: place, console)
    }
}

/// `rollcall users unprotect`.
struct UnprotectUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "unprotect", abstract: "Let runs delete and deactivate users again.",
        discussion: "  rollcall users unprotect USER-ID")

    @OptionGroup var users: UserArguments
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await mark(try users.ids(), .unprotected, "unprotected", in: place, console)
    }
}

extension OrganizationCommand {
    fileprivate func mark(
        _ ids: [UserID], _ mark: UserMark, _ word: String, in place: Workplace, _ console: Console
    ) async throws -> ExitCode {
        let draft = Requester.thisAccount.did(mark.deed, to: ids.map(\.description).joined(separator: ", "))
        try await place.store.mark(
            ids, mark, of: place.organization, noting: draft, at: place.world.now())
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
