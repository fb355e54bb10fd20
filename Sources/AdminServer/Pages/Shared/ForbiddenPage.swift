import DirectoryCore
import DirectoryPorts

/// What whoever may not do something sees: what it takes, and whom to ask.
struct ForbiddenPage: PageView {
    static let template = Template.problem
    let title: String
    let place: Place? = nil
    let headline: String
    let problem: ProblemView
    let onward: EmptyState.Action

    /// - Parameter owners: names of those who can give the role; none where nobody in particular can.
    init(_ problem: Problem, owners: [String], _ context: AdminContext) {
        let words = context.words
        headline = words.headline(of: problem.code.category)
        title = words.errorTitle(headline)
        let asking = owners.isEmpty ? problem : problem.advising(words.askOwner(owners, words.say(problem.advice)))
        self.problem = ProblemView(asking, words)
        let start = context.place.map { OrganizationAddress($0.organization.handle).link("/") }
        onward = .init(words.goToStart, start ?? .start)
    }
}

extension Problem {
    fileprivate func advising(_ advice: String) -> Problem {
        Problem(code, cause: cause, effect: effect, advice: "\(advice)", field: field, trace: trace)
    }
}
