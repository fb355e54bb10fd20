/// Where users, connections and runs are kept. One implementation per database, one conformance suite for all.
///
/// Every method says by a type which organization, account or book it is about, and shows nothing of another. Methods throw `store-unavailable` when the
/// database cannot be reached or refuses, and the codes they name. What throws has written nothing.
package protocol DirectoryStore: ConnectionStore, UserStore, RunStore {}

/// Everything that a server keeps: beside users, connections and runs the organizations, the accounts and the audit.
package protocol ServerStore: DirectoryStore, OrganizationStore, AccountStore, AuditStore {}
