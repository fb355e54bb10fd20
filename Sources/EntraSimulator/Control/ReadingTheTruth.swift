import OrderedCollections

extension TenantControl {
    /// Everybody in `/users`, in the order the tenant lists them. In a tenant of a million this builds a million values.
    public var people: [TruePerson] {
        with { tenant, _ in
            ObjectSource.people(of: tenant.directory).all { _ in true }.compactMap { object in
                if case .user(let person) = object { TruePerson(person) } else { nil }
            }
        }
    }

    /// Everybody in `/directory/deletedItems`, oldest deletion first.
    public var deletedPeople: [TruePerson] {
        with { tenant, _ in
            tenant.directory.people.deleted.compactMap { tenant.directory.people.person(at: $0).map(TruePerson.init) }
        }
    }

    /// How many people are in `/users`.
    public var peopleCount: Int { with { tenant, _ in tenant.directory.people.count } }

    /// The groups, with their direct members.
    public var groups: [TrueGroup] {
        with { tenant, _ in tenant.directory.groups.values.map { TrueGroup($0, in: tenant.directory) } }
    }

    /// The person with this id, active or deleted; nil if there never was one or they are gone for good.
    public func truth(_ id: String) -> TruePerson? {
        guard let objectID = ObjectID(id) else { return nil }
        return with { tenant, _ in tenant.directory.people.person(objectID).map(TruePerson.init) }
    }

    /// The active person with this user principal name (letter case ignored).
    public func person(named userPrincipalName: String) -> TruePerson? {
        with { tenant, _ in tenant.directory.people.active(named: userPrincipalName).map(TruePerson.init) }
    }
}

extension TruePerson {
    init(_ person: Person) {
        id = person.id.description
        state = person.deletedAt == nil ? .active : .deleted
        userPrincipalName = person.userPrincipalName
        displayName = person[.displayName]?.string
        givenName = person[.givenName]?.string
        surname = person[.surname]?.string
        mail = person[.mail]?.string
        mobilePhone = person[.mobilePhone]?.string
        businessPhones = person[.businessPhones]?.strings ?? []
        otherMails = person[.otherMails]?.strings ?? []
        accountEnabled = person[.accountEnabled]?.boolean ?? false
        userType = person[.userType]?.string
        jobTitle = person[.jobTitle]?.string
        department = person[.department]?.string
        employeeID = person[.employeeId]?.string
        managerID = person.managerID?.description
    }

    /// Everything about a person that can be edited, by property.
    var values: [Property: PropertyValue] {
        [
            .userPrincipalName: .string(userPrincipalName), .displayName: PropertyValue(displayName),
            .givenName: PropertyValue(givenName), .surname: PropertyValue(surname), .mail: PropertyValue(mail),
            .mobilePhone: PropertyValue(mobilePhone), .businessPhones: .strings(businessPhones),
            .otherMails: .strings(otherMails), .accountEnabled: .boolean(accountEnabled),
            .userType: PropertyValue(userType), .jobTitle: PropertyValue(jobTitle),
            .department: PropertyValue(department), .employeeId: PropertyValue(employeeID),
        ]
    }
}

extension TrueGroup {
    init(_ group: Group, in directory: Directory) {
        id = group.id.description
        displayName = group.displayName
        memberIDs = directory.members(of: group).map(\.id.description)
    }
}
