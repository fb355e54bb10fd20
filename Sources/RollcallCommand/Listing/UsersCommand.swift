import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall users`.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "The users of the application, and those that were deleted.",
        subcommands: [
            ListUsers.self, ShowUser.self, HoldUsers.self, ReleaseUsers.self, ProtectUsers.self, UnprotectUsers.self,
            DeletedUsers.self, RestoreUsers.self, EraseUser.self,
        ])
}

/// `rollcall users list`.
struct ListUsers: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List users by name, with their source and status.")

    @Option(help: "Only users whose name, username or email contains this text.")
    var match: String?

    @Flag(help: "Only users that a synchronization can be about: imported from the tenant connected now.")
    var synchronizable = false

    @OptionGroup var list: ListOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let request = PageRequest(number: list.page, size: list.limit)
        let query = UserQuery(view: try await view(place), text: match, page: request)
        let page = try await place.store.users(query, of: place.organization)
        let rows = page.rows.map(ListedUserRow.init)
        if output.json {
            try console.printJSON(UserPageDocument(total: page.total, users: rows.map(UserDocument.init)))
        } else if rows.isEmpty {
            console.print(match == nil ? "No users yet. Import people with:  rollcall import --all" : "No users match.")
        } else {
            Table(
                header: ["USER ID", "NAME", "USERNAME", "EMAIL", "SOURCE", "STATUS"],
                rows: rows.map { row in
                    let profile = row.user.profile
                    return [
                        row.user.id.description, profile.name, profile.username, profile.email ?? "", row.source,
                        row.status,
                    ]
                }
            ).show(on: console)
            console.note("Page \(list.page) of \(page.pageCount), \(page.total.users).")
        }
        return .success
    }

    private func view(_ place: Workplace) async throws(Problem) -> UserQuery.View {
        guard synchronizable else { return .all }
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw .notConnected
        }
        return .synchronizable(connection)
    }
}

private struct UserPageDocument: Encodable {
    let total: Int
    let users: [UserDocument]
}

/// A listed user with its source and status in words.
struct ListedUserRow {
    let user: User
    let duplicates: [AddressConflict]
    let source: String
    let status: String

    init(_ listed: ListedUser) {
        user = listed.user
        duplicates = listed.duplicates
        source =
            switch (listed.user.origin, listed.isFromAnotherTenant) {
            case (.local, _): "local"
            case (.imported, false): "entra"
            case (.imported, true): "entra, another tenant"
            }
        status = Self.status(of: listed)
    }

    private static func status(of listed: ListedUser) -> String {
        let access =
            switch listed.user.status {
            case .active: "active"
            case .deactivated: "deactivated"
            case .deleted: "deleted"
            }
        let marks = [
            listed.duplicates.isEmpty ? nil : "duplicate", listed.user.missingSince.map { _ in "missing" },
            listed.user.isOutOfScope ? "out of scope" : nil, listed.user.isHeld ? "held" : nil,
            listed.user.isProtected ? "protected" : nil,
        ].compactMap(\.self)
        return ([access] + marks).joined(separator: ", ")
    }
}
