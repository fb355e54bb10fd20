import ArgumentParser
import DirectoryCore
import Rollcall

/// `rollcall config`.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "The server's own settings, in rollcall.json.",
        subcommands: [CheckConfig.self])
}

/// `rollcall config check`.
struct CheckConfig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tell whether rollcall.json is right, without starting anything.",
        discussion: """
              rollcall config check
              rollcall config check --data-dir /var/lib/rollcall

            It ends with 0 when the server can be started with it, and with 64 when not,
            naming the setting that is wrong.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let console = Console()
        do {
            let settings = try ServerSettings.read(data.directory)
            if let files = settings.web.tls { _ = try ServerCertificate(files) }
            try show(ConfigDocument(settings), console)
        } catch let problem as Problem {
            try output.tell(problem, on: console)
            throw problem.exitCode
        }
    }

    private func show(_ document: ConfigDocument, _ console: Console) throws {
        guard !output.json else { return try console.printJSON(document) }
        console.print("The configuration is right.")
        console.print("Listens on  \(document.listen)")
        console.print("Found at    \(document.publicURL ?? "this machine only")")
        console.print("TLS         \(document.tls ? "yes" : "no")")
        console.print("Proxies     \(document.proxies.isEmpty ? "none" : document.proxies.joined(separator: ", "))")
        console.print("Clouds      \(document.clouds.joined(separator: ", "))")
    }
}

private struct ConfigDocument: Encodable {
    let listen: String
    let publicURL: String?
    let tls: Bool
    let proxies: [String]
    let clouds: [String]

    init(_ settings: ServerSettings) {
        (listen, publicURL, proxies) = settings.web.written
        tls = settings.web.tls != nil
        clouds = settings.clouds.names
    }
}
