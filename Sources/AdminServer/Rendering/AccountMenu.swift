import DirectoryCore
import DirectoryPorts

/// Who is signed in, with the ways out and to their other organizations.
struct AccountMenu: Sendable {
    let name: String
    let account = PageLink.standing("/account").description
    let signOut = PageLink.standing("/sign-out").description
    /// What the organization at hand is called; nil in none.
    let organization: String?
    /// The others that they belong to.
    let others: [EmptyState.Action]
    let hasOthers: Bool
    /// For the server administrator.
    let server: String?

    init(_ person: SignedInPerson, at current: Organization?, _ words: any Words) {
        name = person.account.name
        organization = current?.name
        others = person.places.map(\.organization).filter { $0.id != current?.id }
            .map { .init($0.name, OrganizationAddress($0.handle).link("/")) }
        hasOthers = !others.isEmpty
        server = person.account.isServerAdministrator ? PageLink.standing("/server/organizations").description : nil
    }
}
