import DirectoryCore
import DirectoryPorts
import FoundationEssentials

// MARK: - Looking for users

extension English {
    var everybody: String { "All" }

    func view(_ standing: UserQuery.Standing) -> String {
        switch standing {
        case .attention: "Needs attention"
        case .synchronized: "Synchronized"
        case .duplicate: "Duplicates"
        case .held: "Held"
        case .missing: "Missing upstream"
        case .outOfScope: "Out of scope"
        case .deactivated: "Deactivated"
        case .never: "Never synchronized"
        }
    }

    var anyStanding: String { "Any status" }

    func source(_ source: UserQuery.Source) -> String {
        switch source {
        case .local: local
        case .imported: "Imported"
        }
    }

    var anySource: String { "Any source" }
    func rows(_ count: Int) -> String { "\(number(count)) a page" }
    func searched(_ text: String) -> String { "“\(text)”" }
    func remove(_ filter: String) -> String { "Remove filter \(filter)" }

    func searched(_ text: String, in column: UserQuery.Column) -> String { "\(name(of: column)): “\(text)”" }
    func filter(_ standing: UserQuery.Standing) -> String { "status \(view(standing))" }
    func filter(_ source: UserQuery.Source) -> String { "source \(self.source(source))" }
    func contains(_ column: UserQuery.Column) -> String { "\(name(of: column)) contains" }

    private func name(of column: UserQuery.Column) -> String {
        switch column {
        case .name: label(.name)
        case .username: label(.username)
        case .email: label(.email)
        }
    }

    func noMatch(_ filters: [String]) -> String { "Nobody matches \(list(filters))." }

    var noneStandsSo: String { "That may be good news: nobody is there whom this filter would show." }

    func moreUsers(than count: Int) -> String { "more than \(users(count))" }

    func range(first: Int, last: Int, ofMoreThan count: Int) -> String {
        "\(number(first))–\(number(last)) of more than \(number(count))"
    }

    func position(page: Int) -> String { "Page \(number(page))" }
}

// MARK: - Choosing users

extension English {
    func chosen(_ count: Int, fixedAt date: Date?, isEverybody: Bool) -> String {
        if isEverybody { return "Everyone is chosen: \(people(count))." }
        guard let date else { return "\(number(count)) chosen" }
        let reading = ClockReading(date, in: zone)
        return "\(number(count)) chosen, fixed at \(reading.time) \(reading.zone)"
    }

    func chooseAll(_ count: Int) -> String {
        count == 1 ? "Choose the one that matches" : "Choose all \(number(count)) that match"
    }
    var chooseAllThatMatch: String { "Choose all that match" }
    func chooseEveryone(_ count: Int) -> String { "Choose everyone (\(people(count)))" }
    var clearSelection: String { "Clear" }
    var keepTicks: String { "Keep these ticks" }
    var selectionEnded: String { "The selection has ended: nobody is chosen any more. Choose again; nothing was done." }
    func basket(_ count: Int) -> String { "\(number(count)) in the basket" }
    func putBack(_ name: String) -> String { "Take \(name) out of the basket" }
}

// MARK: - One user

extension English {
    func lastSeen(in tenant: String?) -> String { tenant.map { "Last seen in \($0)" } ?? "Last seen in the tenant" }
    var same: String { "Same" }
    var notTaken: String { "Not taken over: it belongs to somebody else" }
    var userID: String { "User id" }
    var objectID: String { "Object id in Entra" }

    func happened(_ kind: ChangeEvent.Kind) -> String {
        switch kind {
        case .userImported: "Imported"
        case .userUpdated: "Changed"
        case .userDeactivated: deactivated
        case .userReactivated: "Reactivated"
        case .userDeleted: deleted
        case .userRestored: "Restored"
        case .userHeld: held
        case .userReleased: "Released"
        case .userPurged: "Removed for good"
        case .duplicateDetected: "Found to be a duplicate"
        case .duplicateResolved: "No duplicate any more"
        case .runHeld: "A run was held"
        case .connectionUnhealthy: "The connection failed"
        case .connectionRecovered: "The connection works again"
        case .credentialExpiring: "The credential expires soon"
        }
    }

    var holdHint: String { "Runs leave this user alone until you release it." }
    var releaseHint: String { "The next run compares this user again." }
    var protect: String { "Protect" }
    var protectHint: String { "Runs never delete or deactivate this user." }
    var unprotect: String { "Stop protecting" }
    var unprotectHint: String { "Runs may delete or deactivate this user again." }
}
