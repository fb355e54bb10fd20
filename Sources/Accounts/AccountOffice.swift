import DirectoryCore
package import DirectoryPorts

/// Lets people and programs in, and keeps their accounts: the pages' way to both.
///
/// `Doors` find out who somebody is; `Office` changes what there is. Everything that changes is noted by the store in
/// the transaction that changes it.
package struct AccountOffice: Authenticating, AccountAdministration {
    /// What accounts are kept in.
    package typealias Store = AccountStore & AuditStore & ConnectionStore & OrganizationStore

    let store: any Store
    let secrets: any SecretBox
    let people: any PersonSignIn
    let hasher: PasswordHasher
    let world: World
    let random: RandomSource

    /// - Parameters:
    ///   - secrets: seals keys of second factors, and what browsers carry from one step to the next.
    ///   - people: asks tenants who somebody is.
    ///   - hasher: one for the whole server, because memory is.
    package init(
        store: any Store, secrets: any SecretBox, people: any PersonSignIn, hasher: PasswordHasher, world: World,
        random: RandomSource = .system
    ) {
        self.store = store
        self.secrets = secrets
        self.people = people
        self.hasher = hasher
        self.world = world
        self.random = random
    }

    var codes: Codes { Codes(random: random) }
    var tickets: TicketOffice { TicketOffice(store: store, secrets: secrets, world: world, random: random) }
}
