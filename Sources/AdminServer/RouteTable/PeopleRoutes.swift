import DirectoryCore
import HTTPTypes

extension Routes {
    /// The users of an organization.
    static func people(_ site: Site) -> [Route] {
        let (overview, users) = (OverviewDesk(site: site), UsersDesk(site: site))
        let (importing, synchronizing) = (ImportDesk(site: site), SynchronizeDesk(site: site))
        let (duplicates, deleted) = (DuplicatesDesk(site: site), DeletedDesk(site: site))
        return [
            .organization(.viewUsers, .get, "/", overview.show),
            .organization(.viewUsers, .get, "/users", users.list),
            .organization(.viewUsers, .get, "/users/:user", users.show),
            .organization(.holdUsers, .post, "/users/:user/hold", users.hold),
            .organization(.holdUsers, .post, "/users/:user/release", users.release),
            .organization(.protectUsers, .post, "/users/:user/protect", users.protect),
            .organization(.protectUsers, .post, "/users/:user/unprotect", users.unprotect),
            .organization(.searchTenant, .get, "/import", importing.search),
            .organization(.importPeople, .post, "/import", size: .people, importing.start),
            .organization(.searchTenant, .post, "/import/basket", size: .people, importing.choose),
            .organization(.synchronize, .get, "/synchronize", synchronizing.list),
            .organization(.synchronize, .post, "/synchronize", size: .people, synchronizing.start),
            .organization(.synchronize, .post, "/synchronize/selection", size: .people, synchronizing.choose),
            .organization(.viewUsers, .get, "/components", ComponentsDesk(site: site).show),
            .organization(.viewUsers, .get, "/duplicates", duplicates.list),
            .organization(.viewUsers, .get, "/deleted", deleted.list),
            .organization(.restoreUsers, .post, "/deleted", size: .people, deleted.restore),
        ]
    }
}
