import Mustache

/// Makes any text safe inside HTML, element or attribute, and shows what would otherwise be invisible.
///
/// Every template is read with this as its content type. It works on Unicode scalars: a quotation mark followed by a
/// combining accent is one `Character` to Swift and still ends an attribute for a browser.
struct HTMLText: MustacheContentType {
    static let name = "ROLLCALL-HTML"
    static let pragma = "{{% CONTENT_TYPE: \(name)}}"

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.isConspicuous) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 32)
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            Self.append(scalar, after: previous, to: &escaped)
            previous = scalar
        }
        return escaped
    }

    /// Whether a byte may belong to a character that needs attention; plain ASCII words need none.
    private static func isConspicuous(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
        default: byte < 0x20 || byte >= 0x7F
        }
    }

    private static func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, to text: inout String) {
        switch scalar {
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "&": text += "&amp;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        default:
            if scalar.isHidden(after: previous) {
                text += scalar.visibleForm
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character changes how a text looks or reads without being seen itself: controls, direction
    /// overrides, zero-width characters, tags.
    ///
    /// Joiners between letters of scripts that need them (Persian, Hindi …) and within emoji are part of the writing.
    func isHidden(after previous: Unicode.Scalar?) -> Bool {
        switch value {
        case 0x200C, 0x200D: (previous?.value ?? 0) < 0x0600
        case 0x061C, 0x115F, 0x1160, 0x3164, 0xFFA0: true
        default:
            switch properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: !isOrdinaryFormat
            default: false
            }
        }
    }

    /// Format characters that are seen: signs that enclose the digits after them, in Arabic, Syriac and Kaithi.
    private var isOrdinaryFormat: Bool {
        (0x0600...0x0605).contains(value) || [0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD].contains(value)
    }

    /// A picture of a control character, and a label for everything else: `⟨U+202E⟩`.
    var visibleForm: String {
        if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return String(picture) }
        if value == 0x7F { return "\u{2421}" }
        let digits = String(value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    }
}
