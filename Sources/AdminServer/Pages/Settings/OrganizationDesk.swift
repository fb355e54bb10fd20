import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/settings/organization`: its name, how members sign in, and how long things are kept.
struct OrganizationDesk: Sendable {
    let site: Site

    @Sendable func show(_ visit: Visit) async throws -> Response { try await page(visit, problem: nil) }

    @Sendable func rename(_ visit: Visit) async throws -> Response {
        try await change(visit, ["name"]) { organization, fields throws(Problem) in
            organization.name = try fields.required("name")
        }
    }

    @Sendable func changeSignIn(_ visit: Visit) async throws -> Response {
        try await change(visit, ["entra", "factor"]) { organization, fields throws(Problem) in
            guard let entra = SignInPolicy.EntraSignIn(rawValue: try fields.value("entra") ?? ""),
                let factor = SignInPolicy.Requirement(rawValue: try fields.value("factor") ?? "")
            else { throw .invalid("entra", cause: "The form names a choice that there is not.") }
            organization.signIn = SignInPolicy(entra: entra, secondFactor: factor)
        }
    }

    @Sendable func changeRetention(_ visit: Visit) async throws -> Response {
        try await change(visit, ["runs", "audit"]) { organization, fields throws(Problem) in
            organization.retention = Retention(runs: try fields.days("runs"), audit: try fields.days("audit"))
        }
    }

    /// Changes the organization as the form saw it: whoever was faster wins, and the other is told.
    private func change(
        _ visit: Visit, _ names: Set<String>, _ set: (inout Organization, FormFields) throws(Problem) -> Void
    ) async throws -> Response {
        let fields = try await visit.form()
        try fields.expectOnly(names.union(["revision"]))
        do throws(Problem) {
            var changed = visit.organization
            guard try fields.value("revision") == String(changed.revision) else { throw .organizationChanged }
            try set(&changed, fields)
            _ = try await site.office.change(changed, by: visit.requester)
        } catch {
            return try await page(visit, problem: error)
        }
        return .redirect(to: visit.viewing.link(Place.settings.path))
    }

    private func page(_ visit: Visit, problem: Problem?) async throws -> Response {
        let page = FormPage.organization(visit.organization, problem: problem, visit.viewing)
        return try await site.response(page, for: visit, status: problem?.code.status ?? .ok)
    }
}

extension Problem {
    static let organizationChanged = Problem(
        .changedSince, cause: "Somebody has changed this organization since the page was opened.",
        advice: "Look at it as it is now, and change it again if it is still needed.")
}

extension FormFields {
    fileprivate func days(_ name: String) throws(Problem) -> Int {
        guard let days = Int(try value(name) ?? ""), Retention.allowed.contains(days) else {
            throw .invalid(
                name,
                cause:
                    "That is no number of days from \(Retention.allowed.lowerBound) to \(Retention.allowed.upperBound)."
            )
        }
        return days
    }
}

extension FormPage {
    static func organization(_ organization: Organization, problem: Problem?, _ viewing: Viewing) -> FormPage {
        let forms = [
            viewing.may(.renameOrganization) ? Form.name(organization, viewing) : nil,
            viewing.may(.manageSignIn) ? Form.signIn(organization, viewing) : nil,
            viewing.may(.changeSettings) ? Form.retention(organization, viewing) : nil,
        ].compactMap(\.self)
        return FormPage(
            viewing.words.title(of: .settings), at: .settings, problem: problem, form: forms.first,
            others: Array(forms.dropFirst()), viewing.words)
    }
}

extension FormPage.Form {
    fileprivate static func name(_ organization: Organization, _ viewing: Viewing) -> Self {
        Self(
            to: viewing.link("/settings/organization/name"), hidden: [("revision", String(organization.revision))],
            [.text("name", viewing.words.organizationLabel, .organization, value: organization.name)],
            button: viewing.words.saveName)
    }

    fileprivate static func signIn(_ organization: Organization, _ viewing: Viewing) -> Self {
        let (words, policy) = (viewing.words, organization.signIn)
        return Self(
            to: viewing.link("/settings/organization/sign-in"), hidden: [("revision", String(organization.revision))],
            [
                .choice(
                    "entra", words.entraLabel,
                    SignInPolicy.EntraSignIn.allCases.map {
                        .init(value: $0.rawValue, label: words.choice($0), isChosen: $0 == policy.entra)
                    }),
                .choice(
                    "factor", words.factorLabel,
                    SignInPolicy.Requirement.allCases.map {
                        .init(value: $0.rawValue, label: words.choice($0), isChosen: $0 == policy.secondFactor)
                    }),
            ], button: words.saveSignIn)
    }

    fileprivate static func retention(_ organization: Organization, _ viewing: Viewing) -> Self {
        let (words, kept) = (viewing.words, organization.retention)
        return Self(
            to: viewing.link("/settings/organization/retention"), hidden: [("revision", String(organization.revision))],
            [
                .text("runs", words.runsKeptLabel, .number, value: String(kept.runs)),
                .text("audit", words.auditKeptLabel, .number, value: String(kept.audit)),
            ], button: words.saveRetention)
    }
}
