import ArgumentParser
import DirectoryCore
import Foundation
import Logging
import Rollcall

/// `rollcall seed`, which is in no list of commands: for trials of long lists.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "For trials: fill a new data directory with made-up users.",
        discussion: "They belong to a tenant that does not exist. Look at them with: rollcall serve --data-dir DIR",
        shouldDisplay: false)

    @Argument(help: "How many users.")
    var users: Int

    @Option(name: .customLong("data-dir"), help: "A folder that is new.")
    var folder: String

    func validate() throws {
        guard (1...5_000_000).contains(users) else { throw ValidationError("Between 1 and 5,000,000 users, please.") }
    }

    func run() async throws {
        let console = Console()
        do {
            try await SeededDirectory(DataDirectory(path: folder)).fill(
                with: users, at: Date(), logger: Logger(label: "rollcall.seed"))
            console.print("\(folder) has \(users) made-up users, one in a hundred of them deleted.")
        } catch let problem as Problem {
            console.note("\(problem.cause) \(problem.effect) \(problem.advice)")
            throw problem.exitCode
        }
    }
}
