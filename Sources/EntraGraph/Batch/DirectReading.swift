package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials

extension GraphDirectory {
    /// Reads each person by `GET /users/{id}`, 20 a request.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/user-get>
    package func lookUp(
        _ people: [DirectoryObjectID]
    ) async throws(Problem) -> [DirectoryObjectID: DirectLookup] {
        var lookups: [DirectoryObjectID: DirectLookup] = [:]
        var conversation = Conversation(with: endpoint)
        for group in people.unique.chunks(of: Batch.capacity) {
            let asked = AskedProperties.inFull(selection)
            let batch = Batch(urls: group.map { Batch.url("/users/\($0)", asked.options) }, asked: asked)
            for (id, result) in zip(group, try await conversation.send(batch)) {
                lookups[id] = lookup(of: id, result)
            }
        }
        return lookups
    }

    private func lookup(of id: DirectoryObjectID, _ result: Result<BatchAnswer, Problem>) -> DirectLookup {
        switch result {
        case .success(let answer):
            if let person = answer.person(id) { return .found(person.user) }
            if answer.isNotFound { return .notFound(answer.observation(at: endpoint.timing.now())) }
            return .refused(answer.setback(now: endpoint.timing.now()).problem)
        case .failure(let problem): return .refused(problem)
        }
    }

    /// Asks for each person by `GET /directory/deletedItems/{id}`, 20 a request.
    ///
    /// The collection `…/deletedItems/microsoft.graph.user` would take 15 ids at once in a `$filter`, but no page of
    /// Microsoft says which of its properties can be filtered. Those asked about are few, and each gets an answer of
    /// its own, which is what a proof needs.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/directory-deleteditems-get>
    package func deletedItems(
        among people: [DirectoryObjectID]
    ) async throws(Problem) -> [DirectoryObjectID: DeletedItem] {
        var items: [DirectoryObjectID: DeletedItem] = [:]
        var conversation = Conversation(with: endpoint)
        for group in people.unique.chunks(of: Batch.capacity) {
            let batch = Batch(urls: group.map { Batch.url("/directory/deletedItems/\($0)") }, asked: .nothing)
            for (id, result) in zip(group, try await conversation.send(batch)) {
                items[id] = try deletedItem(id, try result.get())
            }
        }
        return items
    }

    private func deletedItem(_ id: DirectoryObjectID, _ answer: BatchAnswer) throws(Problem) -> DeletedItem? {
        if let person = answer.person(id) {
            let observation = answer.observation(at: endpoint.timing.now())
            return DeletedItem(id: id, deletedAt: person.deletedAt, observation: observation)
        }
        guard answer.isNotFound else { throw answer.setback(now: endpoint.timing.now()).problem }
        return nil
    }
}

extension BatchAnswer {
    /// The person, if that is who was asked for.
    fileprivate func person(_ id: DirectoryObjectID) -> DecodedPerson? {
        guard status == 200, case .person(let person) = answer.content, person.user.id == id else { return nil }
        return person
    }

    /// Any other 404, such as a proxy's, says nothing about the person (R15).
    fileprivate var isNotFound: Bool { status == 404 && answer.errorCode == "Request_ResourceNotFound" }

    fileprivate func observation(at date: Date) -> Proof.Observation {
        Proof.Observation(at: date, status: status, requestID: answer.requestID)
    }
}
