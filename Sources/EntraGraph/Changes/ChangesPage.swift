import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import Logging

/// A page of a delta: changes, and where they go on.
struct ChangesPage: Sendable {
    let page: PeoplePage
    /// The answer that a removal on the page rests on.
    let observation: Proof.Observation
    let continuation: Continuation

    /// As the answer has it: unchecked.
    enum Continuation: Hashable, Sendable {
        /// More of this round.
        case page(String)
        /// The end of the round, where the next one begins.
        case end(String)
    }

    /// - Returns: nil for anything but a page with exactly one of the two links: without either the round would seem to
    ///   be over and the next one begin anywhere.
    init?(_ reply: Reply, _ asked: AskedProperties, now: Date) {
        guard let page = reply.page(asked) else { return nil }
        switch (page.nextLink, page.deltaLink) {
        case (let next?, nil): continuation = .page(next)
        case (nil, let end?): continuation = .end(end)
        case (nil, nil), (_?, _?): return nil
        }
        self.page = page
        // By way of a trace, which keeps what looks like an id and nothing else.
        let trace = Problem.Trace.upstream(status: reply.status, requestID: reply.requestID)
        observation = Proof.Observation(at: now, status: reply.status, requestID: trace.requestID)
    }
}

extension GraphEndpoint {
    /// The changes on a page that are about people.
    func changes(on page: ChangesPage) -> [DirectoryChange] {
        let people = persons(on: page.page)
        let unexplained = people.count { $0.removal == .unexplained }
        if unexplained > 0 {
            logger.warning(
                "Microsoft Graph removed people without a reason that is known", metadata: ["people": "\(unexplained)"])
        }
        return people.map { $0.change(page.observation) }
    }
}

extension DecodedPerson {
    /// A removal whose reason is not known is none of the proofs (R15): it says that something has happened to the
    /// person, and nothing else.
    fileprivate func change(_ observation: Proof.Observation) -> DirectoryChange {
        switch removal {
        case nil: .changed(user)
        case .reason(let reason): .removed(user.id, reason, observation)
        case .unexplained: .changed(DirectoryUser(id: user.id))
        }
    }
}
