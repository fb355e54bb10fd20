/// What Graph says about the properties of one type of object: their types, which come without `$select`, and how they
/// may be filtered (https://learn.microsoft.com/graph/aad-advanced-queries).
struct Schema: Sendable {
    enum Kind: String, Sendable { case user, group, directoryObject }

    enum ValueType: Sendable, Hashable {
        case boolean, string, time
        /// A collection of strings, shown empty when nothing was set.
        case strings
        case object(ComplexType)
        /// A collection of objects, shown empty when nothing was set.
        case objects(ComplexType)
        /// A collection of objects, shown as null when nothing was set.
        case nullableObjects(ComplexType)
    }

    /// Which comparisons the directory has an index for; "advanced" means with `ConsistencyLevel: eventual` and `$count`.
    enum Filterability: Sendable {
        /// eq and in, nothing else.
        case key
        /// eq by default; ne and not advanced.
        case equality
        /// eq, in and startsWith by default; ne, not, eq null advanced.
        case text
        /// As `text`, and endsWith advanced.
        case textWithEnding
        /// eq, ge, le by default.
        case moment
        /// any(x: x eq … or startsWith(x, …)).
        case collection
        /// Everything, but only advanced.
        case advanced
        case none
    }

    struct Definition: Sendable {
        var type: ValueType
        var filter: Filterability = .none
        var isDefault = false
        /// Stored in SharePoint or Exchange: answered with 501 in a list.
        var isElsewhere = false
        /// A caller may set it by POST or PATCH.
        var isWritable = false
    }

    let kind: Kind
    let definitions: [Property: Definition]
    /// In the order Graph writes them.
    let defaults: [Property]

    /// `#microsoft.graph.user`
    var typeName: String { "#microsoft.graph.\(kind.rawValue)" }

    subscript(_ property: Property) -> Definition? { definitions[property] }

    /// What Graph shows for a property that was never set.
    func absentValue(of property: Property) -> PropertyValue {
        switch definitions[property]?.type {
        case .strings: .strings([])
        case .objects: .json("[]")
        default: .null
        }
    }
}

extension Schema {
    static let user = Schema(
        kind: .user,
        definitions: table([
            ([.id], .init(type: .string, filter: .key, isDefault: true)),
            ([.displayName, .givenName, .surname, .jobTitle], text(isDefault: true)),
            ([.mail], .init(type: .string, filter: .textWithEnding, isDefault: true, isWritable: true)),
            ([.userPrincipalName], .init(type: .string, filter: .textWithEnding, isDefault: true, isWritable: true)),
            ([.department, .mailNickname, .city, .country, .usageLocation], text()),
            ([.mobilePhone, .officeLocation, .preferredLanguage], advanced(.string, isDefault: true)),
            ([.businessPhones], advanced(.strings, isDefault: true)),
            ([.companyName, .employeeType, .faxNumber, .postalCode, .streetAddress, .state], advanced(.string)),
            ([.onPremisesSamAccountName], .init(type: .string, filter: .advanced)),
            ([.employeeHireDate, .employeeLeaveDateTime], advanced(.time)),
            ([.employeeOrgData], advanced(.object(.employeeOrgData))),
            ([.onPremisesExtensionAttributes], advanced(.object(.onPremisesExtensionAttributes))),
            ([.accountEnabled], .init(type: .boolean, filter: .equality, isWritable: true)),
            ([.userType, .employeeId], .init(type: .string, filter: .equality, isWritable: true)),
            ([.onPremisesImmutableId], .init(type: .string, filter: .equality, isWritable: true)),
            ([.externalUserState, .creationType], .init(type: .string, filter: .equality)),
            ([.onPremisesSyncEnabled], .init(type: .boolean, filter: .equality)),
            ([.createdDateTime, .onPremisesLastSyncDateTime], .init(type: .time, filter: .moment)),
            ([.deletedDateTime], .init(type: .time, filter: .moment)),
            ([.proxyAddresses, .imAddresses], .init(type: .strings, filter: .collection)),
            ([.otherMails], .init(type: .strings, filter: .collection, isWritable: true)),
            ([.assignedLicenses], .init(type: .objects(.assignedLicense))),
            ([.assignedPlans], .init(type: .objects(.assignedPlan))),
            ([.provisionedPlans], .init(type: .objects(.provisionedPlan))),
            ([.passwordProfile], .init(type: .object(.passwordProfile), isWritable: true)),
            (
                [.passwordPolicies, .ageGroup, .consentProvidedForMinor, .preferredDataLocation],
                .init(type: .string, isWritable: true)
            ),
            (
                [
                    .legalAgeGroupClassification, .identityParentId, .onPremisesDistinguishedName,
                    .onPremisesDomainName,
                    .onPremisesSecurityIdentifier, .onPremisesUserPrincipalName, .securityIdentifier,
                ], .init(type: .string)
            ),
            ([.isManagementRestricted, .isResourceAccount, .showInAddressList], .init(type: .boolean)),
            (
                [.externalUserStateChangeDateTime, .lastPasswordChangeDateTime, .signInSessionsValidFromDateTime],
                .init(type: .time)
            ),
            ([.authorizationInfo], .init(type: .object(.authorizationInfo))),
            ([.customSecurityAttributes], .init(type: .object(.customSecurityAttributeValue))),
            ([.signInActivity], .init(type: .object(.signInActivity))),
            ([.identities], .init(type: .nullableObjects(.objectIdentity))),
            ([.licenseAssignmentStates], .init(type: .nullableObjects(.licenseAssignmentState))),
            ([.onPremisesProvisioningErrors], .init(type: .nullableObjects(.onPremisesProvisioningError))),
            ([.serviceProvisioningErrors], .init(type: .nullableObjects(.serviceProvisioningError))),
            ([.aboutMe, .mySite, .preferredName, .mailboxSettings], .init(type: .string, isElsewhere: true)),
            ([.birthday, .hireDate], .init(type: .time, isElsewhere: true)),
            (
                [.interests, .pastProjects, .responsibilities, .schools, .skills],
                .init(type: .strings, isElsewhere: true)
            ),
        ]),
        defaults: [
            .businessPhones, .displayName, .givenName, .jobTitle, .mail, .mobilePhone, .officeLocation,
            .preferredLanguage,
            .surname, .userPrincipalName, .id,
        ])

