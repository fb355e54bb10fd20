import DirectoryCore
import FoundationEssentials

/// An entry of the audit as a line of JSON: everything that its hash covers, and the hash.
struct AuditLine: Encodable {
    private let number: Int64
    private let at: String
    private let actor: String
    private let address: String?
    private let request: String?
    private let deed: String
    private let object: String
    private let name: String
    private let changes: [AuditDraft.Change]
    private let previous: String
    private let hash: String

    /// - Returns: with the end of the line. Control characters and line ends in names are escaped, as JSON does.
    static func text(_ entry: AuditEntry) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(AuditLine(entry)), as: UTF8.self) + "\n"
    }

    private init(_ entry: AuditEntry) {
        number = entry.number
        at = ClockReading(entry.at, in: .gmt).timestamp
        actor = entry.draft.actor.description
        address = entry.draft.origin.address
        request = entry.draft.origin.request
        deed = entry.draft.deed.rawValue
        object = entry.draft.object
        name = entry.draft.name
        changes = entry.draft.changes
        previous = entry.previous.description
        hash = entry.hash.description
    }
}
