import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/members`: who belongs to the organization, as what, and who is invited.
struct MembersDesk: Sendable {
    let site: Site

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let members = try await site.office.members(of: visit.organization.id)
        let invitations =
            visit.viewing.may(.manageMembers) ? try await site.office.invitations(to: visit.organization.id) : []
        return try await site.response(RosterPage.members(members, invitations, visit.viewing), for: visit)
    }

    @Sendable func askToInvite(_ visit: Visit) async throws -> Response {
        try await site.response(FormPage.invite(visit.viewing), for: visit)
    }

    @Sendable func invite(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["email", "role"])
        do throws(Problem) {
            let (email, role) = (try fields.required("email"), try fields.role())
            let code = try await site.office.invite(
                email: email, as: role, to: visit.organization.id, by: visit.requester)
            return try await shown(code, visit)
        } catch {
            let page = FormPage.invite(visit.viewing, sent: fields, problem: error)
            return try await site.response(page, for: visit, status: error.code.status)
        }
    }

    @Sendable func withdraw(_ visit: Visit) async throws -> Response {
        let id = try visit.id("invitation", as: InvitationID.self)
        try await visit.form().expectOnly([])
        try await absent { () throws(Problem) in
            try await site.office.withdraw(id, of: visit.organization.id, by: visit.requester)
        }
        return .redirect(to: visit.viewing.link("/members"))
    }

    @Sendable func setRole(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(["role"])
        return try await set(try fields.role(), visit)
    }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        try await visit.form().expectOnly([])
        return try await set(nil, visit)
    }

    private func set(_ role: Role?, _ visit: Visit) async throws -> Response {
        let id = try visit.id("account", as: AccountID.self)
        try await absent { () throws(Problem) in
            try await site.office.setRole(role, of: id, in: visit.organization.id, by: visit.requester)
        }
        return .redirect(to: visit.viewing.link("/members"))
    }

    private func shown(_ code: Secret, _ visit: Visit) async throws(Problem) -> Response {
        let words = visit.words
        let page = OncePage(
            words.invitationTitle, lead: words.invitationLead, at: .members, [code],
            address: site.address("/join", in: visit.context, visit.request) + "#\(code.reveal())",
            onward: .init(words.title(of: .members), visit.viewing.link("/members")))
        do { return try await site.response(page, for: visit) } catch { throw .codeInvalid }
    }
}

extension FormFields {
    func role() throws(Problem) -> Role {
        guard let role = Role(rawValue: try value("role") ?? "") else {
            throw .invalid("role", cause: "The form names no role that there is.")
        }
        return role
    }
}

/// What nobody has, or somebody elsewhere has, is answered like a page that is not there.
func absent<Value>(_ act: () async throws(Problem) -> Value) async throws -> Value {
    do throws(Problem) {
        return try await act()
    } catch {
        guard error.code == .notFound else { throw error }
        throw Refusal.noSuchPage
    }
}
