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
        discussion: """
              rollcall demo
              rollcall demo --script

            Imports most of the tenant, lets things happen in it, and serves the pages to try
            them on. Prints with what to sign in.
            """)

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
                    try await tell(in: installation, tenant, console)
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

    private func tell(
        in installation: Installation, _ tenant: RunningSimulator, _ console: Console
    ) async throws {
        console.note("A simulated tenant of \(tenant.people) people answers at https://\(tenant.host)")
        let owner = try await DemoOwner.claim(installation)
        let place = Workplace(installation, try await installation.organization(named: nil))
        let story = DemoStory(place: place, tenant: tenant)
        let imported = try await story.importAlmostEverybody()
        console.note("Imported \(imported.counts[.imported]) of them. Now things happen in the tenant…")
        let happened = try await story.letThingsHappen(toPeopleOf: imported)
        if script {
            try await DemoScript(story: story, happened: happened, console: console).run()
        } else {
            try await serve(story, happened, owner, console)
        }
    }

    private func serve(
        _ story: DemoStory, _ happened: DemoHappenings, _ owner: DemoOwner, _ console: Console
    ) async throws {
        let invitation = DemoInvitation(story: story, happened: happened, owner: owner)
        let server = PageServer(story.place.installation, port: port) { opening in
            console.print(invitation.text(at: opening.url))
        }
        let services: [any Service] = [
            RunKeeper(story.place.installation), server, ScheduleKeeper(story.place.installation),
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
