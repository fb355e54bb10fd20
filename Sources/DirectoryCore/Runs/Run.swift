package import FoundationEssentials

/// One import or synchronization, from reading to result, kept in the history with every decision.
package struct Run: Hashable, Codable, Sendable {
    package let id: RunID
    package let organization: OrganizationID
    package let connection: ConnectionID
    package let purpose: RunPurpose
    package let state: RunState
    /// Who started it.
    package let actor: Actor
    package let startedAt: Date
    /// When it was applied, discarded or stopped; nil before.
    package let endedAt: Date?
    /// What the reading found; nil when the run stopped before it, and for a run that reads nothing.
    package let reading: ReadingFacts?
    /// How the people of the selection ended, or will end when the plan is applied.
    package let counts: OutcomeCounts

    package init(
        id: RunID, organization: OrganizationID, connection: ConnectionID, purpose: RunPurpose, state: RunState,
        actor: Actor, startedAt: Date, endedAt: Date? = nil, reading: ReadingFacts? = nil,
        counts: OutcomeCounts = OutcomeCounts()
    ) {
        self.id = id
        self.organization = organization
        self.connection = connection
        self.purpose = purpose
        self.state = state
        self.actor = actor
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.reading = reading
        self.counts = counts
    }

    package var kind: RunKind { purpose.kind }

    /// How many people the run is about.
    package var selected: Int { counts.total }
}

/// What a run is for.
package enum RunKind: String, Codable, Sendable {
    case importing = "import"
    case synchronization
    case undo
    case restoration

    /// Whether the tenant is asked what it shows. The others write what we already know.
    package var readsTenant: Bool {
        switch self {
        case .importing, .synchronization: true
        case .undo, .restoration: false
        }
    }
}

/// Who did something.
package enum Actor: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The command, run by this account of the operating system.
    case command(account: String)
    /// The pages, when there were no accounts yet.
    case page
    /// Somebody who is signed in. The name is the one of that moment.
    case account(AccountID, name: String)
    /// A program that holds a token.
    case token(APITokenID, name: String)
    /// The connection's schedule.
    case schedule
    /// Rollcall itself, such as when it closes a run that a crash cut off.
    case system

    package var description: String { words.description }

    /// Who it is, within a sentence.
    package var words: Sentence {
        switch self {
        case .command(let account): .phrase("\(account) (command)")
        case .page: .phrase("administrator (pages)")
        case .account(_, let name): "\(name)"
        case .token(_, let name): .phrase("\(name) (token)")
        case .schedule: .phrase("schedule")
        case .system: "\("Rollcall")"
        }
    }

    /// Whether somebody answers for it: only a person approves what a brake held (R18).
    package var isPerson: Bool {
        switch self {
        case .command, .page, .account: true
        case .token, .schedule, .system: false
        }
    }
}

/// SHA-256 of a plan's canonical bytes, in hexadecimal: what is approved and applied is exactly what was shown.
package struct PlanHash: Hashable, Codable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// The first characters, enough to compare by eye.
    package var short: String { String(description.prefix(8)) }

    package init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
