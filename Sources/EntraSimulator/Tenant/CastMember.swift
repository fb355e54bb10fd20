/// One seeded person. Cheap to make: every property is worked out when asked for.
struct CastMember: Sendable {
    private let cast: Cast
    private let place: Int
    private let pool: NamePool
    private let given: NamePool.Name
    private let surname: NamePool.Name
    /// Tells the people apart who share both names, beginning with 1.
    private let number: Int
    /// Has the names of another person, with a middle initial in the address.
    private let isNamesake: Bool

    init(cast: Cast, place: Int) {
        self.cast = cast
        self.place = place
        let pools = NamePool.all
        let pool = pools[place % pools.count]
        let rank = place / pools.count
        isNamesake = rank % 7 == 2
        let nameRank = isNamesake ? rank - 1 : rank
        let pairs = pool.givenNames.count * pool.surnames.count
        // 77 is coprime to the number of pairs, so that the walk meets each pair once.
        let pair = (nameRank % pairs * 77 + Int(cast.seed % UInt64(pairs))) % pairs
        self.pool = pool
        given = pool.givenNames[pair % pool.givenNames.count]
        surname = pool.surnames[pair / pool.givenNames.count]
        number = nameRank / pairs + 1
    }

    // What makes people differ is spread by residue, so that the smallest tenants have some of every kind.
    private func happens(every period: Int, at residue: Int) -> Bool {
        (place + Int(cast.seed % 10_007)) % period == residue
    }

    private var isGuest: Bool { happens(every: 25, at: 7) }
    private var isMononym: Bool { pool.language == "id-ID" && place / 16 % 2 == 0 || happens(every: 60, at: 21) }
    private var hasMail: Bool { !happens(every: 20, at: 9) }
    private var isDisabled: Bool { happens(every: 33, at: 13) }
    private var hasOnlyDisplayName: Bool { happens(every: 27, at: 17) }
    private var isSynced: Bool { !isGuest && happens(every: 2, at: 0) }
    private var hash: UInt64 { Mixing.bits(cast.seed, UInt64(place)) }

    /// The value of a property; nil if it was never set.
    subscript(_ property: Property) -> PropertyValue? {
        switch property {
        case .displayName, .givenName, .surname, .preferredLanguage, .userPrincipalName, .mailNickname, .mail,
            .otherMails,
            .proxyAddresses, .mobilePhone, .businessPhones:
            identityValue(property)
        case .accountEnabled: .boolean(!isDisabled)
        case .userType: .string(isGuest ? "Guest" : "Member")
        case .creationType: isGuest ? .string("Invitation") : nil
        case .externalUserState: isGuest ? .string(happens(every: 50, at: 7) ? "PendingAcceptance" : "Accepted") : nil
        case .externalUserStateChangeDateTime: isGuest ? .time(createdAt + 86_400) : nil
        case .createdDateTime: .time(createdAt)
        case .identities: .json(identities)
        case .passwordPolicies: isSynced ? .string("DisablePasswordExpiration") : nil
        case .onPremisesSyncEnabled, .onPremisesImmutableId, .onPremisesSamAccountName, .onPremisesDomainName,
            .onPremisesUserPrincipalName, .onPremisesDistinguishedName, .onPremisesLastSyncDateTime,
            .onPremisesExtensionAttributes:
            isSynced ? onPremisesValue(property) : nil
        default: isGuest ? nil : employmentValue(property)
        }
    }
}

// MARK: Managers

extension CastMember {
    /// Up to eight people share a manager; guests and the one at the top have none, nor have a few others.
    var managerID: ObjectID? {
        guard place > 0, !isGuest, !happens(every: 14, at: 12) else { return nil }
        let above = CastMember(cast: cast, place: (place - 1) / 8)
        return above.isGuest ? nil : cast.id(at: above.place)
    }
}

// MARK: Names and addresses

extension CastMember {
    private func identityValue(_ property: Property) -> PropertyValue? {
        switch property {
        case .displayName: .string(displayName)
        case .givenName: hasOnlyDisplayName ? nil : .string(given.written)
        case .surname: hasOnlyDisplayName || isMononym ? nil : .string(surname.written)
        case .preferredLanguage: happens(every: 3, at: 1) ? nil : .string(pool.language)
        case .userPrincipalName: .string(userPrincipalName)
        case .mailNickname: .string(isGuest ? "\(local)_partner.example#EXT#" : local)
        case .mail: hasMail ? .string(mail) : nil
        case .otherMails: isGuest || happens(every: 40, at: 9) ? .strings(["\(local)@personal.example"]) : nil
        case .proxyAddresses: hasMail && !isGuest ? .strings(["SMTP:\(mail)"]) : nil
        case .mobilePhone: happens(every: 7, at: 3) ? nil : .string(phone(line: 1))
        case .businessPhones: businessPhones
        default: nil
        }
    }

