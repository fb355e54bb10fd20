package import DirectoryCore

extension GraphDirectory {
    /// Reads the given people, 300 a request: 20 lists of 15, the most that `in` accepts.
    ///
    /// Source: <https://learn.microsoft.com/graph/filter-query-parameter>
    package func read(
        _ people: [DirectoryObjectID], _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        let asked = AskedProperties.inFull(selection)
        var conversation = Conversation(with: endpoint)
        for group in people.unique.chunks(of: Batch.capacity * 15) {
            let batch = Batch(urls: group.chunks(of: 15).map { Self.listing($0, asked) }, asked: asked)
            var found: [DirectoryUser] = []
            for result in try await conversation.send(batch) {
                found += try await conversation.everybody(in: try result.get(), asked)
            }
            try await onPage(found)
        }
    }

    private static func listing(_ people: some Collection<DirectoryObjectID>, _ asked: AskedProperties) -> String {
        Batch.url("/users", [.filter(PeopleQuery.among(people))] + asked.options + [.top(people.count)])
    }
}

extension Conversation {
    /// The people of one list, and of the pages that follow it.
    fileprivate mutating func everybody(
        in listed: BatchAnswer, _ asked: AskedProperties
    ) async throws(Problem) -> [DirectoryUser] {
        guard listed.status == 200, case .page(let page) = listed.answer.content else {
            throw listed.setback(now: endpoint.timing.now()).problem
        }
        var people = endpoint.people(of: page)
        var walk = PageWalk(host: endpoint.host, limit: endpoint.wire.limits.pages)
        var next = try walk.follow(page.nextLink)
        while let link = next {
            let page = try await self.page(.get(link), asked)
            next = try walk.follow(page.nextLink)
            people += endpoint.people(of: page)
        }
        return people
    }
}
