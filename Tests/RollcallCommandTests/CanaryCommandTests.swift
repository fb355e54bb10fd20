import DirectoryCore
import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("The console keeps secrets to itself (T-16)")
struct CanaryCommandTests {
    @Test("What comes from a file or standard input is in no output, no log and no file, whatever goes wrong")
    func console() async throws {
        try await Terminal.open(people: 10) { terminal in
            var canaries = PlantedSecrets()
            let wrong = "canary-wrong-secret-\(UUID())"
            canaries.plant("client secret", terminal.tenant.clientSecret)
            canaries.plant("wrong client secret", wrong)
            canaries.plant("any token", "Bearer ey")
            canaries.plant("any delta link", "$deltatoken=")
            let certificate = try TestCertificate()
            let lines = certificate.keyPEM.reveal().split(separator: "\n")
            canaries.plant("private key", String(try #require(lines.dropFirst(3).first)))
            let both = certificate.keyPEM.reveal() + "\n" + certificate.pem

            var answers = [try await terminal.connect(secret: wrong), try await terminal.connect()]
            let control = terminal.tenant.control
            let commands: [([String], String)] = [
                (["connection", "test"], ""), (["import", "--all"], ""), (["sync", "--all"], ""),
                (["connection", "credential", "add", "--certificate-file", "-"], both),
                (["connection", "credential", "add", "--certificate-file", "-"], certificate.keyPEM.reveal()),
                (["connection", "credential", "list"], ""), (["connection", "show"], ""), (["audit", "export"], ""),
                (["events"], ""), (["runs", "list"], ""),
            ]
            for (command, input) in commands {
                answers.append(try await terminal.rollcall(command + ["--verbose"], input: input))
            }
            let key = try String(contentsOf: terminal.folder.appending(path: "secret.key"), encoding: .utf8)
            for line in key.split(separator: "\n") where !line.hasPrefix("#") {
                canaries.plant("key", try #require(Data(base64Encoded: String(line))))
            }
            control.expireSecret()
            control.revokeTokens()
            answers.append(try await terminal.rollcall("sync", "--all", "--verbose"))
            answers.append(try await terminal.rollcall("keys", "rotate", "--verbose"))
            answers.append(try await terminal.rollcall("connection", "test", "--json", "--verbose"))

            for answer in answers {
                #expect(canaries.found(in: Data((answer.output + answer.errors).utf8)).isEmpty)
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path)
            where name != "secret.key" {
                let bytes = try Data(contentsOf: terminal.folder.appending(path: name))
                #expect(canaries.found(in: bytes).isEmpty, "\(name)")
            }
        }
    }
}