    static let group = Schema(
        kind: .group,
        definitions: table([
            ([.id], .init(type: .string, filter: .key, isDefault: true)),
            ([.displayName, .mail], text(isDefault: true)),
            ([.mailNickname], text(isDefault: true)),
            ([.description], .init(type: .string, filter: .text, isDefault: true, isWritable: true)),
            (
                [.mailEnabled, .securityEnabled],
                .init(type: .boolean, filter: .equality, isDefault: true, isWritable: true)
            ),
            ([.groupTypes], .init(type: .strings, filter: .collection, isDefault: true, isWritable: true)),
            ([.proxyAddresses], .init(type: .strings, filter: .collection, isDefault: true)),
            (
                [.visibility, .membershipRule],
                .init(type: .string, filter: .advanced, isDefault: true, isWritable: true)
            ),
            ([.createdDateTime], .init(type: .time, filter: .moment, isDefault: true)),
            ([.renewedDateTime, .expirationDateTime, .deletedDateTime], .init(type: .time, isDefault: true)),
            ([.onPremisesLastSyncDateTime], .init(type: .time, filter: .moment, isDefault: true)),
            ([.onPremisesSyncEnabled], .init(type: .boolean, filter: .equality, isDefault: true)),
            (
                [
                    .classification, .onPremisesDomainName, .onPremisesNetBiosName, .onPremisesSamAccountName,
                    .onPremisesSecurityIdentifier, .preferredDataLocation, .preferredLanguage, .securityIdentifier,
                    .theme,
                    .membershipRuleProcessingState,
                ], .init(type: .string, isDefault: true)
            ),
            ([.isAssignableToRole], .init(type: .boolean, isDefault: true, isWritable: true)),
            ([.uniqueName], .init(type: .string)),
            ([.resourceBehaviorOptions, .resourceProvisioningOptions], .init(type: .strings, isDefault: true)),
            (
                [.onPremisesProvisioningErrors],
                .init(type: .objects(.onPremisesProvisioningError), isDefault: true)
            ),
            ([.serviceProvisioningErrors], .init(type: .objects(.serviceProvisioningError), isDefault: true)),
            ([.assignedLabels], .init(type: .nullableObjects(.assignedLabel))),
            ([.assignedLicenses], .init(type: .nullableObjects(.assignedLicense))),
            ([.hasMembersWithLicenseErrors, .isManagementRestricted], .init(type: .boolean)),
            ([.onPremisesExtensionAttributes], .init(type: .object(.onPremisesExtensionAttributes))),
            ([.licenseProcessingState], .init(type: .object(.licenseProcessingState))),
        ]),
        defaults: [
            .id, .deletedDateTime, .classification, .createdDateTime, .description, .displayName, .expirationDateTime,
            .groupTypes, .isAssignableToRole, .mail, .mailEnabled, .mailNickname, .membershipRule,
            .membershipRuleProcessingState, .onPremisesDomainName, .onPremisesLastSyncDateTime, .onPremisesNetBiosName,
            .onPremisesSamAccountName, .onPremisesSecurityIdentifier, .onPremisesSyncEnabled, .preferredDataLocation,
            .preferredLanguage, .proxyAddresses, .renewedDateTime, .resourceBehaviorOptions,
            .resourceProvisioningOptions, .securityEnabled, .securityIdentifier, .theme, .visibility,
            .onPremisesProvisioningErrors, .serviceProvisioningErrors,
        ])

    /// Users and groups together: what may be named where types are mixed.
    static let directoryObject = Schema(
        kind: .directoryObject, definitions: user.definitions.merging(group.definitions) { user, _ in user },
        defaults: [.id])

    private static func text(isDefault: Bool = false) -> Definition {
        Definition(type: .string, filter: .text, isDefault: isDefault, isWritable: true)
    }

    private static func advanced(_ type: ValueType, isDefault: Bool = false) -> Definition {
        Definition(type: type, filter: .advanced, isDefault: isDefault, isWritable: true)
    }

    private static func table(_ rows: [([Property], Definition)]) -> [Property: Definition] {
        Dictionary(
            rows.flatMap { names, definition in names.map { ($0, definition) } },
            uniquingKeysWith: { first, _ in first })
    }
}
