import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall connection`.
struct ConnectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connection", abstract: "Connect a Microsoft Entra tenant.",
        subcommands: [SetConnection.self, ShowConnection.self, TestConnection.self, CredentialCommand.self])
}

/// `rollcall connection set`.
struct SetConnection: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Save how to reach the tenant, and test it.",
        discussion: """
            In Entra:
              App registrations > New registration
              API permissions > Microsoft Graph > Application permissions >
                User.Read.All > Grant admin consent
              Certificates & secrets > New client secret

            The secret's Value comes from a file, from standard input
            (--secret-file -), or a prompt. With a certificate instead:
              rollcall connection set --tenant DOMAIN --client-id ID --without-secret
              rollcall connection credential add --new-certificate
            """)

    @Option(help: "The Directory (tenant) ID, or a verified domain.")
    var tenant: String

    @Option(help: "The Application (client) ID.")
    var clientID: String

    @Option(help: "A file that holds the client secret's Value; - for standard input. Without it, you are asked.")
    var secretFile: String?

    @Flag(help: "Ask for no secret: keep the credentials there are, or add one afterwards.")
    var withoutSecret = false

    @Option(help: "The Microsoft cloud: global, us-gov, us-dod, china, or one of the server's configuration.")
    var cloud = "global"

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !withoutSecret || secretFile == nil else {
            throw ValidationError("Say --secret-file or --without-secret, not both.")
        }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let settings = try ConnectionSettings(cloud: cloud, tenant: tenant, client: clientID)
        let credential: CredentialEntry? =
            withoutSecret
            ? nil : .clientSecret(try SecretSource(file: secretFile).read(asking: console), expires: nil)
        let connection = try await place.connecting.connect(
            settings, with: credential, in: place.organization, by: .thisAccount)
        guard !connection.credentials.isEmpty else {
            console.note("Saved. Next:  rollcall connection credential add --new-certificate")
            if output.json { try console.printJSON(ConnectionDocument(connection)) }
            return .success
        }
        if !output.json { console.note("Saved. Testing…") }
        return try await TestConnection.test(place, output, console)
    }
}

/// `rollcall connection show`.
struct ShowConnection: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show how the tenant is reached. Nothing secret is shown.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw Problem.notConnected
        }
        let document = ConnectionDocument(connection)
        if output.json {
            try console.printJSON(document)
        } else {
            document.show(on: console)
        }
        return .success
    }
}

/// `rollcall connection test`.
struct TestConnection: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sign in, see which tenant answers, and read one person.")

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await Self.test(place, output, console)
    }

    static func test(
        _ place: Workplace, _ output: OutputOptions, _ console: Console
    ) async throws -> ExitCode {
        let report = try await place.engine.test(place.organization, by: .thisAccount)
        guard let connection = try await place.store.connection(of: place.organization) else {
            throw Problem.notConnected
        }
        try ConnectionTestReport(report: report, connection: connection).show(output, console)
        guard let problem = report.problem else { return .success }
        if !output.json { try output.tell(problem, on: console) }
        return problem.exitCode
    }
}

private struct ConnectionDocument: Encodable {
    let cloud: String
    let tenant: String
    let clientID: ClientID
    let answeredAs: PinnedTenant?
    /// What each of them is called.
    let credentials: [String]

    init(_ connection: Connection) {
        cloud = connection.cloud.rawValue
        tenant = connection.tenant.description
        clientID = connection.client
        answeredAs = connection.pinnedTenant
        credentials = connection.credentials.map(\.label)
    }

    func show(on console: Console) {
        console.print("Cloud      \(cloud)")
        console.print("Tenant     \(tenant)")
        console.print("Client ID  \(clientID)")
        let shown = credentials.isEmpty ? "none yet" : credentials.joined(separator: "; ")
        console.print("Proves by  \(shown)".safeForTerminal)
        let answered = answeredAs.map { "\($0.displayName.safeForTerminal) (\($0.id))" } ?? "nobody yet"
        console.print("Answered   \(answered)")
    }
}
