import DirectoryCore
import Testing

@testable import EntraGraph

@Suite("Links that answers contain")
struct GraphLinkTests {
    @Test(
        "A link of the configured Graph below /v1.0/ is taken as it is",
        arguments: [
            "https://graph.microsoft.com/v1.0/users?$skiptoken=RFNwdAIAAQ",
            "https://graph.microsoft.com/v1.0/users?$skiptoken=a%2Fb..%2F..&$top=999",
            "https://graph.microsoft.com/v1.0/users?x=https://evil.example/../..",
        ])
    func friendly(_ text: String) {
        #expect(GraphLink(following: text, host: "graph.microsoft.com")?.url == text)
    }

    @Test("Any other link is refused: hundreds of known tricks, and twenty thousand made of their parts")
    func hostile() {
        let (host, foreign) = ("graph.microsoft.com", "evil.example")
        let known = HostileLinks.all(host: host, foreign: foreign)
        let made = HostileLinks.generated(20_000, host: host, foreign: foreign)
        #expect(known.count >= 200)
        #expect((known + made).filter { GraphLink(following: $0, host: host) != nil } == [])
    }

    @Test("A host with a port accepts that port only")
    func port() {
        #expect(GraphLink(following: "https://localhost:8443/v1.0/users", host: "localhost:8443") != nil)
        #expect(GraphLink(following: "https://localhost/v1.0/users", host: "localhost:8443") == nil)
        #expect(GraphLink(following: "https://localhost:8443/v1.0/users", host: "localhost") == nil)
        #expect(GraphLink(following: "https://localhost:84430/v1.0/users", host: "localhost:8443") == nil)
    }
}
