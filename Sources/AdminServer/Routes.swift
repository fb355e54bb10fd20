import HTTPTypes
import Hummingbird

/// Which address does what.
struct Routes {
    typealias Handler = @Sendable (Request, AdminContext) async throws -> Response

    let site: Site

    func add(to router: Router<AdminContext>) {
        let (importing, synchronizing) = (ImportDesk(site: site), SynchronizeDesk(site: site))
        add("/", to: router, get: OverviewDesk(site: site).show)
        add("/import", to: router, get: importing.search, post: importing.start)
        add("/synchronize", to: router, get: synchronizing.list, post: synchronizing.start)
        add("/duplicates", to: router, get: DuplicatesDesk(site: site).list)
        addUsers(to: router)
        addRuns(to: router)
        for asset in StaticAsset.all {
            add(asset.path, to: router, get: { _, _ in asset.response })
        }
    }

    private func addUsers(to router: Router<AdminContext>) {
        let (users, deleted) = (UsersDesk(site: site), DeletedDesk(site: site))
        add("/users", to: router, get: users.list)
        add("/users/:user/hold", to: router, post: users.hold)
        add("/users/:user/release", to: router, post: users.release)
        add("/deleted", to: router, get: deleted.list, post: deleted.restore)
    }

    private func addRuns(to router: Router<AdminContext>) {
        let (runs, plans) = (RunsDesk(site: site), PlanDesk(site: site))
        add("/runs", to: router, get: runs.list)
        add("/runs/:run", to: router, get: runs.show)
        add("/runs/:run/apply", to: router, post: plans.apply)
        add("/runs/:run/approve", to: router, post: plans.approve)
        add("/runs/:run/rest", to: router, post: plans.applyRest)
        add("/runs/:run/reject", to: router, post: plans.reject)
        add("/runs/:run/refresh", to: router, post: plans.refresh)
        add("/runs/:run/stop", to: router, post: plans.stop)
        add("/runs/:run/undo", to: router, post: plans.undo)
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
