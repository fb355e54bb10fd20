import DirectoryCore
import DirectoryPorts

/// How somebody begins who meets an empty list: with what, or whom to ask for it.
struct Beginning: Sendable {
    let explanation: String
    let action: EmptyState.Action?
    /// The commands that connect a tenant; nil once one is connected, and for whoever may not.
    let console: Console?

    struct Console: Sendable {
        let caption: String
        let commands: [String]
    }
}

extension Site {
    /// What is to be done before there are people: connecting a tenant, or importing from it.
    func beginning(_ connection: Connection?, for visit: Visit) async throws(Problem) -> Beginning {
        let (words, viewing) = (visit.viewing.words, visit.viewing)
        guard let connection, connection.isUsable else {
            guard viewing.may(.changeCredential) else {
                let owners = try await owners(of: visit.organization.id)
                return Beginning(
                    explanation: words.askOwner(owners, words.connecting(.connectingTakesAdmin)), action: nil,
                    console: nil)
            }
            let label = connection == nil ? words.setting(.connectFirst) : words.connecting(.resume)
            return Beginning(
                explanation: words.connectFirst, action: .init(label, viewing.link(ConnectStep.start)),
                console: .init(caption: words.connecting(.consoleCaption), commands: words.connectCommands))
        }
        guard viewing.may(.searchTenant) else {
            let owners = try await owners(of: visit.organization.id)
            return Beginning(
                explanation: words.askOwner(owners, words.connecting(.importingTakesOperator)), action: nil,
                console: nil)
        }
        return Beginning(
            explanation: words.importFirst,
            action: .init(words.title(of: .importing), viewing.link(Place.importing.path)), console: nil)
    }

    /// The names of those who can give somebody a role.
    func owners(of organization: OrganizationID) async throws(Problem) -> [String] {
        try await office.members(of: organization)
            .filter { $0.membership.role == .owner && $0.account.standing == .active }
            .map(\.account.name)
    }
}

extension Connection {
    /// Whether there is anything to sign in with.
    var isUsable: Bool { !credentials.isEmpty }
}
