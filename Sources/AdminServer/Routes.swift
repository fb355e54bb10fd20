import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Which address does what.
struct Routes {
    /// Every route: method, path and what answers.
    let table: [Route]

    init(site: Site) {
        let (overview, users) = (OverviewDesk(site: site), UsersDesk(site: site))
        let (importing, synchronizing) = (ImportDesk(site: site), SynchronizeDesk(site: site))
        let (duplicates, deleted) = (DuplicatesDesk(site: site), DeletedDesk(site: site))
        let (runs, plans) = (RunsDesk(site: site), PlanDesk(site: site))
        func page(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Route.PageHandler) -> Route {
            .page(method, path, now: site.now, handler)
        }
        let assets = StaticAsset.all.map { asset in Route(.get, asset.path) { _, _ in asset.response } }
        table =
            assets + [
                Route(.get, "/", Entrance(organizations: site.organizations).enter),
                page(.get, "/", overview.show),
                page(.get, "/users", users.list),
                page(.get, "/users/:user", users.show),
                page(.post, "/users/:user/hold", users.hold),
                page(.post, "/users/:user/release", users.release),
                page(.post, "/users/:user/protect", users.protect),
                page(.post, "/users/:user/unprotect", users.unprotect),
                page(.get, "/import", importing.search),
                page(.post, "/import", importing.start),
                page(.post, "/import/basket", importing.choose),
                page(.get, "/synchronize", synchronizing.list),
                page(.post, "/synchronize", synchronizing.start),
                page(.post, "/synchronize/selection", synchronizing.choose),
                page(.get, "/components", ComponentsDesk(site: site).show),
                page(.get, "/duplicates", duplicates.list),
                page(.get, "/deleted", deleted.list),
                page(.post, "/deleted", deleted.restore),
                page(.get, "/runs", runs.list),
                page(.get, "/runs/:run", runs.show),
                page(.post, "/runs/:run/apply", plans.apply),
                page(.post, "/runs/:run/approve", plans.approve),
                page(.post, "/runs/:run/rest", plans.applyRest),
                page(.post, "/runs/:run/reject", plans.reject),
                page(.post, "/runs/:run/refresh", plans.refresh),
                page(.post, "/runs/:run/stop", plans.stop),
                page(.post, "/runs/:run/undo", plans.undo),
            ]
    }

    /// Adds every route, and has each address say what it does when it is asked for anything else.
    func add(to router: Router<AdminContext>) {
        for route in table { router.on(RouterPath(route.path), method: route.method, use: route.handler) }
        for (path, routes) in Dictionary(grouping: table, by: \.path) {
            let allowed = Self.allowed(routes)
            let all: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
            for method in all where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Refusal.methodNotAllowed(allowed: allowed)
                }
            }
        }
    }

    /// What can be asked of one address: GET brings HEAD with it.
    private static func allowed(_ routes: [Route]) -> [HTTPRequest.Method] {
        [.get, .head, .post].filter { method in routes.contains { $0.method == (method == .head ? .get : method) } }
    }
}

/// One line of the table of routes.
struct Route: Sendable {
    typealias Handler = @Sendable (Request, AdminContext) async throws -> Response
    /// Answers with a page of the organization that the address names.
    typealias PageHandler = @Sendable (Visit) async throws -> Response

    let method: HTTPRequest.Method
    /// As the router reads it: `/o/:organization/runs/:run`.
    let path: String
    let handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }

    /// A page of an organization.
    ///
    /// - Parameters:
    ///   - path: within the organization: `/runs/:run`.
    ///   - now: the clock.
    static func page(
        _ method: HTTPRequest.Method, _ path: String, now: @escaping @Sendable () -> Date,
        _ handler: @escaping PageHandler
    ) -> Route {
        Route(method, OrganizationAddress.pattern(path)) { request, context in
            try await handler(try Visit(request, context, now: now()))
        }
    }
}
