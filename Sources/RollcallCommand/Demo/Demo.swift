import ArgumentParser
import DirectoryCore
import EntraSimulator
import Foundation
import Logging
import Rollcall
import ServiceLifecycle
import UnixSignals

/// `rollcall demo`.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Try everything on this machine, with a simulated Entra tenant of 500 people.",
        discussion: "Imports most of the tenant, lets things happen in it, and serves the pages to try them on.")

    @Option(help: "The port of the pages, on the loopback interface; 0 takes any free one.")
    var port: UInt16 = 8484

    @Option(
        name: .customLong("data-dir"),
        help: "A folder to keep the demo's data in. Without it, they go to a temporary one, removed at the end.")
    var folder: String?

    @Flag(help: "Tell the whole story here in the terminal, without a browser, and exit.")
    var script = false

    func run() async throws {
        let console = Console()
        do {
            let folder = try DemoFolder(path: folder)
            defer { folder.remove() }
            try await EntraSimulator.serving(SimulatorConfiguration(people: 500)) { tenant in
                try folder.write(CloudFile(tenant))
                let installation = try await Installation.open(folder.data, logger: quietLogger)
                do {
                    try await tell(DemoStory(installation: installation, tenant: tenant), console)
                } catch {
                    await installation.close()
                    throw error
                }
                await installation.close()
            }
        } catch let problem as Problem {
            console.note("\(problem.cause) \(problem.effect) \(problem.advice)")
            throw problem.exitCode
        }
    }

    private func tell(_ story: DemoStory, _ console: Console) async throws {
        console.note("A simulated tenant of \(story.tenant.people) people answers at https://\(story.tenant.host)")
        let imported = try await story.importAlmostEverybody()
        console.note("Imported \(imported.counts[.imported]) of them. Now things happen in the tenant…")
        let happened = try await story.letThingsHappen(toPeopleOf: imported)
        if script {
            try await DemoScript(story: story, happened: happened, console: console).run()
        } else {
            try await serve(story, happened, console)
        }
    }

    private func serve(_ story: DemoStory, _ happened: DemoHappenings, _ console: Console) async throws {
        let invitation = DemoInvitation(story: story, happened: happened)
        let server = PageServer(story.installation, port: port) { port in
            console.print(invitation.text(port: port))
        }
        let services: [any Service] = [
            RunKeeper(story.installation), server, ScheduleKeeper(story.installation),
        ]
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLogger)
        try await group.run()
    }

    private var quietLogger: Logger {
        var logger = Logger(label: "rollcall.demo") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }
}
