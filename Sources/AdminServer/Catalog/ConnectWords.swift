import DirectoryCore

/// What is said while a tenant is being connected, and while its credentials are replaced.
protocol ConnectWords: Sendable {
    func connecting(_ text: ConnectText) -> String

    /// What a step is called: `Credential`.
    func step(_ step: ConnectStep) -> String
    func standing(_ standing: ConnectStep.Standing) -> String
    /// `Step 2 of 4: Credential`
    func position(of step: ConnectStep) -> String
    /// What the overview says while a step is left.
    func isUnfinished(_ step: ConnectStep) -> String

    func way(_ way: CredentialWay) -> String
    /// - Parameter tenant: `Contoso (7e000000-…)`
    func answered(_ tenant: String) -> String
    /// - Parameter moment: `22 Nov 2026, 14:02 UTC`
    func tested(at moment: String) -> String
    /// What a test says of a credential.
    var accepted: String { get }
    var refused: String { get }
    /// One of two credentials ends while the other goes on.
    ///
    /// - Parameters:
    ///   - day: `3 May 2027`
    ///   - days: whole days that are left; negative when it has ended.
    func credentialYields(_ credential: String, on day: String, inDays days: Int) -> String

    /// - Parameter number: how many deletions a limit never forbids.
    func alwaysAllowed(_ number: Int) -> String
    /// `5 % of the users, at least 5, at most 500`
    func limit(_ limit: BrakeLimits.Limit) -> String
    func rhythm(_ rhythm: ScopeStep.Rhythm) -> String

    func isConnected(_ tenant: String) -> String
    func isSavedUntested(_ tenant: String) -> String
}

/// A text of connecting that never changes.
enum ConnectText: String, CaseIterable, Sendable {
    case steps
    case back
    case goOn
    case goOnUntested
    case saveAndGoOn
    case finish
    case resume
    case consoleCaption
    case connectingTakesAdmin
    case importingTakesOperator

    case registerCaption
    case registerLead
    case commandCaption
    case makeSecretLead
    case uploadLead
    case copy
    case copied

    case notAnswered
    case replacing
    case replaceCredential
    case testAgain

    case scopeLead
    case newcomersHint
    case removalsPercent
    case removalsMost
    case removalsMostHint
    case scheduleHint

    case connectedLead
    case untestedLead
}
