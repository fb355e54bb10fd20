/// Where users, connections and runs are kept. One implementation per database, one conformance suite for all.
///
/// Every method is about one organization and shows nothing of another. Methods throw `store-unavailable` when the
/// database cannot be reached or refuses, and the codes they name. What throws has written nothing.
package protocol DirectoryStore: ConnectionStore, UserStore, RunStore {}
