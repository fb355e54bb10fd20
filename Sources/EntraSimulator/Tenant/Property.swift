/// Every structural property of Graph's `user` and `group` that the simulator knows by name; the raw value is the name on
/// the wire.
enum Property: String, CaseIterable, Sendable {
    // Both
    case id, displayName, mail, mailNickname, createdDateTime, deletedDateTime, assignedLicenses, isManagementRestricted
    case onPremisesDomainName, onPremisesExtensionAttributes, onPremisesLastSyncDateTime, onPremisesProvisioningErrors
    case onPremisesSamAccountName, onPremisesSecurityIdentifier, onPremisesSyncEnabled, preferredDataLocation
    case preferredLanguage, proxyAddresses, securityIdentifier, serviceProvisioningErrors

    // User
    case userPrincipalName, givenName, surname, jobTitle, department, companyName, officeLocation, city, state, country
    case postalCode, streetAddress, mobilePhone, faxNumber, businessPhones, otherMails, imAddresses, accountEnabled
    case userType, employeeId, employeeType, employeeHireDate, employeeLeaveDateTime, employeeOrgData, usageLocation
    case creationType, externalUserState, externalUserStateChangeDateTime, identities, onPremisesImmutableId
    case onPremisesUserPrincipalName, onPremisesDistinguishedName, assignedPlans, provisionedPlans
    case signInSessionsValidFromDateTime, lastPasswordChangeDateTime, passwordPolicies, passwordProfile, signInActivity
    case ageGroup, consentProvidedForMinor, legalAgeGroupClassification, authorizationInfo, customSecurityAttributes
    case identityParentId, isResourceAccount, licenseAssignmentStates, showInAddressList
    case aboutMe, birthday, hireDate, interests, mySite, pastProjects, preferredName, responsibilities, schools, skills
    case mailboxSettings

    // Group
    case description, groupTypes, mailEnabled, securityEnabled, visibility, membershipRule
    case membershipRuleProcessingState, classification, expirationDateTime, renewedDateTime, isAssignableToRole
    case resourceBehaviorOptions, resourceProvisioningOptions, uniqueName, theme, onPremisesNetBiosName, assignedLabels
    case hasMembersWithLicenseErrors, licenseProcessingState

    /// The property of this name; Graph does not mind letter case.
    init?(named name: some StringProtocol) {
        if let exact = Property(rawValue: String(name)) {
            self = exact
        } else if let folded = Self.byLowercaseName[name.lowercased()] {
            self = folded
        } else {
            return nil
        }
    }

    private static let byLowercaseName = Dictionary(
        allCases.map { ($0.rawValue.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
}

/// The value of a property. That there is none (`nil` where a `PropertyValue?` stands) means it was never set, which a
/// delta answer leaves out; `null` means it was cleared.
enum PropertyValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case string(String)
    case strings([String])
    case time(Timestamp)
    /// A complex value, as JSON text.
    case json(String)

    init(_ text: String?) { self = text.map(PropertyValue.string) ?? .null }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var strings: [String] { if case .strings(let texts) = self { texts } else { [] } }
    var boolean: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
}
