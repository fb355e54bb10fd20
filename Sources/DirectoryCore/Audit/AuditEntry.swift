package import FoundationEssentials

/// Something that somebody did, in the order in which it happened: who, what, on whom, from where. Written in the
/// transaction that did it, or before what takes longer is begun; never changed.
package struct AuditEntry: Hashable, Codable, Sendable {
    /// Counts up within its book from 1, without reuse.
    package let number: Int64
    package let book: AuditBook
    package let at: Date
    package let draft: AuditDraft
    /// The hash of the entry before; 64 zeros for the first.
    package let previous: AuditHash
    package let hash: AuditHash

    package init(
        number: Int64, book: AuditBook, at: Date, draft: AuditDraft, previous: AuditHash, hash: AuditHash
    ) {
        self.number = number
        self.book = book
        self.at = at
        self.draft = draft
        self.previous = previous
        self.hash = hash
    }
}

/// Which chain of entries: each organization has its own, and so has the server.
package enum AuditBook: Hashable, Codable, Sendable {
    case server
    case organization(OrganizationID)
}

/// What is to be written into the audit.
///
/// Users of the application are named by id only, and none of their fields is written down here: what is known of a
/// person lies with the user and in the history of runs, and can be erased there without breaking the chain.
package struct AuditDraft: Hashable, Codable, Sendable {
    package let actor: Actor
    package let origin: Origin
    package let deed: Deed
    /// What it was done to, by a stable name: an id, a handle, `run 7`.
    package let object: String
    /// What to call it for people: the name of an account, organization or token at that time; empty for a user.
    package let name: String
    /// What was different before and after. Never a secret: a changed credential says which, not what.
    package let changes: [Change]

    package init(
        actor: Actor, origin: Origin, _ deed: Deed, of object: String, name: String, changes: [Change] = []
    ) {
        self.actor = actor
        self.origin = origin
        self.deed = deed
        self.object = object
        self.name = name
        self.changes = changes
    }

    /// One thing that is different now.
    package struct Change: Hashable, Codable, Sendable {
        package let field: String
        package let before: String?
        package let after: String?

        package init(_ field: String, before: String?, after: String?) {
            self.field = field
            self.before = before
            self.after = after
        }
    }
}

/// Where a request came from.
package struct Origin: Hashable, Codable, Sendable {
    /// The address of the client; nil for what did not come over the network.
    package let address: String?
    /// Names the request in log, audit and error page alike.
    package let request: String?

    package init(address: String? = nil, request: String? = nil) {
        self.address = address
        self.request = request
    }

    /// Not over the network.
    package static let local = Origin()
}

/// SHA-256, in hexadecimal.
package struct AuditHash: Hashable, Codable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// What comes before the first entry.
    package static let beginning = AuditHash(String(repeating: "0", count: 64))

    package init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
