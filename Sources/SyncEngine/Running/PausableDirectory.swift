import DirectoryCore
import DirectoryPorts

/// A tenant that is asked for nothing while the run is paused: before each question, and between two pages of an
/// answer.
struct PausableDirectory: UpstreamDirectory {
    let tenant: any UpstreamDirectory
    let progress: ProgressDesk

    var pause: Duration? { get async { await tenant.pause } }

    func identify() async throws(Problem) -> UpstreamTenant {
        try await progress.pass()
        return try await tenant.identify()
    }

    func tryCredentials() async throws(Problem) -> [CredentialTrial] {
        try await progress.pass()
        return try await tenant.tryCredentials()
    }

    func readEveryone(_ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void) async throws(Problem) {
        try await progress.pass()
        try await tenant.readEveryone { (page) throws(Problem) in
            try await onPage(page)
            try await progress.pass()
        }
    }

    func presentCursor() async throws(Problem) -> DeltaCursor {
        try await progress.pass()
        return try await tenant.presentCursor()
    }

    func readChanges(
        since cursor: DeltaCursor, _ onPage: @Sendable ([DirectoryChange]) async throws(Problem) -> Void
    ) async throws(Problem) -> DeltaCursor {
        try await progress.pass()
        return try await tenant.readChanges(since: cursor) { (page) throws(Problem) in
            try await onPage(page)
            try await progress.pass()
        }
    }

    func read(
        _ people: [DirectoryObjectID], _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        try await progress.pass()
        try await tenant.read(people) { (page) throws(Problem) in
            try await onPage(page)
            try await progress.pass()
        }
    }

    func search(_ text: String, limit: Int) async throws(Problem) -> [DirectoryUser] {
        try await progress.pass()
        return try await tenant.search(text, limit: limit)
    }

    func sample(_ limit: Int) async throws(Problem) -> [DirectoryUser] {
        try await progress.pass()
        return try await tenant.sample(limit)
    }

    func lookUp(_ people: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: DirectLookup] {
        try await progress.pass()
        return try await tenant.lookUp(people)
    }

    func deletedItems(among people: [DirectoryObjectID]) async throws(Problem) -> [DirectoryObjectID: DeletedItem] {
        try await progress.pass()
        return try await tenant.deletedItems(among: people)
    }
}
