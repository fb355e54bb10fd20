import Foundation

/// Texts that must be nowhere but where they were handed over, in any form.
struct Canaries {
    private var all: [(name: String, needles: [(form: String, bytes: Data)])] = []

    /// - Parameter name: what to call it when it is found.
    mutating func plant(_ name: String, _ text: String) { plant(name, Data(text.utf8)) }

    mutating func plant(_ name: String, _ bytes: Data) {
        all.append((name, Self.forms(of: bytes)))
    }

    var names: [String] { all.map(\.name) }

    /// What is found in some bytes: the name of the canary and the form it was in.
    func found(in haystack: Data) -> [String] {
        all.flatMap { canary in
            canary.needles.filter { haystack.range(of: $0.bytes) != nil }.map { "\(canary.name) (\($0.form))" }
        }
    }

    /// As they are, in hexadecimal, percent-encoded, and in base64 wherever they begin in it.
    private static func forms(of bytes: Data) -> [(String, Data)] {
        var forms = [("raw", bytes)]
        let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        forms.append(("hexadecimal", Data(hexadecimal.utf8)))
        forms.append(("HEXADECIMAL", Data(hexadecimal.uppercased().utf8)))
        let text = String(decoding: bytes, as: UTF8.self)
        for allowed in [CharacterSet.urlQueryAllowed, .alphanumerics] {
            if let encoded = text.addingPercentEncoding(withAllowedCharacters: allowed), encoded != text {
                forms.append(("percent-encoded", Data(encoded.utf8)))
            }
        }
        for shift in 0..<3 {
            let core = base64Core(of: bytes, after: shift)
            forms.append(("base64", Data(core.utf8)))
            let url = core.replacing("+", with: "-").replacing("/", with: "_")
            if url != core { forms.append(("base64url", Data(url.utf8))) }
        }
        return forms
    }

    /// The characters of base64 that depend on nothing but the bytes, when they begin so many bytes after a multiple of
    /// three.
    private static func base64Core(of bytes: Data, after shift: Int) -> String {
        let encoded = (Data(repeating: 0, count: shift) + bytes).base64EncodedString().replacing("=", with: "")
        let isWhole = (shift + bytes.count) % 3 == 0
        return String(encoded.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(isWhole ? 0 : 1))
    }
}
