package import DirectoryCore
package import DirectoryPorts
package import Hummingbird
package import HummingbirdCore
package import Logging

/// The pages, rendered on the server.
///
/// Product and tests build the same router here: every route stands behind the same guards and the same gate.
package struct AdminServer: Sendable {
    private let site: Site
    private let logger: Logger

    /// - Parameters:
    ///   - store: where users and runs are read. Pages write nothing but through the engine, and marks on users.
    ///   - audit: what was done, read and never written here but for exports.
    ///   - engine: imports and synchronizes.
    ///   - connecting: changes how an organization is connected.
    ///   - doors: finds out who somebody is.
    ///   - office: keeps accounts, members, tokens and organizations.
    ///   - face: how the server is seen from outside.
    ///   - world: the clock, waiting between two looks at a run that a page follows, and the names of selections.
    ///   - logger: receives what went wrong inside, never a name, an address or a secret.
    /// - Throws: when a template that is built in cannot be read.
    package init(
        store: any DirectoryStore, audit: any AuditStore, engine: any Synchronizing,
        connecting: any ConnectionAdministration, doors: any Authenticating, office: any AccountAdministration,
        face: ServerFace = .loopback, world: World, logger: Logger = Logger(label: "rollcall.pages")
    ) throws {
        site = Site(
            store: store, audit: audit, engine: engine, connecting: connecting, doors: doors, office: office,
            face: face, renderer: try Renderer(), now: world.now, pace: world.sleep, makeUUID: world.makeUUID)
        self.logger = logger
    }

    /// The server, ready to be run as a service. It stops when its task is cancelled or a graceful shutdown begins.
    ///
    /// - Parameters:
    ///   - address: where to listen.
    ///   - transport: what HTTP is spoken over.
    ///   - onRunning: receives the port once requests are accepted, which says which one port 0 became.
    package func application(
        address: ListenAddress = .loopback(port: 0), transport: HTTPServerBuilder = .http1(),
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> Application<RouterResponder<AdminContext>> {
        Application(
            router: router(), server: transport,
            configuration: .init(address: .hostname(address.address.description, port: Int(address.port))),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { await onRunning(port) }
            },
            logger: logger)
    }

    /// What the router is made of.
    var routes: Routes { Routes(site: site) }

    /// Every route with the guards in front of it.
    package func router() -> Router<AdminContext> {
        let routes = routes
        let router = Router(context: AdminContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Arriving(face: site.face))
        router.add(middleware: Speaking())
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(site: site))
        router.add(middleware: HostGuard(face: site.face))
        router.add(middleware: CrossSiteGuard())
        router.add(middleware: Whereabouts(page: routes.page))
        router.add(middleware: Recognizing(doors: site.doors))
        router.add(middleware: ErrorPages(site: site))
        router.add(middleware: Belonging())
        router.add(middleware: Turning(site: site, page: routes.page))
        routes.add(to: router)
        return router
    }
}
