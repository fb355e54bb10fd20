import DirectoryCore
import FoundationEssentials
import HTTPTypes

@testable import AdminServer

extension Route {
    /// An address that the route answers, with ids that nobody has unless they are given.
    func address(in handle: String = "contoso", _ ids: [String: String] = [:]) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
            guard part.hasPrefix(":") else { return String(part) }
            let name = String(part.dropFirst())
            if name == "organization" { return handle }
            return ids[name]
                ?? (name == "run" || name == "entry" ? "999999" : Contoso.id(987_654).uuidString.lowercased())
        }.joined(separator: "/")
    }

    var isChanging: Bool { method != .get && method != .head }
    var isInOrganization: Bool { path.hasPrefix("/o/:organization") }
}

extension Answer {
    /// Whether the gate let the request through: what answered then is another matter.
    func isThroughTheGate(of route: Route) -> Bool {
        // Signing out leads to the same page as not being signed in.
        if status == .seeOther, !route.isChanging, let location = headers[.location] {
            return !["/sign-in", "/prove", "/account/second-factor", "/claim"].contains { location.hasPrefix($0) }
        }
        let stops = ["sign-in-needed", "not-permitted", "proof-needed", "no-such-page", "people-only"]
        return !stops.contains { html.contains("<code>\($0)</code>") }
    }
}
