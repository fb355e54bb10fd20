import DirectoryCore
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// One line of the table of routes. There is none without saying who may use it: each is made by the function that is
/// named for that.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// As the router reads it: `/o/:organization/runs/:run`.
    let path: String
    let access: Access
    let audience: Audience
    /// Answers whom the gate lets through.
    let answer: @Sendable (Request, AdminContext, Gate) async throws -> Response

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ audience: Audience = .people,
        _ answer: @escaping @Sendable (Request, AdminContext, Gate) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.audience = audience
        self.answer = answer
    }

    /// For anybody.
    static func open(
        _ method: HTTPRequest.Method, _ path: String,
        _ answer: @escaping @Sendable (DoorVisit) async throws -> Response
    ) -> Route {
        Route(method, path, .open) { request, context, gate in
            try await answer(DoorVisit(request: request, context: context, now: gate.site.now()))
        }
    }

    /// For whoever is signed in, even while an organization waits for their second factor.
    static func person(
        _ method: HTTPRequest.Method, _ path: String, proof: Access.Proof = .whenever,
        _ answer: @escaping @Sendable (PersonalVisit) async throws -> Response
    ) -> Route {
        Route(method, path, .person(proof)) { request, context, gate in
            let person = try gate.person(proof, request, context)
            return try await answer(
                PersonalVisit(request: request, context: context, person: person, now: gate.site.now()))
        }
    }

    /// For whoever is signed in.
    static func account(
        _ method: HTTPRequest.Method, _ path: String, proof: Access.Proof = .whenever,
        _ answer: @escaping @Sendable (PersonalVisit) async throws -> Response
    ) -> Route {
        Route(method, path, .account(proof)) { request, context, gate in
            let person = try gate.account(proof, request, context)
            return try await answer(
                PersonalVisit(request: request, context: context, person: person, now: gate.site.now()))
        }
    }

    /// For whoever may do something in the organization that the address names.
    ///
    /// - Parameter path: within the organization: `/runs/:run`.
    static func organization(
        _ action: Action, _ method: HTTPRequest.Method, _ path: String, size: FormSize = .small,
        for audience: Audience = .people, _ answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method, OrganizationAddress.pattern(path), .organization(action), audience) { request, context, gate in
            let (organization, caller) = try await gate.caller(action, audience, request, context)
            return try await answer(
                Visit(request, context, by: caller, in: organization, size: size, now: gate.site.now()))
        }
    }

    /// For the server administrator.
    static func server(
        _ action: ServerAction, _ method: HTTPRequest.Method, _ path: String,
        _ answer: @escaping @Sendable (PersonalVisit) async throws -> Response
    ) -> Route {
        Route(method, path, .server(action)) { request, context, gate in
            let person = try gate.administrator(action, request, context)
            return try await answer(
                PersonalVisit(request: request, context: context, person: person, now: gate.site.now()))
        }
    }

    /// Whether a path of these parts is one of the route's.
    func matches(_ parts: [String]) -> Bool {
        let own = path.split(separator: "/")
        return own.count == parts.count && zip(own, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1[...] }
    }
}
