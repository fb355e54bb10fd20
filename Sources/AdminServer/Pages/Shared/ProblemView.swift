import DirectoryCore

/// A problem as pages show it: cause, effect, next step, code, and what the tenant said.
struct ProblemView: Sendable {
    let cause: String
    let effect: String
    let advice: String
    let code: String
    let field: String?
    let trace: [Fact]?

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    init(_ problem: Problem, _ words: any Words) {
        cause = words.say(problem.cause)
        effect = words.say(problem.effect)
        advice = words.say(problem.advice)
        code = problem.code.rawValue
        field = problem.field
        trace = problem.trace.map { Self.facts($0, words) }
    }

    private static func facts(_ trace: Problem.Trace, _ words: any Words) -> [Fact] {
        [
            trace.status.map { Fact(label: words.traceStatus, value: String($0)) },
            trace.code.map { Fact(label: words.traceCode, value: $0) },
            trace.requestID.map { Fact(label: words.traceRequest, value: $0) },
        ].compactMap(\.self)
    }
}

/// A page about a problem and nothing else. It may be in no organization.
struct ProblemPage: PageView {
    static let template = Template.problem
    let title: String
    let place: Place? = nil
    let headline: String
    let problem: ProblemView
    /// Where to go on.
    let onward: [EmptyState.Action]

    /// - Parameter place: the page of the rail that was asked for, which says what could not be loaded.
    init(_ problem: Problem, _ words: any Words, of place: Place? = nil, onward: [EmptyState.Action]) {
        let missing = problem.code.category == .internal ? place.map(words.couldNotLoad) : nil
        headline = missing ?? words.headline(of: problem.code.category)
        title = words.errorTitle(headline)
        self.problem = ProblemView(problem, words)
        self.onward = onward
    }

    init(_ told: Told, _ words: any Words, onward: [EmptyState.Action]) {
        headline = told.headline
        title = words.errorTitle(headline)
        problem = ProblemView(told)
        self.onward = onward
    }
}

extension ProblemView {
    fileprivate init(_ told: Told) {
        cause = told.cause
        effect = told.effect
        advice = told.advice
        code = told.code
        field = nil
        trace = nil
    }
}
