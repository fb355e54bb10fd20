import CSimdjson
import DirectoryCore
import FoundationEssentials

extension DecodedPerson {
    /// Copies a person out of the tables.
    ///
    /// - Returns: nil without an id that is a GUID.
    init?(_ row: rollcall_person, texts: UnsafeBufferPointer<rollcall_slice>) {
        guard let id = row.id.string.flatMap(DirectoryObjectID.init) else { return nil }
        user = DirectoryUser(
            id: id, userPrincipalName: row.user_principal_name.property, displayName: row.display_name.property,
            givenName: row.given_name.property, surname: row.surname.property, mail: row.mail.property,
            otherMails: row.other_mails.property(in: texts), mobilePhone: row.mobile_phone.property,
            businessPhones: row.business_phones.property(in: texts), accountEnabled: row.account_enabled.property,
            userType: row.user_type.property)
        isPerson = row.type.string.map { $0 == "#microsoft.graph.user" } ?? true
        malformedProperties = row.states.count { $0 == .malformed }
        deletedAt = row.deleted_date_time.string.flatMap(GraphDate.read)
    }
}

extension rollcall_person {
    fileprivate var states: [rollcall_state] {
        [
            user_principal_name.state, display_name.state, given_name.state, surname.state, mail.state,
            other_mails.state, mobile_phone.state, business_phones.state, account_enabled.state, user_type.state,
        ]
    }
}

extension rollcall_slice {
    /// A copy. The bytes have been checked to be UTF-8.
    var string: String { String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self) }
}

extension rollcall_text {
    var string: String? { state == .value ? slice.string : nil }

    var property: Property<String> {
        switch state {
        case .absent, .malformed: .absent
        case .null: .null
        case .value: .value(slice.string)
        }
    }
}

extension rollcall_texts {
    func property(in texts: UnsafeBufferPointer<rollcall_slice>) -> Property<[String]> {
        switch state {
        case .absent, .malformed: .absent
        case .null: .null
        case .value: .value(texts[first..<first + count].map(\.string))
        }
    }
}

extension rollcall_flag {
    var property: Property<Bool> {
        switch state {
        case .absent, .malformed: .absent
        case .null: .null
        case .value: .value(value)
        }
    }
}
