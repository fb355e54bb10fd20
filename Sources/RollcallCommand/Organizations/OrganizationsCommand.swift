import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall organization`.
struct OrganizationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organization", abstract: "The organizations of this server: each with its own users and members.",
        discussion: """
              rollcall organization create "Fabrikam" --owner ana@contoso.example
              rollcall users list --organization fabrikam
            """,
        subcommands: [
            ListOrganizations.self, CreateOrganization.self, RenameOrganization.self, OrganizationSettings.self,
        ])
}

/// `rollcall organization list`.
struct ListOrganizations: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List organizations by name.", discussion: "  rollcall organization list")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let organizations = try await installation.office.organizations()
        if output.json {
            try console.printJSON(organizations.map(OrganizationDocument.init))
        } else if organizations.isEmpty {
            console.print("No organization has a name yet: claiming the server names the first.")
            console.print("Until then, commands work in it without --organization.")
        } else {
            Table(
                header: ["ORGANIZATION", "NAME", "SINCE"],
                rows: organizations.map { [$0.handle.description, $0.name, $0.createdAt.short] }
            ).show(on: console)
        }
        return .success
    }
}

/// `rollcall organization create`.
struct CreateOrganization: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Add an organization.",
        discussion: """
              rollcall organization create "Fabrikam" --handle fabrikam --owner ana@contoso.example

            The short name in addresses never changes. Without an owner, invite one:
              rollcall member invite bo@fabrikam.example --role owner --organization fabrikam
            """)

    @Argument(help: "What to call it.")
    var name: String

    @Option(help: "Its short name: letters a–z, digits and hyphens. Without it, made from the name.")
    var handle: String?

    @Option(help: "The email address of an account that owns it.")
    var owner: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        var account: AccountID?
        if let owner { account = try await installation.account(email: owner).id }
        let made = try await installation.office.createOrganization(
            name: name, handle: handle ?? "", owner: account, by: .thisAccount)
        try OrganizationDocument(made).show(output, console)
        return .success
    }
}

/// `rollcall organization rename`.
struct RenameOrganization: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Call an organization otherwise. Its short name stays.",
        discussion: "  rollcall organization rename \"Fabrikam Ltd\" --organization fabrikam")

    @Argument(help: "What to call it.")
    var name: String

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        var organization = try await place.requireName()
        organization.name = name
        try OrganizationDocument(try await place.office.change(organization, by: .thisAccount)).show(output, console)
        return .success
    }
}

/// `rollcall organization settings`.
struct OrganizationSettings: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "How members sign in, and for how long things are kept; with options, change it.",
        discussion: """
              rollcall organization settings
              rollcall organization settings --second-factor required
              rollcall organization settings --keep-runs 365 --keep-audit 730
            """)

    @Option(help: "Whether members may sign in with the connected tenant.")
    var entra: SignInPolicy.EntraSignIn?

    @Option(help: "Whether members who sign in with a password need a second factor.")
    var secondFactor: SignInPolicy.Requirement?

    @Option(help: "For how many days runs and their decisions are kept, 30 to 3650.")
    var keepRuns: Int?

    @Option(help: "For how many days the audit is kept, 30 to 3650.")
    var keepAudit: Int?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let stored = try await place.requireName()
        var wanted = stored
        if let entra { wanted.signIn.entra = entra }
        if let secondFactor { wanted.signIn.secondFactor = secondFactor }
        if let keepRuns { wanted.retention.runs = keepRuns }
        if let keepAudit { wanted.retention.audit = keepAudit }
        let current = wanted == stored ? stored : try await place.office.change(wanted, by: .thisAccount)
        try OrganizationDocument(current).show(output, console)
        return .success
    }
}

extension Workplace {
    /// The organization itself.
    ///
    /// - Throws: `not-found` while it has no name, because nobody has claimed the server.
    @discardableResult
    func requireName() async throws(Problem) -> Organization {
        guard let found = try await store.organization(organization) else {
            throw Problem(
                .notFound, cause: "The organization has no name and no members yet: nobody has claimed this server.",
                effect: "Nothing was done.", advice: "Make a code with: rollcall account claim-code")
        }
        return found
    }
}

/// An organization as JSON, and in words.
struct OrganizationDocument: Encodable {
    let id: OrganizationID
    let handle: String
    let name: String
    let entra: SignInPolicy.EntraSignIn
    let secondFactor: SignInPolicy.Requirement
    let keepRuns: Int
    let keepAudit: Int
    let createdAt: Date

    init(_ organization: Organization) {
        id = organization.id
        handle = organization.handle.description
        name = organization.name
        entra = organization.signIn.entra
        secondFactor = organization.signIn.secondFactor
        keepRuns = organization.retention.runs
        keepAudit = organization.retention.audit
        createdAt = organization.createdAt
    }

    func show(_ output: OutputOptions, _ console: Console) throws {
        guard !output.json else { return try console.printJSON(self) }
        let rows = [
            ("Name", name), ("Short name", handle), ("Sign-in with Entra", entra.rawValue),
            ("Second factor", secondFactor.rawValue), ("Runs are kept", "\(keepRuns) days"),
            ("The audit is kept", "\(keepAudit) days"),
        ]
        for (label, value) in rows { console.print("\(label.padded(to: 18))  \(value)".safeForTerminal) }
    }
}

extension SignInPolicy.EntraSignIn: ExpressibleByArgument {}
extension SignInPolicy.Requirement: ExpressibleByArgument {}
