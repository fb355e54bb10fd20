/// The one written table of who may do what. Code asks it, the documentation is printed from it.
package enum Permissions {
    /// The least role that may.
    package static func least(for action: Action) -> Role {
        switch action {
        case .viewUsers, .viewRuns, .viewConnection, .viewMembers: .viewer
        case .searchTenant, .importPeople, .synchronize, .stopRun, .pauseRun, .undoRun, .holdUsers, .restoreUsers,
            .exportUsers:
            .operative
        case .viewAudit, .approvePlan, .protectUsers, .changeSettings, .changeSchedule, .testConnection,
            .changeCredential, .exportAudit:
            .admin
        case .linkDuplicate, .eraseUser, .manageTokens, .manageMembers, .manageSignIn, .renameOrganization: .owner
        }
    }

    /// Whether somebody who is signed in must prove again who they are, if they have not within the last quarter of an
    /// hour (ASVS 7.5.3).
    package static func needsProof(_ action: Action) -> Bool {
        switch action {
        case .approvePlan, .linkDuplicate, .changeCredential, .eraseUser, .manageTokens, .manageMembers, .manageSignIn:
            true
        default: false
        }
    }

    /// Whether a person has to do it: no token can.
    package static func needsPerson(_ action: Action) -> Bool {
        switch action {
        case .approvePlan, .changeCredential, .manageTokens, .manageMembers, .manageSignIn: true
        default: false
        }
    }

    /// Whether somebody who is signed in must prove again who they are.
    package static func needsProof(_ action: ServerAction) -> Bool {
        switch action {
        case .viewOrganizations, .viewAccounts, .viewServerAudit: false
        case .createOrganization, .manageAccounts, .rotateKeys: true
        }
    }

    /// The table as Markdown, for the documentation: a row for each action, a column for each role.
    package static var table: String {
        let head =
            "| action | viewer | operator | admin | owner | asks again | by token |\n|---|---|---|---|---|---|---|"
        let rows = Action.allCases.map { action in
            let roles = Role.allCases.map { $0 >= least(for: action) ? "yes" : "" }
            let rest = [needsProof(action) ? "yes" : "", needsPerson(action) ? "" : "yes"]
            return "| `\(action.rawValue)` | " + (roles + rest).joined(separator: " | ") + " |"
        }
        let server = ServerAction.allCases.map { action in
            "| `\(action.rawValue)` | \(needsProof(action) ? "yes" : "") |"
        }
        return ([head] + rows + ["", "| action of the server administrator | asks again |\n|---|---|"] + server)
            .joined(separator: "\n")
    }
}
