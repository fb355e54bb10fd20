import EntraSimulator
import Foundation
import TestSupport

/// The built `rollcall`, run as a person or a script runs it, on a data directory of its own.
struct Terminal {
    let folder: URL
    let tenant: RunningSimulator

    struct Answer {
        let code: Int32
        let output: String
        let errors: String

        /// The JSON document on standard output.
        var json: [String: Any] {
            get throws {
                try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// Runs the body with a simulated tenant and a new data directory whose configuration names it `simulated`, and a
    /// second cloud, `nowhere`, at a port that nobody listens on.
    static func open<R: Sendable>(
        people: Int = 30, _ body: (Terminal) async throws -> R
    ) async throws -> R {
        try await withSimulator(SimulatorConfiguration(people: people)) { tenant in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data(tenant.certificateAuthorityPEM.utf8).write(to: folder.appendingPathComponent("ca.pem"))
            let configuration: [String: Any] = [
                "clouds": ["simulated", "nowhere"],
                "cloud": [
                    "simulated": ["loginHost": tenant.host, "graphHost": tenant.host, "caFile": "ca.pem"],
                    "nowhere": ["loginHost": "localhost:9", "graphHost": "localhost:9"],
                ],
            ]
            try JSONSerialization.data(withJSONObject: configuration)
                .write(to: folder.appendingPathComponent("rollcall.json"))
            return try await body(Terminal(folder: folder, tenant: tenant))
        }
    }

    /// Runs `rollcall` with the data directory added.
    func rollcall(_ arguments: String..., input: String = "") throws -> Answer {
        try Self.run(arguments + ["--data-dir", folder.path], input: input)
    }

    /// Connects to the simulated tenant.
    func connect(cloud: String = "simulated", secret: String? = nil) throws -> Answer {
        try rollcall(
            "connection", "set", "--cloud", cloud, "--tenant", tenant.tenantID, "--client-id", tenant.clientID,
            "--secret-file", "-", input: secret ?? tenant.clientSecret)
    }

    /// Runs `rollcall` with these arguments and nothing else.
    static func run(_ arguments: [String], input: String = "") throws -> Answer {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = ["HOME": NSTemporaryDirectory(), "PATH": "/usr/bin:/bin"]
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        let errors = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Answer(
            code: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Beside the bundle of the tests, where the package manager puts both.
    private static var program: URL {
        URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("rollcall")
    }
}
