import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall users deleted`.
struct DeletedUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "deleted", abstract: "List deleted users that can still be restored, the latest first.",
        discussion: "  rollcall users deleted")

    @OptionGroup var list: ListOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let page = try await place.store.tombstones(
            of: place.organization, page: PageRequest(number: list.page, size: list.limit))
        let rows = page.rows.map { TombstoneDocument($0, now: place.world.now()) }
        if output.json {
            try console.printJSON(TombstonePageDocument(total: page.total, users: rows))
        } else if rows.isEmpty {
            console.print("Nobody is deleted.")
        } else {
            Table(
                header: ["USER ID", "NAME", "USERNAME", "EMAIL", "DELETED", "DAYS LEFT"],
                rows: rows.map { row in
                    [
                        row.id.description, row.name, row.username, row.email ?? "", row.deletedAt?.short ?? "",
                        String(row.daysLeft),
                    ]
                }
            ).show(on: console)
            console.note("Page \(list.page) of \(page.pageCount), \(page.total.users).")
        }
        return .success
    }
}

/// `rollcall users restore`.
struct RestoreUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring deleted users back as the same users.",
        discussion: """
              rollcall users deleted
              rollcall users restore USER-ID --dry-run
              rollcall users restore USER-ID

            Whoever has an address that belongs to somebody else by now stays deleted.
            """)

    @OptionGroup var users: UserArguments
    @Flag(help: "Only plan: nobody is restored.")
    var dryRun = false

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await carryOut(
            RunPurpose(.restoring(try users.ids()), then: dryRun ? .preview : .apply), in: place, console)
    }
}

private struct TombstonePageDocument: Encodable {
    let total: Int
    let users: [TombstoneDocument]
}

private struct TombstoneDocument: Encodable {
    let id: UserID
    let name: String
    let username: String
    let email: String?
    let deletedAt: Date?
    let daysLeft: Int

    init(_ user: User, now: Date) {
        id = user.id
        name = user.profile.name
        username = user.profile.username
        email = user.profile.email
        deletedAt = user.deletedAt
        daysLeft = user.daysLeft(at: now)
    }
}
