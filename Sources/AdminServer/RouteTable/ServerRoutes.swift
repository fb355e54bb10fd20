import DirectoryCore
import HTTPTypes

extension Routes {
    /// The server, for its administrator.
    static func server(_ site: Site) -> [Route] {
        let (server, audit) = (ServerDesk(site: site), AuditDesk(site: site))
        return [
            .server(.viewOrganizations, .get, "/server/organizations", server.organizations),
            .server(.createOrganization, .get, "/server/organizations/new", server.askToCreate),
            .server(.createOrganization, .post, "/server/organizations/new", server.create),
            .server(.viewAccounts, .get, "/server/accounts", server.accounts),
            .server(.manageAccounts, .post, "/server/accounts/:account/suspend", server.suspend),
            .server(.manageAccounts, .post, "/server/accounts/:account/reinstate", server.reinstate),
            .server(.manageAccounts, .post, "/server/accounts/:account/recovery", server.offerRecovery),
            .server(.viewServerAudit, .get, "/server/audit", audit.listServer),
            .server(.viewServerAudit, .get, "/server/audit/verification", audit.verifyServer),
            .server(.viewServerAudit, .get, "/server/audit/export", audit.exportServer),
            .server(.viewServerAudit, .get, "/server/audit/:entry", audit.showServer),
        ]
    }
}
