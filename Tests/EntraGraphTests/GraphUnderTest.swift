import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraGraph
import Foundation
import Logging
import NIOSSL
import Synchronization
import TestSupport
import Testing

/// A directory that talks to a scripted server, with a clock that only waiting moves.
struct GraphUnderTest: Sendable {
    let directory: GraphDirectory
    let server: ScriptedGraph
    let clock: TestClock
    let log: RecordedLog
    let http: HTTPClient
    let limits: GraphLimits
}

/// Time that passes only when somebody waits, or when a test says so.
final class TestClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    private struct State {
        var elapsed = Duration.zero
        var pauses: [Duration] = []
        var asleep: [(pause: Duration, wake: CheckedContinuation<Void, Never>)] = []

        mutating func wake() {
            elapsed += asleep.map(\.pause).max() ?? .zero
            asleep.forEach { $0.wake.resume() }
            asleep = []
        }
    }

    private let start: Date
    private let sleepers: Int
    private let state = Mutex(State())

    /// - Parameter sleepers: how many must be waiting for time to pass.
    init(movingWhenAsleep sleepers: Int = 1, at start: Date = TestClock.start) {
        self.sleepers = sleepers
        self.start = start
    }

    var pauses: [Duration] { state.withLock(\.pauses) }

    func advance(by duration: Duration) { state.withLock { $0.elapsed += duration } }

    var timing: GraphTiming {
        GraphTiming(
            now: { self.start.addingTimeInterval(self.elapsedSeconds) },
            uptime: { self.state.withLock(\.elapsed) },
            sleep: { pause in
                try Task.checkCancellation()
                await self.sleep(pause)
            },
            chance: { 0 }, makeUUID: { UUID() })
    }

    private func sleep(_ pause: Duration) async {
        await withCheckedContinuation { wake in
            state.withLock { state in
                state.pauses.append(pause)
                state.asleep.append((pause, wake))
                if state.asleep.count >= sleepers { state.wake() }
            }
        }
    }

    /// Lets the time of those who wait pass, however few they are.
    func wake() { state.withLock { $0.wake() } }

    private var elapsedSeconds: Double { Double(state.withLock(\.elapsed).components.seconds) }
}

/// Everything that was logged, at the finest level.
final class RecordedLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    var logger: Logger { Logger(label: "graph") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
        }
    }
}

/// Credentials that look like none.
enum Fake {
    static let tenant = TenantReference("11111111-1111-4111-8111-111111111111")
    static let client = ClientID("22222222-2222-4222-8222-222222222222")
    static let secret = "not-a-real-secret+/=&"
    static let offered = OfferedCredential(id: CredentialID(Fixture.uuid(0xCE)), .clientSecret(Secret(secret)))
    static let ana = "aaaaaaaa-0000-4000-8000-000000000001"
    static let noor = "aaaaaaaa-0000-4000-8000-000000000002"
    static let li = "aaaaaaaa-0000-4000-8000-000000000003"

    static func object(_ text: String) throws -> DirectoryObjectID { try #require(DirectoryObjectID(text)) }

    /// Different ids, as many as wanted.
    static func objects(_ count: Int) -> [DirectoryObjectID] {
        (0..<count).compactMap { number in
            DirectoryObjectID("aaaaaaaa-0000-4000-8000-\(100_000_000_000 + number)")
        }
    }

    /// A person with a name and nothing else.
    static func person(_ id: String, _ name: String = "Ana Ruiz") -> String {
        #"{"id":"\#(id)","displayName":"\#(name)","userPrincipalName":"\#(id)@fabrikam.example"}"#
    }
}

/// Runs a test against a server that answers by the script.
func withGraph<Result: Sendable>(
    limits: GraphLimits = .standard, trusting: TrustOfTest = .authority,
    selecting selection: PropertySelection = .standard,
    showing credentials: [OfferedCredential] = [Fake.offered], clock: TestClock = TestClock(),
    _ script: @escaping ScriptedGraph.Script, tokens: @escaping ScriptedGraph.Script = { _, _ in .token },
    count: @escaping ScriptedGraph.Script = { _, _ in .countRefused },
    _ test: (GraphUnderTest) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let authority = try TestAuthority(in: folder, host: trusting == .otherHost ? "elsewhere.example" : "localhost")
        let trusted = trusting == .otherAuthority ? try TestAuthority(in: folder).file : authority.file

        let scripted = ScriptedGraph(tokens: tokens, count: count, script: script)
        return try await withServer(scripted, authority.server) { server in
            let http = HTTPClient(configuration: .microsoftGraph(limits: limits))
            let log = RecordedLog()
            do {
                let directory = try GraphDirectory(
                    cloud: Cloud(
                        name: CloudName(rawValue: "test"), loginHost: server.host, graphHost: server.host,
                        certificateAuthorityFile: trusted),
                    tenant: #require(Fake.tenant), client: #require(Fake.client), credentials: { credentials },
                    selecting: selection, http: http, timing: clock.timing, limits: limits, logger: log.logger)
                let result = try await test(
                    GraphUnderTest(
                        directory: directory, server: server, clock: clock, log: log, http: http, limits: limits))
                try await http.shutdown()
                return result
            } catch {
                try? await http.shutdown()
                throw error
            }
        }
    }
}

/// A folder that is gone afterwards.
func withTemporaryFolder<Result: Sendable>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "graph-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

enum TrustOfTest {
    case authority
    case otherAuthority
    case otherHost
}

/// Runs a server for as long as the body takes.
func withServer<Result: Sendable>(
    _ server: ScriptedGraph, _ tls: TLSConfiguration?, _ body: (ScriptedGraph) async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
        let (ready, signal) = AsyncStream.makeStream(of: Void.self)
        group.addTask {
            defer { signal.finish() }
            try await server.run(tls) { signal.yield() }
        }
        for await _ in ready { break }
        defer { group.cancelAll() }
        return try await body(server)
    }
}

extension GraphDirectory {
    /// Everybody, in a list.
    func everyone() async throws -> [DirectoryUser] {
        let people = Mutex<[DirectoryUser]>([])
        try await readEveryone { page in people.withLock { $0 += page } }
        return people.withLock { $0 }
    }

    /// What has changed since, in the order it came, and where to go on.
    func changes(since cursor: DeltaCursor) async throws -> (changes: [DirectoryChange], next: DeltaCursor) {
        let changes = Mutex<[DirectoryChange]>([])
        let next = try await readChanges(since: cursor) { page in changes.withLock { $0 += page } }
        return (changes.withLock { $0 }, next)
    }

    /// The given people, in a list.
    func people(_ ids: [DirectoryObjectID]) async throws -> [DirectoryUser] {
        let people = Mutex<[DirectoryUser]>([])
        try await read(ids) { page in people.withLock { $0 += page } }
        return people.withLock { $0 }
    }
}

/// The problem that a piece of work ends with.
func failure(of work: () async throws -> Void) async -> Problem? {
    do {
        try await work()
        return nil
    } catch {
        return error as? Problem
    }
}
