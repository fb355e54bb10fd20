import DirectoryCore
import HTTPTypes

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

    init(_ problem: Problem) {
        cause = problem.cause
        effect = problem.effect
        advice = problem.advice
        code = problem.code.rawValue
        field = problem.field
        trace = problem.trace.map(Self.facts)
    }

    private static func facts(_ trace: Problem.Trace) -> [Fact] {
        [
            trace.status.map { Fact(label: Sentences.traceStatus, value: String($0)) },
            trace.code.map { Fact(label: Sentences.traceCode, value: $0) },
            trace.requestID.map { Fact(label: Sentences.traceRequest, value: $0) },
        ].compactMap(\.self)
    }
}

/// A page about a problem and nothing else.
struct ProblemPage: PageView {
    static let template = Template.problem
    let title: String
    let place: Place? = nil
    let headline: String
    let problem: ProblemView

    init(_ problem: Problem) {
        title = Sentences.errorTitle(Sentences.headline(of: problem.code.category))
        headline = Sentences.headline(of: problem.code.category)
        self.problem = ProblemView(problem)
    }

    init(_ refusal: Refusal) {
        let told = Sentences.told(refusal)
        title = Sentences.errorTitle(told.headline)
        headline = told.headline
        problem = ProblemView(
            cause: told.cause, effect: told.effect, advice: told.advice, code: told.code)
    }

    /// Something broke inside.
    ///
    /// - Parameter id: the number under which the log tells more.
    init(internalFailure id: String) {
        title = Sentences.errorTitle(Sentences.internalFailure)
        headline = Sentences.internalFailure
        problem = ProblemView(
            cause: Sentences.internalCause, effect: Sentences.internalEffect, advice: Sentences.internalAdvice, code: id
        )
    }
}

extension ProblemView {
    init(cause: String, effect: String, advice: String, code: String) {
        self.cause = cause
        self.effect = effect
        self.advice = advice
        self.code = code
        field = nil
        trace = nil
    }
}
