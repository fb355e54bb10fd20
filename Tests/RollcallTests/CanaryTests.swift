import Crypto
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Logging
import Rollcall
import Synchronization
import TestSupport
import Testing

@Suite("No secret is anywhere but where it belongs (T-16)")
struct CanaryTests {
    @Test("Whatever is typed, shown, sent and refused: no log at trace level and no file has it, in any form")
    func everywhere() async throws {
        let log = CapturedLog()
        let secret = "canary~client+secret/7Qx=\(UUID())"
        let application = SimulatedApplication(secrets: [.init(secret)])
        var canaries = Canaries()
        canaries.plant("client secret", secret)
        let tls = try TestCertificate()
        let elsewhere = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID())")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: elsewhere) }
        try tls.pem.write(to: elsewhere.appending(path: "cert.pem"), atomically: true, encoding: .utf8)
        try tls.keyPEM.reveal().write(to: elsewhere.appending(path: "key.pem"), atomically: true, encoding: .utf8)

        let configuration = SimulatorConfiguration(people: 20, application: application)
        let files = try await withSimulator(configuration) { tenant in
            let cloud = ["loginHost": tenant.host, "graphHost": tenant.host, "caFile": "ca.pem"]
            let settings: [String: Any] = [
                "clouds": ["simulated"], "cloud": ["simulated": cloud],
                "tls": [
                    "certificateFile": elsewhere.appending(path: "cert.pem").path,
                    "keyFile": elsewhere.appending(path: "key.pem").path,
                ],
            ]
            return try await Reception.open(
                settings, files: ["ca.pem": tenant.certificateAuthorityPEM], isClaimed: false, logger: log.logger
            ) { reception, _ in
                try await TestBrowser.open(overTLS: true) { (browser) async throws in
                    var story = CanaryStory(reception, tenant, browser, canaries, secret: secret)
                    try await story.tell()
                    canaries = story.canaries
                }
                // While the server runs: the database and its log.
                return try Self.contents(of: reception.folder)
            }
        }
        #expect(canaries.names.count >= 24, "\(canaries.names)")
        #expect(log.lines.count > 50)
        #expect(files.keys.contains("rollcall.sqlite-wal"))
        #expect(canaries.found(in: Data(log.lines.joined(separator: "\n").utf8)).isEmpty)
        for (name, bytes) in files where name != "secret.key" {
            #expect(canaries.found(in: bytes).isEmpty, "\(name)")
        }
    }

    @Test("A canary is found in every form, wherever it begins")
    func finding() {
        var canaries = Canaries()
        canaries.plant("one", "canary+é/7")
        let bytes = Data("canary+é/7".utf8)
        for before in ["", "x", "xx", "xxx"] {
            for after in ["", "y", "yy"] {
                let base64 = (Data(before.utf8) + bytes + Data(after.utf8)).base64EncodedString()
                #expect(!canaries.found(in: Data(base64.utf8)).isEmpty, "\(base64)")
            }
        }
        for text in ["a canary+é/7 b", "canary%2B%C3%A9%2F7", bytes.map { String($0, radix: 16) }.joined()] {
            #expect(!canaries.found(in: Data(text.utf8)).isEmpty, "\(text)")
        }
        #expect(canaries.found(in: Data("canary".utf8)).isEmpty)
    }

    private static func contents(of folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            files[name] = try? Data(contentsOf: folder.appending(path: name))
        }
        return files
    }
}

/// Everything that is logged, at whatever level.
final class CapturedLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock(\.self) }

    var logger: Logger {
        var logger = Logger(label: "captured") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            log.kept.withLock { $0.append("\(event.level) \(event.message) \(all) \(event.source) \(event.error.map { "\($0)" } ?? "")") }
        }
    }
}
