import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// One request to a page that lies in no organization and that anybody may open: the doors of the server.
struct DoorVisit: Sendable {
    let request: Request
    let context: AdminContext
    let now: Date

    var words: any Words { context.words }
    /// Whoever is signed in already.
    var person: SignedInPerson? { context.asker.person }
    var visitor: Visitor { context.visitor(request) }

    func parameter(_ name: String) -> String { context.parameters.get(name) ?? "" }
    func query() throws(Problem) -> FormFields { try request.query() }
    func form() async throws -> FormFields { try await request.form(.small) }

    /// What the browser keeps.
    func kept(_ keepsake: Keepsake) -> Secret? { keepsake.read(request.headers, over: context.arrival.scheme) }
}

/// One request to a page that is about whoever is signed in, or about the server.
struct PersonalVisit: Sendable {
    let request: Request
    let context: AdminContext
    let person: SignedInPerson
    let now: Date

    var words: any Words { context.words }
    var visitor: Visitor { context.visitor(request) }
    var requester: Requester { Requester(person.actor, from: context.origin) }

    func query() throws(Problem) -> FormFields { try request.query() }
    func form() async throws -> FormFields { try await request.form(.small) }

    /// An id in the path.
    ///
    /// - Throws: `Refusal.noSuchPage` for what is none, as for one that nobody has.
    func id<ID: GUIDIdentifier>(_ name: String, as type: ID.Type) throws(Refusal) -> ID {
        guard let id = ID(context.parameters.get(name) ?? "") else { throw .noSuchPage }
        return id
    }
}
