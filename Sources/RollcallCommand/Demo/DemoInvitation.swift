import DirectoryCore
import EntraSimulator

/// What the demo says once the pages are there.
struct DemoInvitation: Sendable {
    let edited: Int
    let deleted: Int
    let host: String
    let owner: DemoOwner

    init(story: DemoStory, happened: DemoHappenings, owner: DemoOwner) {
        edited = happened.edited.count
        deleted = happened.deleted.count
        host = story.tenant.host
        self.owner = owner
    }

    /// - Parameter url: where the pages are.
    func text(at url: String) -> String {
        """

        Rollcall is at  \(url)
        Sign in with    \(owner.email)
        and password    \(owner.password.reveal())

        Since the import, \(edited) people were edited in the tenant, \(deleted) were deleted, two swapped their emails,
        and two took the email of a local user. Three things to try:

          1. Synchronize: choose some people or everyone, press Preview, then Synchronize.
          2. Duplicates: see why two people were left alone, and who has their address.
          3. Import: find one of the twenty people who are not here yet.

        The simulated tenant is at https://\(host), and what more can happen to it is in Documentation/simulator.md.
        Everything stays on this machine. Stop with Control-C.
        """
    }
}
