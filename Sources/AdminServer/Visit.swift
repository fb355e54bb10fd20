import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Hummingbird

/// One request to a page of an organization, by somebody who may make it.
struct Visit: Sendable {
    let request: Request
    let organization: Organization
    let viewing: Viewing
    let context: AdminContext
    private let size: FormSize

    init(
        _ request: Request, _ context: AdminContext, by caller: Caller, in organization: Organization,
        size: FormSize, now: Date
    ) {
        self.request = request
        self.context = context
        self.organization = organization
        self.size = size
        viewing = Viewing(
            words: context.words, address: OrganizationAddress(organization.handle), now: now, caller: caller)
    }

    /// Who asks, and from where.
    var requester: Requester { Requester(viewing.caller.actor, from: context.origin) }

    /// A part of the path that the route names; empty when it names none such.
    func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }

    /// An id in the path.
    ///
    /// - Throws: `Refusal.noSuchPage` for what is none, as for one that nobody has.
    func id<ID: GUIDIdentifier>(_ name: String, as type: ID.Type) throws(Refusal) -> ID {
        guard let id = ID(parameter(name)) else { throw .noSuchPage }
        return id
    }

    /// The parameters of the URL.
    func query() throws(Problem) -> FormFields { try request.query() }

    /// The fields of the posted form.
    ///
    /// - Throws: a `Refusal` for a body that is too large or no form, `invalid-value` for a field that is malformed.
    func form() async throws -> FormFields { try await request.form(size) }
}
