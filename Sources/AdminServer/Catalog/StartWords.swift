/// What the forms say that start a run.
protocol StartWords: Sendable {
    func onlyImported(from tenant: String) -> String
    var synchronizeLabels: ScopeView.RunLabels { get }

    func importPremise(_ tenant: String) -> String
    /// `12 people found, 9 can be imported`
    func found(_ count: Int, importable: Int) -> String
    func allFound(_ text: String) -> String
    var everyoneInTenant: String { get }
    var importLabels: ScopeView.RunLabels { get }
    func noMatchUpstream(_ text: String) -> String
    var noMatchUpstreamAdvice: String { get }
}
