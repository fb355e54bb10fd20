/// What one reading says about the mapped fields of a person.
package enum MappedReading: Hashable, Sendable {
    case readable([MappedField: FieldReading])
    case invalid([InvalidField])
    /// The tenant does not show the user principal name, which every user has: a matter of permission, and no
    /// statement about any field (R5).
    case unreadable
}

/// What one reading says about one field.
package enum FieldReading: Hashable, Sendable {
    /// Nothing was said: what we have stays.
    case keep
    case clear
    case set(String)

    fileprivate var value: String? {
        if case .set(let text) = self { text } else { nil }
    }
}

/// A field whose value cannot be stored, and why.
package struct InvalidField: Hashable, Codable, Sendable {
    package let field: MappedField
    package let reason: FieldText.Refusal

    package init(field: MappedField, reason: FieldText.Refusal) {
        self.field = field
        self.reason = reason
    }
}

/// How much of a person a reading covers.
package enum Coverage: Sendable {
    /// Every selected property was asked for: a listing, a batch or a direct read.
    case full
    /// Only changed properties may be present: a delta.
    case sparse
}

extension FieldMapping {
    /// Translates a directory user into values for the mapped fields (R5, R6).
    package func read(_ person: DirectoryUser, coverage: Coverage = .full) -> MappedReading {
        switch (person.userPrincipalName, coverage) {
        case (.null, _), (.absent, .full): return .unreadable
        case (.value, _), (.absent, .sparse): break
        }
        var readings: [MappedField: FieldReading] = [:]
        var invalid: [InvalidField] = []
        for field in fields {
            switch read(field, of: person) {
            case .success(let reading): readings[field] = reading
            case .failure(let refusal): invalid.append(InvalidField(field: field, reason: refusal.reason))
            }
        }
        return invalid.isEmpty ? .readable(readings) : .invalid(invalid)
    }

    private func read(_ field: MappedField, of person: DirectoryUser) -> Result<FieldReading, Refused> {
        for source in sources[field] ?? [] {
            switch source.read(person) {
            case .absent: return .success(.keep)
            case .null: continue
            case .value(let raw):
                switch FieldText(raw, for: field) {
                case .empty: continue
                case .refused(let reason): return .failure(Refused(reason: reason))
                case .text(let text): return .success(.set(text))
                }
            }
        }
        return field == .username ? .failure(Refused(reason: .missing)) : .success(.clear)
    }
}

private struct Refused: Error {
    let reason: FieldText.Refusal
}

extension Profile {
    /// The profile after a reading: absent keeps, null clears, a value replaces.
    ///
    /// - Parameter winning: fields in which a value that we have is kept, whatever upstream says.
    /// - Returns: nil when no username results, which `FieldMapping.read` has already refused.
    package static func make(
        from readings: [MappedField: FieldReading], keeping old: Profile?, winning: Set<MappedField> = []
    ) -> Profile? {
        guard var profile = old ?? readings[.username]?.value.map({ Profile(username: $0) }) else { return nil }
        for (field, reading) in readings where !(winning.contains(field) && old?[field] != nil) {
            switch reading {
            case .keep: break
            case .clear: profile[field] = nil
            case .set(let text): profile[field] = text
            }
        }
        return profile
    }

    /// What differs, field by field, in the order of the fields.
    package func changes(to new: Profile) -> [FieldChange] {
        Set(fields + new.fields).sorted().compactMap { field in
            guard self[field].map(ExactText.init) != new[field].map(ExactText.init) else { return nil }
            return FieldChange(field: field, before: self[field], after: new[field])
        }
    }
}

/// One field of one user, old and new.
package struct FieldChange: Hashable, Codable, Sendable {
    package let field: MappedField
    package let before: String?
    package let after: String?

    package init(field: MappedField, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }
}
