import DirectoryCore
import Foundation
import Rollcall
import Testing

@Suite("What the operator of a server decides")
struct ServerSettingsTests {
    private static let directory = DataDirectory(path: "/var/lib/rollcall")

    private func read(_ json: String) throws(Problem) -> ServerSettings {
        try ServerSettings(json: Data(json.utf8), in: Self.directory)
    }

    @Test("Without a word, the pages are at port 8484 of this machine, and nobody is believed")
    func standard() throws {
        let web = try read("{}").web
        #expect(web.written.listen == "127.0.0.1:8484")
        #expect(web.publicURL == nil && web.tls == nil && web.proxies.isEmpty)
    }

    @Test("A whole file is read, and paths in it are relative to it")
    func whole() throws {
        let settings = try read(
            """
            { "listen": "0.0.0.0:443", "publicURL": "https://rollcall.contoso.example/",
              "tls": { "certificateFile": "fullchain.pem", "keyFile": "/etc/rollcall/key.pem" },
              "proxies": ["10.0.0.0/8", "2001:db8::1"],
              "clouds": ["simulated"],
              "cloud": { "simulated": { "loginHost": "localhost:8443", "graphHost": "graph.localhost:8443", "caFile": "ca.pem" } } }
            """)
        #expect(settings.web.written.listen == "0.0.0.0:443")
        #expect(settings.web.written.publicURL == "https://rollcall.contoso.example")
        #expect(settings.web.tls?.certificate == "/var/lib/rollcall/fullchain.pem")
        #expect(settings.web.tls?.key == "/etc/rollcall/key.pem")
        let cloud = try settings.clouds.cloud(named: CloudName(rawValue: "simulated"))
        #expect(cloud.certificateAuthorityFile == "/var/lib/rollcall/ca.pem")
    }

    static let refusals: [(key: String?, json: String)] = [
        ("lisen", #"{"lisen": "127.0.0.1:1"}"#), ("Listen", #"{"Listen": "127.0.0.1:1"}"#),
        ("tls.keyfile", #"{"tls": {"certificateFile": "a", "keyFile": "b", "keyfile": "c"}}"#),
        ("tls.keyFile", #"{"tls": {"certificateFile": "a"}}"#),
        ("tls.keyFile", #"{"tls": {"certificateFile": "a", "keyFile": 1}}"#),
        ("tls", #"{"tls": true}"#), ("listen", #"{"listen": 8484}"#), ("listen", #"{"listen": "8484"}"#),
        ("listen", #"{"listen": "contoso.example:80"}"#), ("listen", #"{"listen": "127.0.0.1"}"#),
        ("listen", #"{"listen": ""}"#),
        ("listen", #"{"listen": "0.0.0.0:80", "publicURL": "https://rollcall.contoso.example"}"#),
        ("listen", #"{"listen": "[::]:80", "proxies": [], "publicURL": "https://rollcall.contoso.example"}"#),
        ("publicURL", #"{"listen": "0.0.0.0:80", "proxies": ["10.0.0.1"]}"#),
        ("publicURL", #"{"listen": "0.0.0.0:443", "tls": {"certificateFile": "a", "keyFile": "b"}}"#),
        ("publicURL", #"{"publicURL": "rollcall.contoso.example"}"#),
        ("publicURL", #"{"publicURL": "http://rollcall.contoso.example"}"#),
        ("publicURL", #"{"publicURL": "https://rollcall.contoso.example/admin"}"#),
        ("publicURL", #"{"publicURL": "https://ana@rollcall.contoso.example"}"#),
        ("publicURL", #"{"publicURL": ["https://rollcall.contoso.example"]}"#),
        ("proxies", #"{"proxies": ["nginx"]}"#), ("proxies", #"{"proxies": ["10.0.0.1/8"]}"#),
        ("proxies", #"{"proxies": ["0.0.0.0/0"]}"#), ("proxies", #"{"proxies": ["::/0"]}"#),
        ("proxies", #"{"proxies": "10.0.0.1"}"#), ("proxies.0", #"{"proxies": [10]}"#),
        ("cloud.moon", #"{"clouds": ["moon"]}"#),
        ("cloud.moon", #"{"cloud": {"moon": {"loginHost": "a.example", "graphHost": "b.example"}}}"#),
        ("cloud.moon.graphHost", #"{"clouds": ["moon"], "cloud": {"moon": {"loginHost": "a.example"}}}"#),
        (
            "cloud.moon.loginHost",
            #"{"clouds": ["moon"], "cloud": {"moon": {"loginHost": "a/b", "graphHost": "b.example"}}}"#
        ),
        (
            "cloud.moon.CAFile",
            #"{"clouds": ["moon"], "cloud": {"moon": {"loginHost": "a.example", "graphHost": "b.example", "CAFile": "x"}}}"#
        ),
        (
            "clouds",
            #"{"clouds": ["global"], "cloud": {"global": {"loginHost": "a.example", "graphHost": "b.example"}}}"#
        ),
        (nil, "{"), (nil, ""), (nil, "[]"), (nil, "{'listen': 1}"),
    ]

    @Test("What cannot be is refused by its key, and nothing is started", arguments: refusals)
    func refusing(key: String?, json: String) {
        let problem = #expect(throws: Problem.self) { _ = try read(json) }
        #expect(problem?.code == .configurationInvalid)
        #expect(problem?.field == key, "\(problem?.cause ?? "")")
        #expect(problem?.effect == "Nothing was started.")
        if let key { #expect(problem?.cause.description.contains(key) == true) }
    }

    @Test(
        "A public address needs something that encrypts, and a name",
        arguments: [
            #"{"listen": "0.0.0.0:443", "publicURL": "https://rollcall.contoso.example", "tls": {"certificateFile": "a", "keyFile": "b"}}"#,
            #"{"listen": "[::]:8484", "publicURL": "https://rollcall.contoso.example", "proxies": ["10.0.0.0/8"]}"#,
            #"{"listen": "127.0.0.1:8484", "publicURL": "http://localhost:8484"}"#,
        ])
    func publicly(json: String) throws {
        _ = try read(json)
    }
}
