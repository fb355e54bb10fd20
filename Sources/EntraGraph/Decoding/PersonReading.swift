import CSimdjson
import DirectoryCore
import FoundationEssentials

/// What a document's people share: the tables that their rows point into.
struct PersonColumns {
    let texts: UnsafeBufferPointer<rollcall_slice>
    let further: UnsafeBufferPointer<rollcall_text>
    let asked: AskedProperties

    /// The further texts of a person, in the order of the properties.
    fileprivate func further(of row: rollcall_person) -> Slice<UnsafeBufferPointer<rollcall_text>> {
        further[row.first_further..<row.first_further + asked.further.count]
    }

    /// The further properties about which something was said. Makes nothing when none was asked for.
    fileprivate func furtherProperties(of row: rollcall_person) -> [FurtherProperty: Property<String>] {
        guard !asked.further.isEmpty else { return [:] }
        return zip(asked.further, further(of: row)).reduce(into: [:]) { properties, pair in
            let (property, text) = pair
            let isMissingManager = property == .manager && text.state == .absent
            let said = isMissingManager ? asked.missingManager : text.property
            if said != .absent { properties[property] = said }
        }
    }
}

extension DecodedPerson {
    /// Copies a person out of the tables.
    ///
    /// - Returns: nil without an id that is a GUID.
    init?(_ row: rollcall_person, _ columns: PersonColumns) {
        let texts = columns.texts
        guard let id = row.id.string.flatMap(DirectoryObjectID.init) else { return nil }
        user = DirectoryUser(
            id: id, userPrincipalName: row.user_principal_name.property, displayName: row.display_name.property,
            givenName: row.given_name.property, surname: row.surname.property, mail: row.mail.property,
            otherMails: row.other_mails.property(in: texts), mobilePhone: row.mobile_phone.property,
            businessPhones: row.business_phones.property(in: texts), accountEnabled: row.account_enabled.property,
            userType: row.user_type.property, further: columns.furtherProperties(of: row))
        isPerson = row.type.string.map { $0 == "#microsoft.graph.user" } ?? true
        malformedProperties =
            row.states.count { $0 == .malformed } + columns.further(of: row).count { $0.state == .malformed }
        deletedAt = row.deleted_date_time.string.flatMap(GraphDate.read)
        removal = row.removal
    }
}

extension rollcall_person {
    /// Whatever stands at `@removed` is no statement about the properties.
    fileprivate var removal: DecodedPerson.Removal? {
        guard removed != .absent else { return nil }
        let reason = removed == .value ? removed_reason.string.flatMap(Proof.DeltaReason.init) : nil
        return reason.map(DecodedPerson.Removal.reason) ?? .unexplained
    }

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
