import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Logging
import Rollcall
import Synchronization
import TestSupport

/// An organization at work: an installation in a folder of its own, connected to a simulated tenant over HTTPS.
struct Office {
    let installation: Installation
    let tenant: RunningSimulator
    let clock: OfficeClock

    /// Runs the body with a fresh office, and leaves nothing behind.
    static func open<R: Sendable>(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(people: 50),
        connecting settings: TenantEntry? = nil, _ body: (Office) async throws -> R
    ) async throws -> R {
        try await withSimulator(configuration) { tenant in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            let data = DataDirectory(path: folder.path)
            try data.prepare()
            try Data(tenant.certificateAuthorityPEM.utf8).write(to: folder.appendingPathComponent("ca.pem"))
            try configurationFile(tenant.host).write(to: URL(fileURLWithPath: data.configuration))
            let clock = OfficeClock()
            let installation = try await Installation.open(data, world: clock.world, logger: quiet)
            do {
                try await installation.connect(try settings ?? Self.settings(tenant))
                let result = try await body(Office(installation: installation, tenant: tenant, clock: clock))
                await installation.close()
                return result
            } catch {
                await installation.close()
                throw error
            }
        }
    }

    static func settings(
        _ tenant: RunningSimulator, tenantID: String? = nil, client: String? = nil, secret: String? = nil
    ) throws -> TenantEntry {
        try TenantEntry(
            cloud: "simulated", tenant: tenantID ?? tenant.tenantID, client: client ?? tenant.clientID,
            secret: Secret(secret ?? tenant.clientSecret))
    }

    private static func configurationFile(_ host: String) throws -> Data {
        let cloud = ["loginHost": host, "graphHost": host, "caFile": "ca.pem"]
        return try JSONSerialization.data(withJSONObject: ["clouds": ["simulated"], "cloud": ["simulated": cloud]])
    }

    static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

/// What an administrator enters to connect a tenant with a client secret.
struct TenantEntry: Sendable {
    let settings: ConnectionSettings
    let secret: Secret

    init(cloud: String, tenant: String, client: String, secret: Secret) throws(Problem) {
        settings = try ConnectionSettings(cloud: cloud, tenant: tenant, client: client)
        self.secret = secret
    }
}

/// What an administrator of the office does, at its console.
extension Installation {
    private static let administrator = Requester(.command(account: "test"))

    @discardableResult
    func connect(_ entry: TenantEntry) async throws(Problem) -> Connection {
        try await connecting.connect(
            entry.settings, with: .clientSecret(entry.secret, expires: nil), in: Self.firstOrganization,
            by: Self.administrator)
    }

    @discardableResult
    func change(_ entry: SettingsEntry) async throws(Problem) -> Connection {
        try await connecting.change(entry, in: Self.firstOrganization, by: Self.administrator)
    }

    @discardableResult
    func schedule(_ entry: ScheduleEntry) async throws(Problem) -> Connection {
        try await connecting.schedule(entry, in: Self.firstOrganization, by: Self.administrator)
    }

    func setSchedule(_ activity: Schedule.Activity) async throws(Problem) -> Connection {
        try await connecting.setSchedule(activity, in: Self.firstOrganization, by: Self.administrator)
    }

    func removeSchedule() async throws(Problem) -> Connection {
        try await connecting.schedule(nil, in: Self.firstOrganization, by: Self.administrator)
    }
}

/// A clock that a test sets. Whoever waits by it wakes when the test moves it far enough.
final class OfficeClock: Sendable {
    private let state = Mutex(State())

    private struct State {
        var date = Fixture.morning
        var sleepers: [UUID: Sleeper] = [:]
    }

    private struct Sleeper {
        let until: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    func wait(_ seconds: TimeInterval) {
        let awake = state.withLock { state in
            state.date.addTimeInterval(seconds)
            let awake = state.sleepers.filter { $0.value.until <= state.date }
            for id in awake.keys { state.sleepers[id] = nil }
            return Array(awake.values)
        }
        for sleeper in awake { sleeper.continuation.resume() }
    }

    var world: World {
        World(
            now: { self.state.withLock { $0.date } }, makeUUID: { UUID() },
            sleep: { try await self.sleep($0 / .seconds(1)) })
    }

    private func sleep(_ seconds: TimeInterval) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isAsleep = state.withLock { state in
                    guard !Task.isCancelled, seconds > 0 else { return false }
                    state.sleepers[id] = Sleeper(
                        until: state.date.addingTimeInterval(seconds), continuation: continuation)
                    return true
                }
                if !isAsleep { continuation.resume(with: Result { try Task.checkCancellation() }) }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}

extension Office {
    var organization: OrganizationID { Installation.firstOrganization }
    var request: RunRequest { RunRequest(by: Requester(.command(account: "ana"))) }

    func test() async throws -> ConnectionReport {
        try await installation.engine.test(organization, by: request.requester)
    }

    @discardableResult
    func importPeople(_ selection: ImportSelection = .everyone) async throws -> Run {
        try await installation.engine.importPeople(selection, in: organization, request: request)
    }

    @discardableResult
    func synchronize(_ selection: Selection = .everyone) async throws -> Run {
        try await installation.engine.synchronize(selection, in: organization, request: request)
    }

    /// Everybody who is not deleted, by the object they are bound to.
    func users() async throws -> [String: User] {
        var users: [String: User] = [:]
        var number = 1
        while true {
            let page = try await installation.store.users(
                UserQuery(page: PageRequest(number: number, size: 1_000)), of: organization)
            for row in page.rows { users[row.user.binding?.object.description ?? row.user.id.description] = row.user }
            if number >= page.pageCount { return users }
            number += 1
        }
    }

    func decisions(_ run: Run, _ outcome: Outcome) async throws -> [Decision] {
        try await installation.store.decisions(
            of: run.id, outcome: outcome, page: PageRequest(size: 1_000), in: organization
        ).rows
    }

    func addLocalUser(_ name: String, email: String) async throws -> User {
        try await installation.store.addLocalUser(
            Profile(username: name, firstName: name, email: email), id: UserID(UUID()), to: organization,
            at: Fixture.morning)
    }

    /// The problem that the work ends with.
    func problem(_ work: () async throws -> Void) async throws -> Problem? {
        do {
            try await work()
            return nil
        } catch let problem as Problem {
            return problem
        }
    }
}
