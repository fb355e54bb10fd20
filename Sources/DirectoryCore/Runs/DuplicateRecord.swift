package import FoundationEssentials

/// A person left alone because an address belongs to another (R11). Kept until a run finds the conflict gone.
package struct DuplicateRecord: Hashable, Codable, Sendable {
    /// The person who wants the address: a user, or someone of the tenant who could not be imported.
    package let subject: Decision.Subject
    package let name: String
    package let conflict: AddressConflict
    /// The run that found it first.
    package let foundBy: RunID
    package let foundAt: Date

    package init(
        subject: Decision.Subject, name: String, conflict: AddressConflict, foundBy: RunID, foundAt: Date
    ) {
        self.subject = subject
        self.name = name
        self.conflict = conflict
        self.foundBy = foundBy
        self.foundAt = foundAt
    }
}
