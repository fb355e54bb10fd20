import DirectoryCore
import DirectoryPorts
import Rollcall

/// Whoever signs in to a demo: administers the server and owns its organization.
struct DemoOwner: Sendable {
    let email: String
    /// Another one at every start.
    let password: Secret

    /// Claims a new server for the owner, with a code as its console would show it.
    static func claim(_ installation: Installation) async throws(Problem) -> DemoOwner {
        let owner = DemoOwner(email: "owner@demo.example", password: newPassword())
        let form = ClaimForm(
            code: try await installation.doors.offerClaim(by: .thisAccount), name: "Demo Owner", email: owner.email,
            password: owner.password, organization: "Demo")
        _ = try await installation.doors.claim(form, visitor: Visitor(origin: .local, agent: "rollcall demo"))
        return owner
    }

    /// 20 letters in groups, without those that look alike: 92 bits, and easy to type.
    private static func newPassword() -> Secret {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("abcdefghjkmnpqrstuvwxyz")
        let groups = (0..<4).map { _ in
            String((0..<5).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
        }
        return Secret(groups.joined(separator: "-"))
    }
}