    private var displayName: String {
        let full =
            if isMononym {
                given.written
            } else if pool.surnameFirst {
                "\(surname.written) \(given.written)"
            } else {
                "\(given.written) \(surname.written)"
            }
        return happens(every: 47, at: 30) ? "\(full) 🌻" : full
    }

    /// The part before the `@`: unique in the tenant by construction, and ASCII.
    private var local: String {
        if isMononym { return "\(given.ascii)\(place + 1)" }
        let initial = isNamesake ? ".m" : ""
        return "\(given.ascii)\(initial).\(surname.ascii)\(number == 1 ? "" : String(number))"
    }

    var userPrincipalName: String {
        isGuest ? "\(local)_partner.example#EXT#@\(cast.initialDomain)" : "\(local)@\(cast.domain)"
    }

    private var mail: String {
        if isGuest { return "\(local)@partner.example" }
        return happens(every: 11, at: 6)
            ? "\(local.prefix(1).uppercased())\(local.dropFirst())@\(cast.domain)" : userPrincipalName
    }

    private var businessPhones: PropertyValue? {
        if happens(every: 16, at: 5) { return .strings([phone(line: 2), phone(line: 3)]) }
        return happens(every: 3, at: 0) ? .strings([phone(line: 2)]) : nil
    }

    private func phone(line: UInt64) -> String {
        let digits = String(Mixing.bits(hash, line) % 10_000)
        return "\(pool.dialing) \(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }
}

// MARK: Employment and origin

extension CastMember {
    private static let departments = [
        "Engineering", "Finance", "Sales", "Support", "Legal", "Logistics", "Research", "Human Resources",
    ]
    private static let titles = ["Engineer", "Analyst", "Manager", "Specialist", "Assistant", "Director", "Technician"]

    private func pick(_ choices: [String], _ salt: UInt64) -> String {
        choices[Int(Mixing.bits(hash, salt) % UInt64(choices.count))]
    }

    private func employmentValue(_ property: Property) -> PropertyValue? {
        switch property {
        case .jobTitle: happens(every: 6, at: 2) ? nil : .string(pick(Self.titles, 11))
        case .department: happens(every: 12, at: 5) ? nil : .string(pick(Self.departments, 12))
        case .companyName: happens(every: 8, at: 6) ? nil : .string(isContractor ? "Fabrikam Services" : "Fabrikam")
        case .officeLocation: happens(every: 5, at: 4) ? nil : .string("\(hash % 40)/\(1000 + hash % 900)")
        case .city: .string(pool.city)
        case .country, .usageLocation: .string(pool.country)
        case .employeeId: happens(every: 10, at: 8) ? nil : .string("E\(100_000 + place)")
        case .employeeType: .string(isContractor ? "Contractor" : "Employee")
        case .employeeOrgData: happens(every: 6, at: 3) ? .json(organizationData) : nil
        case .employeeHireDate: .time(createdAt)
        default: nil
        }
    }

    private var isContractor: Bool { happens(every: 9, at: 1) }

    private var organizationData: String {
        var writer = JSONWriter()
        writer.object {
            $0.field("costCenter", "C\(100 + hash % 12)")
            $0.field("division", pick(["North", "South"], 13))
        }
        return writer.text
    }

    /// All fifteen, as Graph shows them once one is set; a site and a badge number in every other one.
    private var extensionAttributes: String {
        var writer = JSONWriter()
        writer.object {
            for number in 1...15 {
                let value: String? =
                    switch number {
                    case 1: pick(["Site A", "Site B", "Site C"], 14)
                    case 2 where happens(every: 4, at: 0): "B-\(1000 + place)"
                    default: nil
                    }
                $0.field("extensionAttribute\(number)", value)
            }
        }
        return writer.text
    }

    private var createdAt: Timestamp {
        // Between 2016 and 2025, to the second.
        Timestamp(seconds: 1_451_606_400 + Int(hash % 315_532_800))
    }

    private var identities: String {
        var writer = JSONWriter()
        writer.array {
            $0.object {
                $0.field("signInType", isGuest ? "federated" : "userPrincipalName")
                $0.field("issuer", isGuest ? "ExternalAzureAD" : cast.initialDomain)
                $0.field("issuerAssignedId", isGuest ? nil : userPrincipalName)
            }
        }
        return writer.text
    }

    private func onPremisesValue(_ property: Property) -> PropertyValue? {
        switch property {
        case .onPremisesSyncEnabled: .boolean(true)
        case .onPremisesImmutableId: .string("fake-immutable-\(place)")
        case .onPremisesSamAccountName: .string(String(local.prefix(20)))
        case .onPremisesDomainName: .string("corp.\(cast.domain)")
        case .onPremisesUserPrincipalName: .string(userPrincipalName)
        case .onPremisesDistinguishedName: .string("CN=\(local),OU=People,DC=corp")
        case .onPremisesExtensionAttributes: happens(every: 6, at: 4) ? nil : .json(extensionAttributes)
        case .onPremisesLastSyncDateTime: .time(Timestamp(seconds: 1_767_225_600))
        default: nil
        }
    }
}
