import HTTPTypes
import Hummingbird

/// Which address does what.
struct Routes {
    typealias Handler = @Sendable (Request, AdminContext) async throws -> Response

    let site: Site

    func add(to router: Router<AdminContext>) {
        let (overview, users, runs) = (OverviewDesk(site: site), UsersDesk(site: site), RunsDesk(site: site))
        let (importing, synchronizing) = (ImportDesk(site: site), SynchronizeDesk(site: site))
        let duplicates = DuplicatesDesk(site: site)

        add("/", to: router, get: overview.show)
        add("/users", to: router, get: users.list)
        add("/import", to: router, get: importing.search, post: importing.start)
        add("/synchronize", to: router, get: synchronizing.list, post: synchronizing.start)
        add("/runs", to: router, get: runs.list)
        add("/runs/:run", to: router, get: runs.show)
        add("/runs/:run/apply", to: router, post: runs.apply)
        add("/runs/:run/refresh", to: router, post: runs.refresh)
        add("/duplicates", to: router, get: duplicates.list)
        for asset in StaticAsset.all {
            add(asset.path, to: router, get: { _, _ in asset.response })
        }
    }

    /// Adds what an address does, and has it say so when it is asked for anything else.
    private func add(
        _ path: String, to router: Router<AdminContext>, get: Handler? = nil, post: Handler? = nil
    ) {
        let handlers = [(HTTPRequest.Method.get, get), (.post, post)]
        let allowed = handlers.flatMap { method, handler in
            handler == nil ? [] : method == .get ? [.get, .head] : [method]
        }
        for (method, handler) in handlers {
            guard let handler else { continue }
            router.on(RouterPath(path), method: method, use: handler)
        }
        let all: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        for method in all where !allowed.contains(method) {
            router.on(RouterPath(path), method: method) { _, _ -> Response in
                throw Refusal.methodNotAllowed(allowed: allowed)
            }
        }
    }
}
