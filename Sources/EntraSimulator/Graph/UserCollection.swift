/// `/users` and `/users/$count`.
struct UserCollection {
    let call: GraphCall

    func answer(in tenant: inout Tenant) throws(GraphError) -> Reply {
        try call.require("GET", "POST")
        return call.isGet ? try list(in: &tenant) : try create(in: &tenant)
    }

    func count(in tenant: Tenant) throws(GraphError) -> Reply {
        try call.require("GET")
        return try listing(in: tenant.visible).countReply()
    }

    private func list(in tenant: inout Tenant) throws(GraphError) -> Reply {
        let listing = try listing(in: tenant.visible)
        try checkSignInActivity(listing.options)
        guard listing.isKept, tenant.mask == nil else { return try listing.page() }
        let page = Self.page(of: listing, from: try listing.startPosition(), in: &tenant)
        let count = listing.showsCount ? Self.count(of: listing, in: &tenant) : nil
        return listing.reply(items: page.items, following: page.following, count: count)
    }

    private static func count(of listing: Listing, in tenant: inout Tenant) -> Int {
        guard let filter = listing.options.filter else { return listing.count }
        return tenant.pages.count(filter, in: tenant.directory) { listing.count }
    }

    /// Renders every page now, so that no reader waits for it.
    func prerender(in tenant: inout Tenant) throws(GraphError) {
        let listing = try listing(in: tenant.directory)
        guard listing.isKept else { throw .badRequest("Only plain lists can be rendered ahead.") }
        var position: Int? = 0
        while let start = position { position = Self.page(of: listing, from: start, in: &tenant).following }
    }

    /// The page as it was rendered before, or rendered now.
    private static func page(of listing: Listing, from start: Int, in tenant: inout Tenant) -> PageCache.Page {
        let shape = listing.shape(from: start)
        if let page = tenant.pages.page(shape, in: tenant.directory) { return page }
        let (items, following) = listing.walk(from: start)
        let page = PageCache.Page(items: items, following: following, sequence: tenant.directory.journal.latest)
        tenant.pages.keep(page, as: shape)
        return page
    }

    private func listing(in directory: Directory) throws(GraphError) -> Listing {
        try Listing(
            call: call, options: try QueryOptions(call.request, schema: .user), schema: .user, directory: directory,
            source: .people(of: directory), setName: "users", extent: .whole)
    }

    /// Selecting it takes a further permission and smaller pages (https://learn.microsoft.com/graph/api/user-list).
    private func checkSignInActivity(_ options: QueryOptions) throws(GraphError) {
        guard options.selection?.properties.contains(.signInActivity) == true else { return }
        guard call.caller.permissions.contains("AuditLog.Read.All") else { throw .forbidden }
        guard listingSize(options) <= Self.largestActivityPage else {
            throw .badRequest(
                "Invalid page size specified: '\(listingSize(options))'. Must be between 1 and 500 inclusive.")
        }
    }

    private static let largestActivityPage = 500

    private func listingSize(_ options: QueryOptions) -> Int { options.top ?? QueryOptions.defaultPage }

    private func create(in tenant: inout Tenant) throws(GraphError) -> Reply {
        let body = try ObjectBody(try call.body(), schema: .user)
        try body.requireAll([.accountEnabled, .displayName, .mailNickname, .userPrincipalName, .passwordProfile])
        try UserNames.check(body.values[.userPrincipalName], in: tenant)
        var values = body.values.filter { $0.key != .passwordProfile }
        values[.userType] = values[.userType] ?? .string("Member")
        do {
            let person = try tenant.directory.create(values, now: call.now)
            return SingleObject(call: call, directory: tenant.directory).reply(
                .user(person), setName: "users", options: nil, status: 201)
        } catch {
            throw UserNames.refusal(error)
        }
    }
}

/// What Graph says about a userPrincipalName it does not take.
enum UserNames {
    static func check(_ value: PropertyValue?, in tenant: Tenant) throws(GraphError) {
        guard let value else { return }
        guard let name = value.string, let at = name.lastIndex(of: "@"), at != name.startIndex else {
            throw .badRequest("Property userPrincipalName is invalid.")
        }
        let domain = name[name.index(after: at)...].lowercased()
        guard domain == tenant.domain || domain == tenant.initialDomain else {
            throw .badRequest(
                "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization."
            )
        }
    }

    static func refusal(_ error: DirectoryError) -> GraphError {
        switch error {
        case .noSuchObject(let id): .notFound(id)
        case .userPrincipalNameTaken:
            .badRequest("Another object with the same value for property userPrincipalName already exists.")
        case .alreadyMember:
            .badRequest(
                "One or more added object references already exist for the following modified properties: 'members'.")
        case .notMember: .notFound("members")
        }
    }
}
