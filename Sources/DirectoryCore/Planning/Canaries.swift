/// People who were readable at the last run and are read again to see whether the tenant still shows what it
/// showed: without them a lost permission looks like people who left (R16).
package enum Canaries {
    /// How many are read, before and after the look-ups.
    package static let number = 3

    /// Chooses canaries: users of the connection that were readable at the last run and are not candidates for
    /// deletion themselves. The same input gives the same choice, in whatever order it comes.
    package static func choose(
        from readable: some Sequence<DirectoryObjectID>, excluding candidates: Set<DirectoryObjectID>
    ) -> [DirectoryObjectID] {
        Array(readable.filter { !candidates.contains($0) }.sorted().prefix(number))
    }

    /// Whether the answers allow absence to prove anything: at least two thirds show a user principal name.
    /// Nobody to ask proves nothing.
    package static func areHealthy(asked: [DirectoryObjectID], answers: [DirectoryObjectID: DirectoryUser]) -> Bool {
        guard !asked.isEmpty else { return false }
        let healthy = asked.filter { answers[$0]?.userPrincipalName.value != nil }
        return healthy.count * 3 >= asked.count * 2
    }
}
