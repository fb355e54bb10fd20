import DirectoryCore
import Foundation
import Testing

@testable import Rollcall

@Suite("An assertion file")
struct AssertionFileTests {
    private func reading(_ contents: Data?) async throws -> Result<Secret, Problem> {
        try await KeyFolder.open { folder in
            let file = AssertionFile(name: .init(rawValue: "aks"), path: folder.directory.path + "/token")
            if let contents { try contents.write(to: URL(fileURLWithPath: file.path)) }
            do throws(Problem) { return .success(try file.read()) } catch { return .failure(error) }
        }
    }

    @Test("A token on one line is read, whatever ends the line", arguments: ["", "\n", "\r\n", " \n\n"])
    func token(_ end: String) async throws {
        #expect(try await reading(Data("e30.e30.c2ln\(end)".utf8)).get() == Secret("e30.e30.c2ln"))
    }

    @Test(
        "Anything else is no token, and what it is instead is never told",
        arguments: [
            nil, Data(), Data("\n".utf8), Data("fake.one\nfake.two".utf8), Data("fake token".utf8),
            Data([0x66, 0x00, 0x66]), Data([0xFF, 0xFE]), Data(repeating: 0x66, count: 16_385),
            Data("fäke".utf8), Data("fake\ttoken".utf8),
        ])
    func noToken(_ contents: Data?) async throws {
        guard case .failure(let problem) = try await reading(contents) else {
            Issue.record("It was taken for a token.")
            return
        }
        #expect(problem.code == .credentialUnavailable)
        #expect(problem.cause.description.contains("aks"))
        #expect(!problem.description.contains("fake") && !problem.description.contains("/token"))
    }

    @Test("The largest that a token may be is read, a link is followed, and a folder is none")
    func edges() async throws {
        #expect(try await reading(Data(repeating: 0x66, count: 16_384)).get().reveal().count == 16_384)
        try await KeyFolder.open { folder in
            let path = folder.directory.path
            try Data("e30".utf8).write(to: URL(fileURLWithPath: path + "/first"))
            try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: path + "/first")
            let file = AssertionFile(name: .init(rawValue: "aks"), path: path + "/link")
            #expect(try file.read() == Secret("e30"))
            #expect(throws: Problem.self) { try AssertionFile(name: file.name, path: path).read() }
            #expect(throws: Problem.self) { try AssertionFile(name: file.name, path: "/dev/zero").read() }
        }
    }
}
