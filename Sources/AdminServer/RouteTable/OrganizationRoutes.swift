import DirectoryCore
import HTTPTypes

extension Routes {
    /// Who belongs to an organization, and how it works.
    static func organization(_ site: Site) -> [Route] {
        let (members, tokens) = (MembersDesk(site: site), TokensDesk(site: site))
        let (audit, settings) = (AuditDesk(site: site), OrganizationDesk(site: site))
        return [
            .organization(.viewMembers, .get, "/members", members.list),
            .organization(.manageMembers, .get, "/members/invite", members.askToInvite),
            .organization(.manageMembers, .post, "/members/invite", members.invite),
            .organization(.manageMembers, .post, "/members/:account/role", members.setRole),
            .organization(.manageMembers, .post, "/members/:account/remove", members.remove),
            .organization(.manageMembers, .post, "/members/invitations/:invitation/withdraw", members.withdraw),
            .organization(.manageTokens, .get, "/tokens", tokens.list),
            .organization(.manageTokens, .get, "/tokens/new", tokens.askToCreate),
            .organization(.manageTokens, .post, "/tokens/new", tokens.create),
            .organization(.manageTokens, .post, "/tokens/:token/revoke", tokens.revoke),
            .organization(.viewAudit, .get, "/audit", audit.list),
            .organization(.viewAudit, .get, "/audit/verification", audit.verify),
            .organization(.exportAudit, .get, "/audit/export", for: .peopleAndPrograms, audit.export),
            .organization(.viewAudit, .get, "/audit/:entry", audit.show),
            .organization(.changeSettings, .get, "/settings/organization", settings.show),
            .organization(.renameOrganization, .post, "/settings/organization/name", settings.rename),
            .organization(.manageSignIn, .post, "/settings/organization/sign-in", settings.changeSignIn),
            .organization(.changeSettings, .post, "/settings/organization/retention", settings.changeRetention),
        ]
    }
}
