import DirectoryCore
import FoundationEssentials

/// What is said of a person.
protocol PersonWords: Sendable {
    // Where a user comes from
    var local: String { get }
    var microsoftEntra: String { get }
    var fromAnotherTenant: String { get }

    // How a user stands
    var active: String { get }
    var deactivated: String { get }
    var deactivatedUpstream: String { get }
    var deleted: String { get }
    var duplicate: String { get }
    var missingUpstream: String { get }
    var protected: String { get }
    var held: String { get }
    var outOfScope: String { get }
    func missing(since date: Date) -> String
    var heldUntilReleased: String { get }
    var outOfScopeUser: String { get }

    // The button that holds a user, and what it says to whoever does not see its row
    var hold: String { get }
    func hold(_ name: String) -> String
    var release: String { get }
    func release(_ name: String) -> String

    func field(_ field: MappedField) -> String

    // Two people and one address
    var importedUser: String { get }
    var inTenantOnly: String { get }
    func origin(_ holder: AddressConflict.Holder) -> String
    /// `Duplicate of Ana Ruiz (local user), email ana@contoso.com`
    func taken(_ conflict: AddressConflict) -> String
    /// Why two addresses are one.
    func because(_ conflict: AddressConflict) -> String

    // A person in the import picker
    func mark(_ verdict: Verdict) -> String
    func invalid(_ invalid: InvalidField) -> String
    var unreadable: String { get }
    func lookAlike(_ address: String) -> String
}
