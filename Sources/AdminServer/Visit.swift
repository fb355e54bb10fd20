import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Hummingbird

/// One request to a page of an organization.
struct Visit: Sendable {
    let request: Request
    let organization: Organization
    let viewing: Viewing
    private let context: AdminContext

    /// - Throws: `Refusal.noSuchPage` when the address named no organization.
    init(_ request: Request, _ context: AdminContext, now: Date) throws(Refusal) {
        guard let organization = context.organization else { throw .noSuchPage }
        self.request = request
        self.context = context
        self.organization = organization
        viewing = Viewing(words: context.words, address: OrganizationAddress(organization.handle), now: now)
    }

    /// Who asks. There are no accounts yet.
    var requester: Requester { Requester(.page) }

    /// A part of the path that the route names; empty when it names none such.
    func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

    /// The parameters of the URL.
    func query() throws(Problem) -> FormFields { try request.query() }

    /// The fields of the posted form.
    ///
    /// - Throws: a `Refusal` for a body that is too large or no form, `invalid-value` for a field that is malformed.
    func form() async throws -> FormFields { try await request.form(context) }
}
