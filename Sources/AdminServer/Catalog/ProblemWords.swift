import DirectoryCore

/// What is said when something is wrong.
protocol ProblemWords: Sendable {
    /// What the browser's tab says.
    func errorTitle(_ headline: String) -> String
    func headline(of category: Problem.Code.Category) -> String
    /// What a page says about a request that was turned away.
    func told(_ refusal: Refusal) -> Told
    /// What a page says when something broke inside.
    ///
    /// - Parameter id: the number under which the log tells more.
    func told(internalFailure id: String) -> Told

    /// What stops a piece of work, and what a run has to say for itself. A sentence that the language does not have is
    /// said in English.
    func say(_ sentence: Sentence) -> String

    // What the tenant said
    var traceStatus: String { get }
    var traceCode: String { get }
    var traceRequest: String { get }

    // Where to go on
    var goToUsers: String { get }
    var goToStart: String { get }
}

/// What a page says that is about something gone wrong and nothing else.
struct Told: Sendable {
    let headline: String
    let cause: String
    let effect: String
    let advice: String
    let code: String
}
