package import DirectoryPorts
import Testing

/// What every store does. Each case gets a store of its own, with nothing in it.
package enum StoreConformance {
    package static let cases: [ConformanceCase] = [
        connections, localUsers, holders, listing, browsing, searching, selecting, canaries, runs, applying, exchanging,
        staleness, racing, duplicates, isolation, leases, held, sights, checkpoints, quiet, happening, marks,
        tombstones, claiming, accounts, members, invitations, sessions, tokens, organizations, audit, secrets,
        forgetting,
        erasing, belonging, pausing, runLists,
    ].flatMap(\.self)
}

/// A sentence about stores, and what shows that it is true.
package struct ConformanceCase: Sendable, CustomTestStringConvertible {
    package let sentence: String
    package let check: @Sendable (any ServerStore) async throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (any ServerStore) async throws -> Void) {
        self.sentence = sentence
        self.check = check
    }

    package var testDescription: String { sentence }
}
