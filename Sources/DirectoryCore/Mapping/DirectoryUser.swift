/// A user of the tenant as Microsoft Graph shows it, with the properties that Rollcall asks for.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/user>
package struct DirectoryUser: Hashable, Sendable {
    package let id: DirectoryObjectID
    package var userPrincipalName: Property<String>
    package var displayName: Property<String>
    package var givenName: Property<String>
    package var surname: Property<String>
    package var mail: Property<String>
    package var otherMails: Property<[String]>
    package var mobilePhone: Property<String>
    package var businessPhones: Property<[String]>
    package var accountEnabled: Property<Bool>
    /// `Member` or `Guest`.
    package var userType: Property<String>
    /// The further attributes that were asked for and said anything about.
    package var further: [FurtherProperty: Property<String>]

    package init(
        id: DirectoryObjectID, userPrincipalName: Property<String> = .absent,
        displayName: Property<String> = .absent, givenName: Property<String> = .absent,
        surname: Property<String> = .absent, mail: Property<String> = .absent,
        otherMails: Property<[String]> = .absent, mobilePhone: Property<String> = .absent,
        businessPhones: Property<[String]> = .absent, accountEnabled: Property<Bool> = .absent,
        userType: Property<String> = .absent, further: [FurtherProperty: Property<String>] = [:]
    ) {
        self.id = id
        self.userPrincipalName = userPrincipalName
        self.displayName = displayName
        self.givenName = givenName
        self.surname = surname
        self.mail = mail
        self.otherMails = otherMails
        self.mobilePhone = mobilePhone
        self.businessPhones = businessPhones
        self.accountEnabled = accountEnabled
        self.userType = userType
        self.further = further
    }

    package subscript(property: FurtherProperty) -> Property<String> { further[property] ?? .absent }

    /// Whether what is said here differs from another reading of the same person. What is absent says nothing, and a
    /// value that was never set is the same as one that was cleared.
    package func contradicts(_ other: DirectoryUser) -> Bool {
        userPrincipalName.contradicts(other.userPrincipalName) || displayName.contradicts(other.displayName)
            || givenName.contradicts(other.givenName) || surname.contradicts(other.surname)
            || mail.contradicts(other.mail) || otherMails.contradicts(other.otherMails)
            || mobilePhone.contradicts(other.mobilePhone) || businessPhones.contradicts(other.businessPhones)
            || accountEnabled.contradicts(other.accountEnabled) || userType.contradicts(other.userType)
            || further.contains { $0.value.contradicts(other[$0.key]) }
    }

    /// What to call the person in a list: the display name, else the user principal name, else the object id.
    package var label: String { displayName.value ?? userPrincipalName.value ?? id.description }

    /// The names that `$select` always asks for.
    package static let standardProperties = [
        "id", "userPrincipalName", "displayName", "givenName", "surname", "mail", "otherMails", "mobilePhone",
        "businessPhones", "accountEnabled", "userType",
    ]
}
