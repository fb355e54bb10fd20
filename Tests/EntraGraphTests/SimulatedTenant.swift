import AsyncHTTPClient
import DirectoryCore
import EntraGraph
import EntraSimulator
import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

/// A simulated tenant and a way to it.
struct ConnectedTenant: Sendable {
    let simulator: RunningSimulator
    let http: HTTPClient
    let cloud: Cloud
    /// The right connection.
    let directory: GraphDirectory

    init(simulator: RunningSimulator, http: HTTPClient, authority: String) throws {
        self.simulator = simulator
        self.http = http
        cloud = Cloud(
            name: CloudName(rawValue: "simulated"), loginHost: simulator.host, graphHost: simulator.host,
            certificateAuthorityFile: authority)
        let secret = Self.secret(simulator.clientSecret)
        directory = try GraphDirectory(
            cloud: cloud, tenant: #require(TenantReference(simulator.tenantID)),
            client: #require(ClientID(simulator.clientID)), credentials: { [secret] }, http: http,
            timing: TestClock().timing, logger: RecordedLog().logger)
    }

    /// A connection whose settings differ from the right ones.
    func directory(
        tenant: String? = nil, client: String? = nil, secret: String? = nil,
        selecting selection: PropertySelection = .standard
    ) throws -> GraphDirectory {
        let secret = Self.secret(secret ?? simulator.clientSecret)
        return try directory(tenant: tenant, client: client, selecting: selection) { [secret] }
    }

    /// A connection that shows these credentials.
    func directory(
        tenant: String? = nil, client: String? = nil, selecting selection: PropertySelection = .standard,
        clock: TestClock = TestClock(), showing credentials: @escaping CredentialList
    ) throws -> GraphDirectory {
        try directory(
            tenant: tenant, client: client, selecting: selection, timing: clock.timing, showing: credentials)
    }

    func directory(
        tenant: String? = nil, client: String? = nil, selecting selection: PropertySelection = .standard,
        timing: GraphTiming, showing credentials: @escaping CredentialList
    ) throws -> GraphDirectory {
        try GraphDirectory(
            cloud: cloud, tenant: #require(TenantReference(tenant ?? simulator.tenantID)),
            client: #require(ClientID(client ?? simulator.clientID)), credentials: credentials,
            selecting: selection, http: http, timing: timing, logger: RecordedLog().logger)
    }

    private static func secret(_ value: String) -> OfferedCredential {
        OfferedCredential(id: Fake.offered.id, .clientSecret(Secret(value)))
    }

    /// How often somebody asked for a token.
    var signIns: Int { simulator.control.requests.count { $0.path.hasSuffix("/token") } }
}

/// Runs a test against a simulated tenant of so many people.
func withTenant(
    people: Int = 50, _ configure: (inout SimulatorConfiguration) -> Void = { _ in },
    _ test: (ConnectedTenant) async throws -> Void
) async throws {
    var configuration = SimulatorConfiguration(people: people)
    configure(&configuration)
    try await withTemporaryFolder { [configuration] folder in
        try await withSimulator(configuration) { simulator in
            let authority = folder.appending(path: "authority.pem")
            try simulator.certificateAuthorityPEM.write(to: authority, atomically: true, encoding: .utf8)
            let http = HTTPClient(configuration: .microsoftGraph())
            do {
                try await test(try ConnectedTenant(simulator: simulator, http: http, authority: authority.path))
                try await http.shutdown()
            } catch {
                try? await http.shutdown()
                throw error
            }
        }
    }
}

extension DirectoryUser {
    /// A person as a reading has to show them.
    init(_ truth: TruePerson) throws {
        self.init(
            id: try Fake.object(truth.id), userPrincipalName: .value(truth.userPrincipalName),
            displayName: Property(truth.displayName), givenName: Property(truth.givenName),
            surname: Property(truth.surname), mail: Property(truth.mail), otherMails: .value(truth.otherMails),
            mobilePhone: Property(truth.mobilePhone), businessPhones: .value(truth.businessPhones),
            accountEnabled: .value(truth.accountEnabled), userType: Property(truth.userType))
    }
}

extension Property {
    fileprivate init(_ value: Value?) { self = value.map(Property.value) ?? .null }
}

/// Counts pages and collects the people on them.
final class PageCounter: Sendable {
    private let pages = Mutex<[[DirectoryUser]]>([])

    var count: Int { pages.withLock(\.count) }
    var people: [DirectoryUser] { pages.withLock { $0.flatMap(\.self) } }

    /// - Returns: how many pages there are now.
    func add(_ page: [DirectoryUser]) -> Int {
        pages.withLock {
            $0.append(page)
            return $0.count
        }
    }
}
