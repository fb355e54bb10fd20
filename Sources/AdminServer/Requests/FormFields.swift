import DirectoryCore

/// The fields of a form or a query, in the order they were sent.
///
/// Read by the rules of `application/x-www-form-urlencoded`, strictly: a broken escape or bytes that are not UTF-8 are
/// refused by naming the field, not repaired. Source: <https://url.spec.whatwg.org/#application/x-www-form-urlencoded>
struct FormFields: Sendable {
    private let fields: [(name: String, value: String)]

    /// - Throws: `invalid-value` naming the field that cannot be read.
    init(_ encoded: some Collection<UInt8>) throws(Problem) {
        var fields: [(name: String, value: String)] = []
        for pair in Array(encoded).split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = Self.decode(pair[..<equals]) else { throw Self.unreadable(field: nil) }
            guard let value = Self.decode(pair[equals...].dropFirst()) else { throw Self.unreadable(field: name) }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// Every value of a field that can be given several times.
    func values(_ name: String) -> [String] {
        fields.lazy.filter { $0.name == name }.map(\.value)
    }

    /// The value of a field that can be given once.
    ///
    /// - Throws: `invalid-value` when it is given twice.
    func value(_ name: String) throws(Problem) -> String? {
        let values = values(name)
        guard values.count <= 1 else {
            throw .invalid(name, cause: "The field “\(name)” was sent \(values.count) times.")
        }
        return values.first
    }

    /// Refuses fields that the form does not have.
    func expectOnly(_ names: Set<String>) throws(Problem) {
        for field in fields where !names.contains(field.name) {
            throw .invalid(field.name, cause: "The form has no field “\(field.name)”.")
        }
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> String? {
        guard text.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(validating: text, as: UTF8.self)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func unreadable(field: String?) -> Problem {
        .invalid(field ?? "form", cause: "The field “\(field ?? "form")” is not correctly encoded.")
    }
}

extension Problem {
    /// A field of a form or a query that cannot be understood.
    static func invalid(
        _ field: String, cause: Sentence, advice: Sentence = "Go back, correct it and send the form again."
    ) -> Problem {
        Problem(.invalidValue, cause: cause, advice: advice, field: field)
    }
}
