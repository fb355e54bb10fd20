import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Logging
import Rollcall
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

        /// The same when it is a list.
        var array: [[String: Any]] {
            get throws {
                try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
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
    func rollcall(_ arguments: String..., input: String = "") async throws -> Answer {
        try await Self.run(arguments + ["--data-dir", folder.path], input: input)
    }

    func rollcall(_ arguments: [String], input: String = "") async throws -> Answer {
        try await Self.run(arguments + ["--data-dir", folder.path], input: input)
    }

    /// Connects to the simulated tenant.
    func connect(cloud: String = "simulated", secret: String? = nil) async throws -> Answer {
        try await rollcall(
            "connection", "set", "--cloud", cloud, "--tenant", tenant.tenantID, "--client-id", tenant.clientID,
            "--secret-file", "-", input: secret ?? tenant.clientSecret)
    }

    /// Has the data directory's engine do what a schedule would have it do now.
    func synchronizeBySchedule() async throws -> RunID {
        try await with { installation in
            try await installation.engine.run(
                RunPurpose(.synchronizing(.everyone), then: .apply), in: Installation.firstOrganization,
                request: RunRequest(by: Requester(.schedule))
            ).id
        }
    }

    private static let password = Secret("ocelot-kazoo-thimble-fjord")
    private static let visitor = Visitor(origin: .local, agent: "Test")

    /// Ana claims the server, as she would on its pages: she administers it and owns Contoso.
    func claim() async throws {
        try await with { installation in
            let code = try await installation.doors.offerClaim(by: Requester(.command(account: "root")))
            _ = try await installation.doors.claim(
                ClaimForm(
                    code: code, name: "Ana Ruiz", email: "ana@contoso.example", password: Self.password,
                    organization: "Contoso"), visitor: Self.visitor)
        }
    }

    /// Somebody becomes a member by a code.
    func redeem(_ code: String, name: String, email: String) async throws {
        try await with { installation in
            _ = try await installation.doors.redeem(
                RedemptionForm(code: Secret(code), name: name, email: email, password: Self.password),
                visitor: Self.visitor)
        }
    }

    /// Whom the pages take for whoever brings this token.
    func caller(_ token: String) async throws -> Caller? {
        try await with { try await $0.doors.caller(Secret(token)) }
    }

    /// Works in the data directory itself.
    func with<R: Sendable>(_ body: (Installation) async throws -> R) async throws -> R {
        let installation = try await Installation.open(
            DataDirectory(path: folder.path), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            let result = try await body(installation)
            await installation.close()
            return result
        } catch {
            await installation.close()
            throw error
        }
    }

    /// Runs `rollcall` with these arguments and nothing else, and waits without holding a thread: the simulated
    /// tenant lives in this process and must be able to answer.
    static func run(_ arguments: [String], input inputText: String = "") async throws -> Answer {
        let files = FileManager.default.temporaryDirectory.appendingPathComponent("terminal-\(UUID())")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        let (input, output, errors) = (
            files.appending(path: "in"), files.appending(path: "out"), files.appending(path: "err")
        )
        try Data(inputText.utf8).write(to: input)
        try Data().write(to: output)
        try Data().write(to: errors)
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = ["HOME": NSTemporaryDirectory(), "PATH": "/usr/bin:/bin"]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let code = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Answer(
            code: code, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Beside the bundle of the tests, where the package manager puts both.
    private static var program: URL {
        URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("rollcall")
    }
}
