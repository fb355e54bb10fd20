package import DirectoryCore

/// How the runs of an organization stand, by their numbers alone: what every page says of them.
package struct RunsAtAGlance: Hashable, Sendable {
    /// The latest run of each standing.
    package let latest: [RunQuery.Standing: RunID]
    /// The runs whose plans a brake holds, the latest first.
    package let held: [RunID]

    package init(latest: [RunQuery.Standing: RunID], held: [RunID]) {
        self.latest = latest
        self.held = held
    }
}
