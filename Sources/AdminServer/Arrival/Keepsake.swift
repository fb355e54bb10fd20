import DirectoryCore
import HTTPTypes
import Hummingbird

/// What browsers keep for this server in cookies.
enum Keepsake: String, CaseIterable, Sendable {
    /// Who is signed in.
    case session
    /// A browser in which somebody has signed in before.
    case device
    /// A sign-in that waits for the code of a second factor.
    case code
    /// A visit to Microsoft Entra that is on its way.
    case entra
    /// The language that pages are wanted in. It is no secret, and kept like the others.
    case language

    /// How long the browser keeps it, in seconds.
    var life: Int {
        switch self {
        case .session: Int(SessionLife.absolute)
        case .device: 180 * 24 * 3_600
        case .code: 5 * 60
        case .entra: 10 * 60
        case .language: 365 * 24 * 3_600
        }
    }

    /// Over HTTPS a name that browsers let no other host, no subdomain and no plain connection set: `__Host-`. Plain
    /// HTTP is spoken on one's own machine only, where that cannot be had.
    ///
    /// Source: <https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis>
    func name(over scheme: WebScheme) -> String {
        (scheme == .https ? "__Host-" : "") + "rollcall-\(rawValue)"
    }

    /// The value that the browser sent.
    ///
    /// - Returns: nil for none, and for several: then somebody else has set one.
    func read(_ headers: HTTPFields, over scheme: WebScheme) -> Secret? {
        let name = name(over: scheme)
        let values = headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " }
            return pair.hasPrefix(name + "=") ? pair.dropFirst(name.utf8.count + 1) : nil
        }
        guard let value = values.first, values.count == 1, !value.isEmpty, value.utf8.count <= 4_096 else { return nil }
        return Secret(String(value))
    }

    /// The field that has the browser keep a value; nil has it forget.
    func field(_ value: Secret?, over scheme: WebScheme) -> String {
        let kept = "\(name(over: scheme))=\(value?.reveal() ?? ""); Path=/; Max-Age=\(value == nil ? 0 : life)"
        return kept + (scheme == .https ? "; Secure" : "") + "; HttpOnly; SameSite=Lax"
    }
}

extension Response {
    /// Has the browser keep a value, or forget it.
    mutating func keep(_ keepsake: Keepsake, _ value: Secret?, _ arrival: Arrival) {
        headers.append(HTTPField(name: .setCookie, value: keepsake.field(value, over: arrival.scheme)))
    }
}
