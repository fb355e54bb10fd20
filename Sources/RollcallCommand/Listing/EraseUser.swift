import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall users erase`.
struct EraseUser: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove everything that is known of a user, for good.",
        discussion: """
              rollcall users erase USER-ID
              rollcall users erase USER-ID --confirm USER-ID

            The user, or the deleted user, goes with every value in the history of runs and in
            events, on the disk too. Undoing cannot bring anything of it back. What stays says
            that somebody was erased, by id. Backups are not touched.
            A user who still is in the tenant would be imported anew by an import.
            """)

    @Argument(help: "The id of the user, as `users list` or `users deleted` shows it.")
    var user: String

    @Option(help: "The id once more, for scripts. Without it, you are asked to type it.")
    var confirm: String?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard UserID(user) != nil else { throw ValidationError("\"\(user)\" is no user id.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let id = UserID(user), let found = try await place.store.user(id, of: place.organization) else {
            throw Problem.notFound("There is no user \(user) here.")
        }
        try requireConfirmation(of: found, console)
        try await place.store.erase(
            id, of: place.organization, noting: Requester.thisAccount.did(.userErased, to: id.description),
            at: place.world.now())
        if output.json {
            try console.printJSON(["erased": id.description])
        } else {
            console.print("Everything that was known of user \(id) is erased. Old backups still have it.")
        }
        return .success
    }

    private func requireConfirmation(of user: User, _ console: Console) throws(Problem) {
        if let confirm {
            guard UserID(confirm) == user.id else { throw .notConfirmed }
            return
        }
        guard isatty(STDIN_FILENO) == 1 else {
            throw .entered(
                "Erasing cannot be taken back, and there is no terminal to ask on.",
                advice: "Confirm it with --confirm \(user.id)", field: "confirm")
        }
        console.note("This erases \(user.profile.name) (\(user.profile.username)) for good.".safeForTerminal)
        console.note("Type the id to go on:  \(user.id)")
        guard let typed = readLine(), UserID(typed.trimmingWhitespace) == user.id else { throw .notConfirmed }
    }
}

extension Problem {
    fileprivate static let notConfirmed = Problem(
        .invalidValue, cause: "What was typed is not the id of the user.", effect: "Nobody was erased.",
        advice: "Type or give exactly the id that is to be erased.", field: "confirm")
}
