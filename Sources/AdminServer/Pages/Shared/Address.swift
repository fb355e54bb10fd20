/// An address or username in two pieces, so that a long one is broken where people read a pause.
struct Address: Hashable, PlainPart {
    let local: String
    /// With the `@`; empty when there is none.
    let domain: String

    init(_ text: String) {
        let at = text.lastIndex(of: "@") ?? text.endIndex
        local = String(text[..<at])
        domain = String(text[at...])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "local": local
        case "domain": domain
        default: nil
        }
    }
}
