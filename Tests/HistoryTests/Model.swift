import DirectoryCore
import EntraSimulator
import Foundation

/// All that is known of the tenant's people from watching every deed: small, slow and obvious.
struct Model {
    /// What the tenant has ever said of each field of a person.
    private(set) var said: [DirectoryObjectID: [MappedField: Set<String?>]] = [:]
    /// Who has ever left the tenant.
    private(set) var everGone: Set<DirectoryObjectID> = []
    /// What is true now.
    private(set) var truth: [DirectoryObjectID: TruePerson] = [:]
    /// Who was deleted here by undoing the run that had brought them.
    var undone: Set<DirectoryObjectID> = []
    /// What local users were made with.
    var locals: [UserID: Profile] = [:]

    /// Looks at how things are.
    mutating func watch(_ control: TenantControl) {
        let now = Dictionary(
            control.people.compactMap { person in DirectoryObjectID(person.id).map { ($0, person) } }
        ) { first, _ in first }
        everGone.formUnion(Set(truth.keys).subtracting(now.keys))
        truth = now
        for (id, person) in now {
            let profile = person.expectedProfile
            for field in MappedField.standard { said[id, default: [:]][field, default: []].insert(profile[field]) }
        }
    }

    /// Whether the tenant has ever given the person this value.
    func hasSaid(_ value: String?, of field: MappedField, about id: DirectoryObjectID) -> Bool {
        said[id]?[field]?.contains(value) ?? false
    }
}

extension TruePerson {
    /// The mapping of semantics.md, written down once more and more plainly.
    var expectedProfile: Profile {
        let words = (displayName ?? "").split(maxSplits: 1, whereSeparator: \.isWhitespace).map(Self.clean)
        let address = userPrincipalName.contains("#EXT#") ? nil : userPrincipalName
        return Profile(
            username: Self.clean(userPrincipalName) ?? "",
            firstName: givenName.flatMap(Self.clean) ?? words.first.flatMap { $0 },
            lastName: surname.flatMap(Self.clean) ?? words.dropFirst().first.flatMap { $0 },
            email: mail.flatMap(Self.clean) ?? address.flatMap(Self.clean) ?? otherMails.first.flatMap(Self.clean),
            phone: mobilePhone.flatMap(Self.clean) ?? businessPhones.first.flatMap(Self.clean))
    }

    /// Trimmed and composed; nothing when it is blank.
    private static func clean(_ text: some StringProtocol) -> String? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        return trimmed.isEmpty ? nil : trimmed
    }
}
