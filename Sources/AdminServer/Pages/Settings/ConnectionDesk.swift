import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird
import NIOCore

/// `/settings/connection`: the tenant, the credentials and the test on one page, for whoever comes back to change one of
/// them.
struct ConnectionDesk: Sendable {
    let site: Site

    private var office: SettingsOffice {
        SettingsOffice(site: site, tab: .connection) { connection, visit in
            let test = await site.test(of: connection)
            return ConnectionSections(connecting: site.connecting, home: .settings, viewing: visit.viewing)
                .all(connection, test)
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await office.show(visit) }

    @Sendable func connect(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ConnectionForm.tenantFields) { fields throws(Problem) in
            try await site.connecting.connect(
                try fields.connectionSettings(), with: nil, in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func add(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ConnectionForm.credentialFields) { fields throws(Problem) in
            try await site.connecting.add(
                try fields.credentialEntry(), in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        let id = try visit.credentialID()
        return try await office.change(visit, fields: []) { _ throws(Problem) in
            try await site.connecting.remove(id, in: visit.organization.id, by: visit.requester)
        }
    }

    /// The public part, for the app registration.
    @Sendable func certificate(_ visit: Visit) async throws -> Response {
        let pem = try await site.connecting.certificate(
            of: try visit.credentialID(), in: visit.organization.id, by: visit.requester)
        var headers: HTTPFields = [.contentType: "application/x-pem-file"]
        headers[.contentDisposition] = "attachment; filename=\"\(visit.organization.handle.certificateFileName)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: pem)))
    }

    /// Makes every check, and shows what came of each.
    @Sendable func test(_ visit: Visit) async throws -> Response {
        try await visit.form().expectOnly([])
        do throws(Problem) {
            try await site.test(for: visit)
        } catch {
            return try await office.page(visit, problem: error)
        }
        return .redirect(to: visit.viewing.link(SettingsTab.connection.path).at(SettingsPage.Section.test))
    }
}
