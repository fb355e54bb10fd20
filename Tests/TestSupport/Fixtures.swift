package import DirectoryCore
package import Foundation

/// People, ids and dates for tests. Every person here is invented.
package enum Fixture {
    package static let contoso = OrganizationID(uuid(0xC0))
    package static let fabrikam = OrganizationID(uuid(0xFA))
    package static let connection = ConnectionID(uuid(0xC1))
    package static let tenant = TenantID(uuid(0x7E))

    /// 2 November 2026, 09:00 UTC.
    package static let morning = Date(timeIntervalSince1970: 1_793_610_000)

    /// A GUID that ends in the number.
    package static func uuid(_ number: UInt64) -> UUID {
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<8 { bytes[15 - index] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(index))) }
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }

    package static func object(_ number: UInt64) -> DirectoryObjectID { DirectoryObjectID(uuid(0x0B00_0000 + number)) }

    package static func userID(_ number: UInt64) -> UserID { UserID(uuid(0x0500_0000 + number)) }

    /// An imported user of Contoso.
    package static func imported(
        _ number: UInt64, _ profile: Profile, bound date: Date = morning, status: User.Status = .active,
        isProtected: Bool = false, missingSince: Date? = nil
    ) -> User {
        User(
            id: userID(number), organization: contoso,
            origin: .imported(.init(connection: connection, tenant: tenant, object: object(number))),
            profile: profile, status: status, isProtected: isProtected, missingSince: missingSince,
            lastSynchronized: date, createdAt: date)
    }

    /// A user made in the application.
    package static func local(_ number: UInt64, _ profile: Profile) -> User {
        User(id: userID(number), organization: contoso, origin: .local, profile: profile, createdAt: morning)
    }

    /// A person of the tenant with a whole record: the user principal name is the mail.
    package static func person(
        _ number: UInt64, _ first: String, _ last: String, mail: String, phone: String? = nil
    ) -> DirectoryUser {
        DirectoryUser(
            id: object(number), userPrincipalName: .value(mail), displayName: .value("\(first) \(last)"),
            givenName: .value(first), surname: .value(last), mail: .value(mail), otherMails: .value([]),
            mobilePhone: phone.map(Property.value) ?? .null, businessPhones: .value([]),
            accountEnabled: .value(true), userType: .value("Member"))
    }
}
