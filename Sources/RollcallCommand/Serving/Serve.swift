import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Logging
import Rollcall
import ServiceLifecycle
import UnixSignals

/// `rollcall serve`.
struct Serve: ServerCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages, keep the schedules, and tidy up once a day.",
        discussion: """
              rollcall serve
              rollcall serve --port 9000

            Where it listens, its certificate and its proxies are in rollcall.json in the
            data directory; see Documentation/operating.md. Until the server is claimed, it
            listens on this machine only.
            """)

    @Option(help: "The port, in the place of the one in rollcall.json or 8484; 0 takes any free one.")
    var port: UInt16?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let announcement = Announcement(installation: installation, console: console)
        let services: [any Service] = [
            RunKeeper(installation),
            PageServer(installation, port: port, onOpening: announcement.tell),
            ScheduleKeeper(installation),
            Housekeeping(store: installation.store, world: installation.world, logger: data.logger),
        ]
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: data.logger)
        try await group.run()
        return .success
    }
}

/// Says where the pages are, and how to claim a server that nobody has claimed.
struct Announcement: Sendable {
    let installation: Installation
    let console: Console

    @Sendable func tell(_ opening: PageServer.Opening) async {
        switch opening.audience {
        case .everybody:
            console.print("Rollcall is at \(opening.url)")
            console.note("Stop it with Control-C.")
        case .claimant: await invite(to: opening.url)
        }
    }

    private func invite(to url: String) async {
        console.print("Rollcall is at \(url), for this machine only until somebody has claimed it.")
        do throws(Problem) {
            let code = try await installation.doors.offerClaim(by: .thisAccount)
            console.print(ClaimInvitation(url: url, code: code).text)
        } catch  where error.code == .alreadyClaimed {
            return
        } catch {
            console.note("\(error.cause) \(error.advice)".safeForTerminal)
        }
        console.note("Stop it with Control-C.")
    }
}

/// How a server is claimed. The code stands behind a `#`: browsers keep that to themselves, so it is in no log.
struct ClaimInvitation {
    let url: String
    let code: Secret

    var text: String {
        """

        Make the first account within an hour:
          \(url)/claim#\(code.reveal())
        The code alone, to type into the form:
          \(code.reveal())
        A new one:  rollcall account claim-code
        """
    }
}
