/// The faults waiting for their requests.
struct FaultQueue: Sendable {
    private var faults: [Fault] = []

    /// A fault for no request at all is not kept.
    mutating func add(_ fault: Fault) {
        if let times = fault.times, times < 1 { return }
        faults.append(fault)
    }

    mutating func clear() { faults.removeAll() }

    /// Takes the first fault that is for this request and acts on this level.
    mutating func next(_ level: Fault.Level, _ subject: Subject) -> Fault.Effect? {
        for index in faults.indices where faults[index].effect.level == level && faults[index].target.hits(subject) {
            guard faults[index].skip <= 0 else {
                faults[index].skip -= 1
                continue
            }
            return consume(at: index)
        }
        return nil
    }

    private mutating func consume(at index: Int) -> Fault.Effect {
        let fault = faults[index]
        guard let times = fault.times else { return fault.effect }
        if times <= 1 { faults.remove(at: index) } else { faults[index].times = times - 1 }
        return fault.effect
    }

    /// What a request is, as far as faults can tell.
    enum Subject: Sendable, Equatable {
        case token
        /// The path after `/v1.0`, and the query.
        case graph(String, query: Query)
        case other
    }
}

extension Fault {
    /// Where in the handling of a request a fault acts: on an answer of Graph (each inside a batch for itself), or on what
    /// goes over the wire.
    enum Level: Sendable { case answer, wire }
}

extension Fault.Effect {
    var level: Fault.Level {
        switch self {
        case .throttled, .forbidden, .notFound, .unsupportedQuery, .foreignNextLink, .loopingNextLink, .missingValue,
            .shortened,
            .limitedInformation:
            .answer
        case .unavailable(_, let html, _): html ? .wire : .answer
        case .htmlPage, .unauthorized, .cut, .slow, .truncatedGzip, .delayed, .answer: .wire
        }
    }
}

extension Fault.Target {
    func hits(_ subject: FaultQueue.Subject) -> Bool {
        switch (self, subject) {
        case (.any, _), (.graph, .graph), (.token, .token): true
        case (.graphPath(let prefix), .graph(let path, _)): path.hasPrefix(prefix)
        case (.graphQuery(let prefix, let text), .graph(let path, let query)):
            path.hasPrefix(prefix) && query.decoded.lowercased().contains(text.lowercased())
        default: false
        }
    }
}
