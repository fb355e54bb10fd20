/// Everything that can be done in an organization. Each route, command and token scope names one of these.
package enum Action: String, CaseIterable, Codable, Sendable {
    // Looking
    case viewUsers = "users:read"
    case viewRuns = "runs:read"
    case viewConnection = "connection:read"
    case viewMembers = "members:read"
    case viewAudit = "audit:read"

    // Working
    case searchTenant = "tenant:search"
    case importPeople = "import:run"
    case synchronize = "sync:run"
    case stopRun = "sync:stop"
    case pauseRun = "sync:pause"
    case undoRun = "sync:undo"
    case holdUsers = "users:hold"
    case restoreUsers = "users:restore"
    case exportUsers = "users:export"

    // Deciding
    case approvePlan = "sync:approve"
    case protectUsers = "users:protect"
    case linkDuplicate = "duplicates:link"
    case changeSettings = "settings:write"
    case changeSchedule = "schedule:write"
    case testConnection = "connection:test"
    case changeCredential = "credential:write"
    case eraseUser = "users:erase"
    case exportAudit = "audit:export"

    // Ruling
    case manageTokens = "tokens:write"
    case manageMembers = "members:write"
    case manageSignIn = "sign-in:write"
    case renameOrganization = "organization:write"
}

/// What can be done on the server, beside all organizations: for the server administrator.
package enum ServerAction: String, CaseIterable, Codable, Sendable {
    case viewOrganizations = "organizations:read"
    case createOrganization = "organizations:write"
    case viewAccounts = "accounts:read"
    case manageAccounts = "accounts:write"
    case viewServerAudit = "server-audit:read"
    case rotateKeys = "keys:rotate"
}
