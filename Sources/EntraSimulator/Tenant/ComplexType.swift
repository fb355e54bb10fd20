/// The complex types of Graph's `user`, `group` and `organization`; the raw value is the name in Microsoft's metadata
/// (microsoftgraph/msgraph-metadata, MIT).
enum ComplexType: String, CaseIterable, Sendable {
    case assignedLabel, assignedLicense, assignedPlan, authorizationInfo, customSecurityAttributeValue
    case employeeOrgData, licenseAssignmentState, licenseProcessingState, objectIdentity
    case onPremisesExtensionAttributes, onPremisesProvisioningError, passwordProfile, provisionedPlan
    case serviceProvisioningError, signInActivity, verifiedDomain

    /// Names of members by their type; every one may be null.
    var members: [(type: MemberType, names: [String])] {
        switch self {
        case .assignedLabel: [(.string, ["displayName", "labelId"])]
        case .assignedLicense: [(.requiredGuids, ["disabledPlans"]), (.guid, ["skuId"])]
        case .assignedPlan:
            [(.time, ["assignedDateTime"]), (.string, ["capabilityStatus", "service"]), (.guid, ["servicePlanId"])]
        case .authorizationInfo: [(.strings, ["certificateUserIds"])]
        case .customSecurityAttributeValue: []
        case .employeeOrgData: [(.string, ["costCenter", "division"])]
        case .licenseAssignmentState:
            [
                (.string, ["assignedByGroup", "error", "state"]), (.guids, ["disabledPlans"]),
                (.time, ["lastUpdatedDateTime"]), (.guid, ["skuId"]),
            ]
        case .licenseProcessingState: [(.string, ["state"])]
        case .objectIdentity: [(.string, ["issuer", "issuerAssignedId", "signInType"])]
        case .onPremisesExtensionAttributes: [(.string, (1...15).map { "extensionAttribute\($0)" })]
        case .onPremisesProvisioningError:
            [(.string, ["category", "propertyCausingError", "value"]), (.time, ["occurredDateTime"])]
        case .passwordProfile:
            [
                (.boolean, ["forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa"]),
                (.string, ["password"]),
            ]
        case .provisionedPlan: [(.string, ["capabilityStatus", "provisioningStatus", "service"])]
        case .serviceProvisioningError:
            [(.time, ["createdDateTime"]), (.boolean, ["isResolved"]), (.string, ["serviceInstance"])]
        case .signInActivity:
            ["lastSignIn", "lastNonInteractiveSignIn", "lastSuccessfulSignIn"].flatMap {
                [(.time, ["\($0)DateTime"]), (.string, ["\($0)RequestId"])]
            }
        case .verifiedDomain:
            [(.string, ["capabilities", "name", "type"]), (.boolean, ["isDefault", "isInitial"])]
        }
    }

    /// Members beyond the declared ones may appear.
    var isOpen: Bool { self == .customSecurityAttributeValue }

    enum MemberType: Sendable { case boolean, guid, guids, requiredGuids, string, strings, time }

    /// The member of this name, as Graph spells it; Graph does not mind letter case.
    func member(named name: some StringProtocol) -> String? {
        members.lazy.flatMap(\.names).first { $0.lowercased() == name.lowercased() }
    }
}
