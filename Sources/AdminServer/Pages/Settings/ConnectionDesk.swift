import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird
import NIOCore

/// `/settings/connection`: the tenant, the credentials, the test, and where to go on: the four steps that connect a
/// tenant, and later the page on which each of them is changed.
struct ConnectionDesk: Sendable {
    let site: Site

    private var office: SettingsOffice {
        let view = ConnectionSections(connecting: site.connecting)
        return SettingsOffice(site: site, tab: .connection) { view.sections($0, $1.viewing) }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await office.show(visit) }

    @Sendable func connect(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["cloud", "tenant", "client-id"]) { fields throws(Problem) in
            let settings = try ConnectionSettings(
                cloud: try fields.value("cloud") ?? "", tenant: try fields.value("tenant") ?? "",
                client: try fields.value("client-id") ?? "")
            try await site.connecting.connect(
                settings, with: nil, in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        let names: Set = ["kind", "secret", "expires", "pem", "file"]
        return try await office.change(visit, fields: names) { fields throws(Problem) in
            try await site.connecting.add(
                try Self.credential(fields), in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        let id = try credential(visit)
        return try await office.change(visit, fields: []) { _ throws(Problem) in
            try await site.connecting.remove(id, in: visit.organization.id, by: visit.requester)
        }
    }

    /// The public part, for the app registration.
    @Sendable func certificate(_ visit: Visit) async throws -> Response {
        let pem = try await site.connecting.certificate(
            of: try credential(visit), in: visit.organization.id, by: visit.requester)
        var headers: HTTPFields = [.contentType: "application/x-pem-file"]
        headers[.contentDisposition] = "attachment; filename=\"rollcall-\(visit.organization.handle).pem\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: pem)))
    }

    /// Makes every check, and shows what came of each.
    @Sendable func test(_ visit: Visit) async throws -> Response {
        try await visit.form().expectOnly([])
        let report: ConnectionReport
        do {
            report = try await site.engine.test(visit.organization.id, by: visit.requester)
        } catch {
            return try await office.page(visit, problem: error)
        }
        let connection = try await site.store.connection(of: visit.organization.id)
        return try await office.page(visit, extra: [TestSection(report, connection, visit.viewing).section])
    }

    private func credential(_ visit: Visit) throws(Refusal) -> CredentialID {
        guard let id = CredentialID(visit.parameter("credential")) else { throw .noSuchPage }
        return id
    }

    private static func credential(_ fields: FormFields) throws(Problem) -> CredentialEntry {
        switch try fields.value("kind") {
        case "secret":
            let expires = try fields.value("expires")?.trimmingWhitespace ?? ""
            return .clientSecret(
                Secret(try fields.value("secret") ?? ""), expires: expires.isEmpty ? nil : expires)
        case "new-certificate": return .newCertificate
        case "imported": return .importedCertificate(Secret(try fields.value("pem") ?? ""))
        case "federated": return .federated(AssertionFileName(rawValue: try fields.value("file") ?? ""))
        case "managed-identity": return .managedIdentity(nil)
        default: throw .invalid("kind", cause: "The form does not say which kind of credential is meant.")
        }
    }
}
