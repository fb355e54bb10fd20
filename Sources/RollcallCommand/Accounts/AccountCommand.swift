import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall account`.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "The accounts of people who sign in, on the whole server.",
        discussion: """
              rollcall account list
              rollcall account recover ana@contoso.example
            """,
        subcommands: [
            ListAccounts.self, RecoverAccount.self, SuspendAccount.self, ReinstateAccount.self, MakeClaimCode.self,
        ])
}

/// `rollcall account list`.
struct ListAccounts: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List accounts by name: how they sign in, and where they belong.",
        discussion: "  rollcall account list")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let handles = Dictionary(
            try await installation.store.organizations().map { ($0.id, $0.handle.description) }
        ) { first, _ in first }
        var documents: [AccountDocument] = []
        for account in try await installation.office.accounts() {
            let memberships = try await installation.store.memberships(of: account.id)
            documents.append(AccountDocument(account, memberships, handles))
        }
        if output.json {
            try console.printJSON(documents)
        } else if documents.isEmpty {
            console.print("No accounts yet: nobody has claimed this server. Make a code with:")
            console.print("  rollcall account claim-code")
        } else {
            Table(
                header: ["EMAIL", "NAME", "STANDING", "SIGNS IN BY", "BELONGS TO"], rows: documents.map(\.row)
            ).show(on: console)
        }
        return .success
    }
}

/// `rollcall account recover`.
struct RecoverAccount: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Make a link by which somebody sets a new password, within an hour.",
        discussion: """
              rollcall account recover ana@contoso.example

            The account loses its second factor with it, and every session of it ends.
            Hand the link over in person, or by a way that nobody else reads.
            """)

    @OptionGroup var account: AccountArgument
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let account = try await account.account(in: installation)
        let code = try await installation.office.offerRecovery(of: account.id, by: .thisAccount)
        let link = OneTimeLink(path: "/recover", code: code, of: installation.settings)
        try link.show(for: account.email, lasting: "an hour", output, console)
        return .success
    }
}

/// `rollcall account suspend`.
struct SuspendAccount: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Keep somebody out: every session ends, and their tokens stop working.",
        discussion: "  rollcall account suspend bo@contoso.example")

    @OptionGroup var account: AccountArgument
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await account.setStanding(.suspended, in: installation, output, console)
    }
}

/// `rollcall account reinstate`.
struct ReinstateAccount: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "Let somebody who was suspended sign in again.",
        discussion: "  rollcall account reinstate bo@contoso.example")

    @OptionGroup var account: AccountArgument
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await account.setStanding(.active, in: installation, output, console)
    }
}

/// `rollcall account claim-code`.
struct MakeClaimCode: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim-code", abstract: "Make a code by which the first account is made, within an hour.",
        discussion: """
              rollcall account claim-code

            Earlier codes stop working. Once there is an account, there are no more codes.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let code = try await installation.doors.offerClaim(by: .thisAccount)
        let url = installation.settings.web.claimURL
        if output.json {
            try console.printJSON(CodeDocument(code: code.reveal(), link: "\(url)/claim#\(code.reveal())"))
        } else {
            console.print(ClaimInvitation(url: url, code: code).text)
            console.note("It works while `rollcall serve` runs, on this machine.")
        }
        return .success
    }
}

private struct CodeDocument: Encodable {
    let code: String
    let link: String
}

private struct AccountDocument: Encodable {
    let id: AccountID
    let email: String
    let name: String
    let standing: Account.Standing
    let isServerAdministrator: Bool
    let signsInBy: [String]
    /// Organizations with the role in each.
    let organizations: [String: Role]

    init(_ account: Account, _ memberships: [Membership], _ handles: [OrganizationID: String]) {
        id = account.id
        email = account.email
        name = account.name
        standing = account.standing
        isServerAdministrator = account.isServerAdministrator
        signsInBy = [
            account.password.map { _ in "password" }, account.secondFactor.map { _ in "code" },
            account.entraIdentity.map { _ in "Entra" },
        ].compactMap(\.self)
        organizations = Dictionary(
            memberships.map { (handles[$0.organization] ?? $0.organization.description, $0.role) }
        ) { first, _ in first }
    }

    var row: [String] {
        let places = organizations.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.rawValue))" }
        let belongs = (isServerAdministrator ? ["the server (administrator)"] : []) + places
        return [
            email, name, standing.rawValue, signsInBy.joined(separator: " + "), belongs.joined(separator: ", "),
        ]
    }
}
