import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall users show`.
struct ShowUser: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a user's fields, and how the user stands, in words.",
        discussion: "  rollcall users show USER-ID")

    @Argument(help: "The id of the user, as `users list` or `users deleted` shows it.")
    var user: String

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard UserID(user) != nil else { throw ValidationError("\"\(user)\" is no user id.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let id = UserID(user), let listed = try await place.listedUser(id) else {
            throw Problem.notFound("There is no user \(user) here.")
        }
        let row = ListedUserRow(listed)
        if output.json {
            try console.printJSON(UserDocument(row))
        } else {
            console.print(console.styled(row.user.profile.name.safeForTerminal, .bold))
            for (name, value) in row.fields {
                console.print("\(name.padded(to: 18))  \(value.safeForTerminal)")
            }
            for sentence in row.standing(at: place.world.now()) { console.print(sentence.safeForTerminal) }
        }
        return .success
    }
}

extension Workplace {
    /// A user as lists show it; a deleted one too.
    fileprivate func listedUser(_ id: UserID) async throws(Problem) -> ListedUser? {
        guard let user = try await store.user(id, of: organization) else { return nil }
        let query = UserQuery(text: user.profile.username, page: PageRequest(size: 1_000))
        let namesakes = try await store.users(query, of: organization).rows
        return namesakes.first { $0.user.id == id }
            ?? ListedUser(user: user, duplicates: [], isFromAnotherTenant: false)
    }
}

extension ListedUserRow {
    fileprivate var fields: [(name: String, value: String)] {
        let profile = user.profile
        let mapped = profile.fields.map { field in
            (field.label.prefix(1).uppercased() + field.label.dropFirst(), profile[field] ?? "(empty)")
        }
        let object = user.binding.map { ", directory object \($0.object)" } ?? ""
        return [("User ID", user.id.description)] + mapped + [
            ("Source", source + object), ("Status", status),
            ("Last synchronized", user.lastSynchronized?.short ?? "never"),
        ]
    }

    /// What there is to say about the user beyond the fields, one sentence each.
    fileprivate func standing(at now: Date) -> [String] {
        var sentences = duplicates.map { "Duplicate: \($0.sentence). Runs leave the user alone until that is settled." }
        if let since = user.missingSince {
            sentences.append(
                "Missing: Entra has not shown the person since \(since.short). The user is deleted only when a later "
                    + "run proves it.")
        }
        if user.isOutOfScope {
            sentences.append("Out of scope: the person is in Entra, and not in the scope of the connection.")
        }
        if user.isHeld {
            sentences.append("Held: runs leave the user alone. Release with:  rollcall users release \(user.id)")
        }
        if user.isProtected { sentences.append("Protected: runs neither delete nor deactivate the user.") }
        if let deletedAt = user.deletedAt {
            sentences.append(
                "Deleted on \(deletedAt.short), restorable for \(user.daysLeft(at: now)) days:  rollcall users restore "
                    + "\(user.id)")
        }
        return sentences
    }
}
