import DirectoryCore
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Which address does what, and for whom.
struct Routes {
    /// Every route: method, path, who may use it and what answers.
    let table: [Route]
    private let gate: Gate

    init(site: Site) {
        gate = Gate(site: site)
        table =
            Self.assets + Self.doors(site) + Self.account(site) + Self.people(site) + Self.runs(site)
            + Self.organization(site) + Self.connection(site) + Self.server(site)
    }

    private static var assets: [Route] {
        StaticAsset.all.map { asset in .open(.get, asset.path) { _ in asset.response } }
    }

    /// Adds every route, and has each address say what it does when it is asked for anything else.
    func add(to router: Router<AdminContext>) {
        for route in table {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await route.answer(request, context, gate)
            }
        }
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

    /// The page on which the form stands that is sent to an address: the nearest one above it that can be opened.
    @Sendable func page(above path: String) -> ReturnPath {
        var parts = path.split(separator: "/").map(String.init)
        while !parts.isEmpty {
            if table.contains(where: { $0.method == .get && $0.matches(parts) }) {
                return ReturnPath("/" + parts.joined(separator: "/")) ?? .start
            }
            parts.removeLast()
        }
        return .start
    }
}
