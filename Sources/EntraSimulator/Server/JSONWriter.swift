/// Writes JSON straight into bytes, in the order of the calls.
struct JSONWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func object(_ members: (inout JSONWriter) -> Void) { nested(123, 125, members) }

    mutating func array(_ items: (inout JSONWriter) -> Void) { nested(91, 93, items) }

    mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(58)
        needsComma = false
    }

    mutating func value(_ text: String) {
        separate()
        quoted(text)
    }

    mutating func value(_ number: Int) { literal(String(number)) }

    mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

    mutating func null() { literal("null") }

    /// Bytes that are JSON already.
    mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    mutating func value(_ json: JSONValue) {
        switch json {
        case .null: null()
        case .boolean(let flag): value(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { value(whole) } else { literal(String(number)) }
        case .string(let text): value(text)
        case .array(let items): array { for item in items { $0.value(item) } }
        case .object(let members):
            object {
                for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                    $0.key(name)
                    $0.value(member)
                }
            }
        }
    }

    /// One item after another that were written elsewhere, with their commas.
    mutating func rawItems(_ items: [UInt8]) {
        guard !items.isEmpty else { return }
        raw(items)
    }

    private mutating func nested(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(44) }
        needsComma = true
    }

    private mutating func quoted(_ text: String) {
        bytes.append(34)
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: { $0 < 32 || $0 == 34 || $0 == 92 }) {
                for byte in utf8 { escaped(byte) }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        bytes.append(34)
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case 34, 92:
            bytes.append(92)
            bytes.append(byte)
        case 0..<32:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default:
            bytes.append(byte)
        }
    }
}

extension JSONWriter {
    mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    mutating func field(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    mutating func field(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    mutating func field(_ name: String, _ texts: [String]) {
        key(name)
        array { for text in texts { $0.value(text) } }
    }

    mutating func objectField(_ name: String, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    mutating func value(_ value: PropertyValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): self.value(flag)
        case .string(let text): self.value(text)
        case .strings(let texts): array { for text in texts { $0.value(text) } }
        case .time(let time): self.value(time.iso8601)
        case .json(let json): raw(json.utf8)
        }
    }

    /// The bytes of one object.
    static func objectBytes(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(members)
        return writer.bytes
    }
}
