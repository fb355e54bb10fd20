package import FoundationEssentials

/// One import or synchronization, from reading to result, kept in the history with every decision.
package struct Run: Hashable, Codable, Sendable {
    package let id: RunID
    package let organization: OrganizationID
    package let connection: ConnectionID
    package let kind: RunKind
    package let state: RunState
    /// Who started it.
    package let actor: Actor
    package let startedAt: Date
    /// When it was applied or stopped; nil while its plan waits.
    package let endedAt: Date?
    /// What the reading found, nil when the run stopped before it.
    package let reading: ReadingFacts?
    /// How the people of the selection ended, or will end when the plan is applied.
    package let counts: OutcomeCounts

    package init(
        id: RunID, organization: OrganizationID, connection: ConnectionID, kind: RunKind, state: RunState,
        actor: Actor, startedAt: Date, endedAt: Date?, reading: ReadingFacts?, counts: OutcomeCounts
    ) {
        self.id = id
        self.organization = organization
        self.connection = connection
        self.kind = kind
        self.state = state
        self.actor = actor
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.reading = reading
        self.counts = counts
    }

    /// How many people the run is about.
    package var selected: Int { counts.total }
}

/// What a run is for.
package enum RunKind: String, Codable, Sendable {
    case importing = "import"
    case synchronization
}

/// How far a run has come. A run that was cut off leaves no trace but its plan, if it had one; nothing is ever
/// stored as running (R24).
package enum RunState: Hashable, Codable, Sendable {
    /// The plan is stored and can be applied, by its hash.
    case planned(PlanHash)
    case applied(PlanHash)
    /// Nothing was written, for this reason.
    case stopped(Problem)

    package var name: String {
        switch self {
        case .planned: "planned"
        case .applied: "applied"
        case .stopped: "stopped"
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

/// Who did something.
package enum Actor: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The command, run by this account of the operating system.
    case command(account: String)
    /// The pages, before accounts exist.
    case page

    package var description: String {
        switch self {
        case .command(let account): "\(account) (command)"
        case .page: "administrator (pages)"
        }
    }
}

/// What the reading of a run found.
package struct ReadingFacts: Hashable, Codable, Sendable {
    package let way: Way
    /// How many directory users were read.
    package let people: Int
    /// How many of the selection were not among them and were looked up one by one.
    package let candidates: Int

    package init(way: Way, people: Int, candidates: Int) {
        self.way = way
        self.people = people
        self.candidates = candidates
    }

    /// How the tenant was read.
    package enum Way: String, Codable, Sendable {
        /// Only the chosen people, by `$batch`.
        case selected
        /// The whole listing.
        case full
    }
}
