/// Reads what people enter about accounts, organizations and tokens.
package enum PlainName {
    /// The longest name, in Unicode scalars.
    package static let longest = 128

    /// A name of one line, trimmed and in normalization form C.
    ///
    /// - Parameter field: of the form.
    /// - Throws: `invalid-value`.
    package static func read(_ text: String, field: String) throws(Problem) -> String {
        let name = text.trimmingWhitespace.normalizedToFormC
        guard !name.isEmpty else { throw .invalid(field, "The name is empty.") }
        guard name.unicodeScalars.count <= longest else {
            throw .invalid(field, "The name is longer than \(longest) characters.")
        }
        guard name.unicodeScalars.allSatisfy(isPlain) else {
            throw .invalid(field, "The name holds characters that cannot be shown.")
        }
        return name
    }

    /// The longest email address, in Unicode scalars.
    package static let longestEmail = 256

    /// - Throws: `invalid-value`.
    package static func readEmail(_ text: String) throws(Problem) -> String {
        guard let address = try? EmailAddress(text), address.text.unicodeScalars.count <= longestEmail else {
            throw .invalid("email", "The email is no address.")
        }
        return address.text
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}

extension OrganizationHandle {
    /// A short name as it was entered, or one made of the name.
    ///
    /// - Throws: `invalid-value`.
    package static func read(_ text: String?, orFrom name: String) throws(Problem) -> OrganizationHandle {
        guard let text, !text.isEmpty else { return made(of: name) }
        guard let handle = OrganizationHandle(text) else {
            throw .invalid(
                "handle", "A short name has 1 to 40 lower-case letters, digits and hyphens, and no hyphen at its ends.")
        }
        return handle
    }

    /// The letters and digits of a name that ASCII has, with hyphens between its words; `organization` without any.
    private static func made(of name: String) -> OrganizationHandle {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let joined = String(words.joined(separator: "-").prefix(40))
        return OrganizationHandle(String(joined.reversed().drop { $0 == "-" }.reversed())) ?? nameless
    }
}
