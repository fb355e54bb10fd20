import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// `rollcall connection`.
struct ConnectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connection", abstract: "Connect a Microsoft Entra tenant.",
        subcommands: [SetConnection.self, ShowConnection.self, TestConnection.self])
}

/// `rollcall connection set`.
struct SetConnection: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Save how to reach the tenant, and test it.",
        discussion: """
            In Entra:
              App registrations > New registration
              API permissions > Microsoft Graph > Application permissions >
                User.Read.All > Grant admin consent
              Certificates & secrets > New client secret

            The secret's Value comes from a file, from standard input
            (--secret-file -), or a prompt.
            """)

    @Option(help: "The Directory (tenant) ID, or a verified domain.")
    var tenant: String

    @Option(help: "The Application (client) ID.")
    var clientID: String

    @Option(help: "A file that holds the client secret's Value; - for standard input. Without it, you are asked.")
    var secretFile: String?

    @Option(help: "The Microsoft cloud: global, us-gov, us-dod, china, or one of the server's configuration.")
    var cloud = "global"

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let secret = try SecretSource(file: secretFile).read(asking: console)
        let settings = try ConnectionSettings(cloud: cloud, tenant: tenant, client: clientID)
        try await installation.connecting.connect(
            settings, with: .clientSecret(secret, expires: nil), in: Installation.organization,
            by: .thisAccount)
        if !output.json { console.note("Saved. Testing…") }
        return try await TestConnection.test(installation, output, console)
    }
}

/// `rollcall connection show`.
struct ShowConnection: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show how the tenant is reached. The secret is never shown.")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        guard let connection = try await installation.store.connection(of: Installation.organization) else {
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
struct TestConnection: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sign in, see which tenant answers, and read one person.")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        try await Self.test(installation, output, console)
    }

    static func test(
        _ installation: Installation, _ output: OutputOptions, _ console: Console
    ) async throws -> ExitCode {
        let report = try await installation.engine.test(Installation.organization, by: .thisAccount)
        guard let connection = try await installation.store.connection(of: Installation.organization) else {
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

    init(_ connection: Connection) {
        cloud = connection.cloud.rawValue
        tenant = connection.tenant.description
        clientID = connection.client
        answeredAs = connection.pinnedTenant
    }

    func show(on console: Console) {
        console.print("Cloud      \(cloud)")
        console.print("Tenant     \(tenant)")
        console.print("Client ID  \(clientID)")
        console.print("Secret     stored, never shown")
        let answered = answeredAs.map { "\($0.displayName.safeForTerminal) (\($0.id))" } ?? "nobody yet"
        console.print("Answered   \(answered)")
    }
}
