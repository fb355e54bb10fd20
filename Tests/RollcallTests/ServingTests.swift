import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("Where the pages are served")
struct ServingTests {
    private static var elsewhere: [String: Any] {
        [
            "listen": "127.0.0.2:0", "publicURL": "https://rollcall.contoso.example", "proxies": ["10.0.0.0/8"],
        ]
    }

    @Test(
        "Before it is claimed, a server is at this machine's own address only; then it moves, without a restart (T-42)")
    func moving() async throws {
        try await Reception.open(Self.elsewhere, isClaimed: false) { reception, _ in
            let before = try await reception.nextOpening()
            #expect(before.audience == .claimant)
            #expect(before.url.hasPrefix("http://localhost:"))
            try await TestBrowser.open { (browser) async throws in
                #expect(try await browser.ask(before.url + "/claim").status == 200)
                let named = try await browser.ask(before.url + "/claim", [("Host", "rollcall.contoso.example")])
                #expect(named.status == 421)
            }
            try await reception.installation.claim()
            let after = try await reception.nextOpeningWhileTimePasses()
            #expect(after.url == "https://rollcall.contoso.example" && after.audience == .everybody)
            try await TestBrowser.open { (browser) async throws in
                await #expect(throws: (any Error).self) { try await browser.ask(before.url + "/sign-in") }
                let moved = try await browser.ask(
                    "http://127.0.0.2:\(after.port)/sign-in", [("Host", "localhost")])
                #expect(moved.status == 200)
            }
        }
    }

    @Test("A server that nobody else can reach stays where it is when it is claimed")
    func staying() async throws {
        try await Reception.open(isClaimed: false) { reception, _ in
            let opening = try await reception.nextOpening()
            #expect(opening.audience == .claimant)
            try await reception.installation.claim()
            reception.clock.wait(60)
            try await TestBrowser.open { (browser) async throws in
                #expect(try await browser.ask(opening.url + "/claim").location == ["/sign-in"])
                #expect(try await browser.ask(opening.url + "/sign-in").status == 200)
            }
        }
    }

    @Test("A renewed certificate is shown to whoever connects next; half of one is not, and who is connected stays")
    func renewing() async throws {
        let (old, new) = (try TestCertificate(), try TestCertificate())
        let files = ["cert.pem": old.pem, "key.pem": old.keyPEM.reveal()]
        let settings = ["tls": ["certificateFile": "cert.pem", "keyFile": "key.pem"]]
        try await Reception.open(settings, files: files) { reception, _ in
            let opening = try await reception.nextOpening()
            try await TestBrowser.open(overTLS: true) { (connected) async throws in
                #expect(try await connected.ask(opening.url + "/sign-in").status == 200)
                try new.pem.write(to: reception.folder.appending(path: "cert.pem"), atomically: true, encoding: .utf8)
                reception.clock.wait(10)
                #expect(try await Handshake.certificate(at: opening.port) == old.der)
                try new.keyPEM.reveal().write(
                    to: reception.folder.appending(path: "key.pem"), atomically: true, encoding: .utf8)
                try await reception.letTimePass { try await Handshake.certificate(at: opening.port) == new.der }
                #expect(try await connected.ask(opening.url + "/sign-in").status == 200)
            }
        }
    }

    @Test("A certificate without its key, and what is no certificate, keep the server from starting, by the setting")
    func badCertificates() async throws {
        let (ours, theirs) = (try TestCertificate(), try TestCertificate())
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rollcall-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = TLSFiles(
            certificate: folder.appending(path: "cert.pem").path, key: folder.appending(path: "key.pem").path)
        let cases: [(certificate: String?, key: String?, field: String)] = [
            (nil, nil, "tls.certificateFile"), (ours.pem, nil, "tls.keyFile"),
            ("rubbish", ours.keyPEM.reveal(), "tls.certificateFile"), ("", ours.keyPEM.reveal(), "tls.certificateFile"),
            (ours.pem, "rubbish", "tls.keyFile"), (ours.pem, theirs.keyPEM.reveal(), "tls.keyFile"),
            (ours.keyPEM.reveal(), ours.keyPEM.reveal(), "tls.certificateFile"),
        ]
        for (certificate, key, field) in cases {
            try certificate?.write(toFile: files.certificate, atomically: true, encoding: .utf8)
            try key?.write(toFile: files.key, atomically: true, encoding: .utf8)
            let problem = #expect(throws: Problem.self) { _ = try ServerCertificate(files) }
            #expect(problem?.code == .configurationInvalid && problem?.field == field)
        }
        try ours.pem.write(toFile: files.certificate, atomically: true, encoding: .utf8)
        try ours.keyPEM.reveal().write(toFile: files.key, atomically: true, encoding: .utf8)
        _ = try ServerCertificate(files)
    }
}
