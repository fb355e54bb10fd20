import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Rollcall

@Suite("Where the key lies")
struct KeyFileTests {
    private func problem(_ work: () throws(Problem) -> Void) -> Problem? {
        do throws(Problem) {
            try work()
            return nil
        } catch {
            return error
        }
    }

    private func mode(of path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test("A new installation makes a key that only its account can read, and keeps it")
    func made() async throws {
        try await KeyFolder.open { folder in
            let sealed = try folder.ring().seal(Secret("fake"), for: KeyFolder.place(1))
            #expect(try mode(of: folder.directory.secretKey) == 0o600)
            #expect(try folder.ring().open(sealed, for: KeyFolder.place(1)).reveal() == "fake")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.directory.path) == ["secret.key"])
        }
    }

    @Test("Sixteen servers that start on an empty folder at once end with one key")
    func madeOnce() async throws {
        try await KeyFolder.open { folder in
            let keys = try await withThrowingTaskGroup(of: KeyID.self) { group in
                for _ in 0..<16 { group.addTask { try folder.ring().currentKey() } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
        }
    }

    @Test(
        "A file that others can read is refused, with the command that puts it right",
        arguments: [0o640, 0o604, 0o660, 0o644, 0o602, 0o610, 0o777])
    func tooOpen(_ mode: Int) async throws {
        try await KeyFolder.open { folder in
            let path = try folder.write(KeyFolder.key(1), mode: mode)
            let problem = problem { () throws(Problem) in _ = try folder.ring() }
            #expect(problem?.code == .keyUnavailable)
            #expect(problem?.cause.description.contains(path) == true)
            #expect(problem?.advice.description.contains("chmod 600 '\(path)'") == true)
            let elsewhere = try folder.write(KeyFolder.key(1), to: "keys/my key", mode: mode)
            let named = self.problem { () throws(Problem) in _ = try folder.ring(keyFile: elsewhere) }
            #expect(named?.advice.description.contains("chmod 600 '\(elsewhere)'") == true)
        }
    }

    @Test(
        "What is no key is refused, and never taken for a new installation",
        arguments: [
            "", "#\n", "AAAA", String(repeating: "x", count: 31), String(repeating: "x", count: 33),
            KeyFolder.key(1).base64EncodedString() + "\nnonsense",
        ])
    func noKey(_ text: String) async throws {
        try await KeyFolder.open { folder in
            let path = try folder.write(Data(text.utf8))
            let problem = problem { () throws(Problem) in _ = try folder.ring() }
            #expect(problem?.code == .keyUnavailable)
            #expect(problem?.cause.description.contains("secret.key") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
        }
    }

    @Test("Lines for people, blanks and line ends of any kind do not matter")
    func readable() async throws {
        try await KeyFolder.open { folder in
            let lines = [
                "# first", "  \(KeyFolder.key(1).base64EncodedString()) ", "", "# then",
                KeyFolder.key(2).base64EncodedString(),
            ]
            try folder.write(Data(lines.joined(separator: "\r\n").utf8))
            let keys = try KeyFile(path: folder.directory.secretKey, keeper: .owner).read()
            #expect(keys.map(\.id) == [1, 2].compactMap { SealingKey(KeyFolder.key($0))?.id })
        }
    }

    @Test("The service manager's file is taken as it is, and comes before the one beside the database")
    func serviceManager() async throws {
        try await KeyFolder.open { folder in
            let before = try folder.ring().seal(Secret("fake-before"), for: KeyFolder.place(1))
            try folder.write([KeyFolder.key(9)], to: "credentials/rollcall.key", mode: 0o444)
            let environment = ["CREDENTIALS_DIRECTORY": folder.directory.path + "/credentials"]
            let ring = try folder.ring(environment: environment)
            #expect(try ring.currentKey() == SealingKey(KeyFolder.key(9))?.id)
            #expect(try ring.open(before, for: KeyFolder.place(1)).reveal() == "fake-before")
            let added = problem { () throws(Problem) in try ring.addKey() }
            #expect(added?.code == .keyUnavailable)
            #expect(added?.advice.description.contains("restart the service") == true)
        }
    }

    @Test("A credential directory without Rollcall's key changes nothing; a named file that is missing is told")
    func absent() async throws {
        try await KeyFolder.open { folder in
            _ = try folder.ring(environment: ["CREDENTIALS_DIRECTORY": folder.directory.path + "/nothing"])
            #expect(FileManager.default.fileExists(atPath: folder.directory.secretKey))
            let problem = problem { () throws(Problem) in _ = try folder.ring(keyFile: "/nowhere/rollcall.key") }
            #expect(problem?.code == .keyUnavailable)
            #expect(problem?.cause.description.contains("/nowhere/rollcall.key") == true)
        }
    }

    @Test("The configuration names the file, from its folder or from the root")
    func configured() async throws {
        try await KeyFolder.open { folder in
            try folder.write([KeyFolder.key(5)], to: "elsewhere/rollcall.key")
            try folder.write(Data(#"{"keyFile": "elsewhere/rollcall.key"}"#.utf8), to: "rollcall.json")
            let installation = try await Installation.open(
                folder.directory, world: OfficeClock().world, environment: [:], logger: Office.quiet)
            await installation.close()
            #expect(!FileManager.default.fileExists(atPath: folder.directory.secretKey))
            let settings = try ServerSettings.read(folder.directory)
            #expect(settings.keyFile == folder.directory.path + "/elsewhere/rollcall.key")
        }
    }
}
