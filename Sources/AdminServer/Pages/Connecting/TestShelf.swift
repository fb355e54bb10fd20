import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What the latest test of a connection found.
struct KeptTest: Sendable {
    let report: ConnectionReport
    let at: Date

    /// What became of one of the credentials; nil when the test did not come so far.
    func trial(of credential: StoredCredential) -> CredentialTrial? {
        report.credentials.first { $0.credential == credential.id }
    }

    /// Whether Entra has turned the credential away.
    func refuses(_ credential: StoredCredential) -> Bool { trial(of: credential)?.problem != nil }
}

/// Keeps the latest test of each connection, so that a page that is opened again still shows it.
///
/// In memory: there is none after the server has stopped, and none for a connection that names another tenant,
/// application or credential since.
actor TestShelf {
    private var tests: [OrganizationID: (subject: Subject, test: KeptTest)] = [:]

    /// What a test is about.
    private struct Subject: Hashable {
        let cloud: CloudName
        let tenant: TenantReference
        let client: ClientID
        let credentials: [CredentialID]

        init(_ connection: Connection) {
            (cloud, tenant, client) = (connection.cloud, connection.tenant, connection.client)
            credentials = connection.credentials.map(\.id)
        }
    }

    func keep(_ test: KeptTest, of connection: Connection) {
        tests[connection.organization] = (Subject(connection), test)
    }

    /// The latest test of the connection as it is.
    func test(of connection: Connection) -> KeptTest? {
        guard let kept = tests[connection.organization], kept.subject == Subject(connection) else { return nil }
        return kept.test
    }
}

extension Site {
    /// The latest test of a connection as it is.
    func test(of connection: Connection?) async -> KeptTest? {
        guard let connection else { return nil }
        return await tests.test(of: connection)
    }

    /// Makes every check of a connection, and keeps what came of it for the pages that show it.
    func test(for visit: Visit) async throws(Problem) {
        let report = try await engine.test(visit.organization.id, by: visit.requester)
        guard let connection = try await store.connection(of: visit.organization.id) else { return }
        await tests.keep(KeptTest(report: report, at: visit.viewing.now), of: connection)
    }
}
