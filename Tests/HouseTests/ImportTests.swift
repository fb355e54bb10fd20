import Foundation
import Testing

@Suite("Who may import whom")
struct ImportTests {
    /// What each room may import: rooms of ours, then libraries. ARCHITECTURE.md says why.
    static let allowed: [String: Set<String>] = [
        "DirectoryCore": ["Foundation", "FoundationEssentials"],
        "DirectoryPorts": ["DirectoryCore", "FoundationEssentials", "Logging"],
        "SyncEngine": [
            "DirectoryCore", "DirectoryPorts", "BitCollections", "Crypto", "Foundation", "FoundationEssentials",
            "Logging",
        ],
        "EntraGraph": [
            "DirectoryCore", "DirectoryPorts", "CSimdjson", "AsyncHTTPClient", "Crypto", "CryptoExtras", "Foundation",
            "FoundationEssentials", "HTTPTypes", "Logging", "NIOCore", "NIOFoundationCompat", "NIOHTTP1",
            "NIOHTTPCompression", "NIOSSL",
            "Synchronization",
        ],
        "Accounts": [
            "DirectoryCore", "DirectoryPorts", "Crypto", "CryptoExtras", "Dispatch", "FoundationEssentials",
        ],
        "EntraSignIn": [
            "DirectoryCore", "DirectoryPorts", "AsyncHTTPClient", "Crypto", "FoundationEssentials", "JWTKit", "NIOCore",
            "NIOHTTP1", "NIOSSL",
        ],
        "CSimdjson": [],
        "StoreSQLite": [
            "DirectoryCore", "DirectoryPorts", "Crypto", "Foundation", "FoundationEssentials", "GRDB", "GRDBSQLite",
            "Logging",
        ],
        "AdminServer": [
            "DirectoryCore", "DirectoryPorts", "Crypto", "Foundation", "FoundationEssentials", "HTTPTypes",
            "Hummingbird", "HummingbirdCore", "Logging", "Mustache", "NIOCore", "ServiceLifecycle", "Synchronization",
        ],
        "Rollcall": [
            "Accounts", "AdminServer", "DirectoryCore", "DirectoryPorts", "EntraGraph", "EntraSignIn", "StoreSQLite",
            "SyncEngine",
            "AsyncHTTPClient", "Crypto", "CryptoExtras", "Foundation", "HummingbirdCore", "HummingbirdTLS", "Logging",
            "NIOCore", "NIOSSL", "ServiceLifecycle", "SwiftASN1", "Synchronization", "SystemPackage", "X509",
        ],
        "RollcallCommand": [
            "DirectoryCore", "DirectoryPorts", "EntraSimulator", "Rollcall", "ArgumentParser", "Foundation",
            "Logging", "ServiceLifecycle", "Synchronization", "UnixSignals",
        ],
        "rollcall-command": ["ArgumentParser", "RollcallCommand"],
        "EntraSimulator": [
            "Crypto", "CryptoExtras", "FoundationEssentials", "HTTPTypes", "Hummingbird", "HummingbirdCore",
            "HummingbirdTLS", "Logging", "NIOCore", "NIOSSL", "OrderedCollections", "ServiceLifecycle", "SwiftASN1",
            "Synchronization", "X509",
        ],
        "entra-simulator-command": [
            "ArgumentParser", "EntraSimulator", "FoundationEssentials", "Logging", "ServiceLifecycle", "UnixSignals",
        ],
    ]

    /// The C library of the operating system, under its names.
    static let platform: Set<String> = ["Darwin", "Glibc", "Musl"]

    @Test("Every room is in the table, and the table has no other")
    func everyRoom() throws {
        #expect(try Set(Repository.folders(in: "Sources")) == Set(Self.allowed.keys))
    }

    @Test("A room imports what the table allows, and nothing else", arguments: allowed.keys.sorted())
    func imports(room: String) throws {
        let allowed = Self.allowed[room] ?? []
        for file in try Repository.swiftFiles(below: "Sources/\(room)") {
            for module in Self.modules(in: file.text) where !allowed.union(Self.platform).contains(module) {
                Issue.record("\(file.path) imports \(module)")
            }
        }
    }

    @Test("The core has no clock, no chance and no concurrency")
    func pureCore() throws {
        let forbidden = ["Date()", "UUID()", ".random(", "async ", "await ", "Task ", "Logger", "FileManager"]
        for file in try Repository.swiftFiles(below: "Sources/DirectoryCore") {
            let code = file.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for word in forbidden where code.contains(where: { $0.contains(word) }) {
                Issue.record("\(file.path) has \(word)")
            }
        }
    }

    private static func modules(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(of: "import"), index < 3, words.first?.hasPrefix("//") == false,
                words.prefix(index).allSatisfy({
                    ["public", "package", "internal", "private", "fileprivate", "@testable"].contains($0)
                }),
                index + 1 < words.count
            else { return nil }
            let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
            let name = kinds.contains(words[index + 1]) && index + 2 < words.count ? words[index + 2] : words[index + 1]
            return String(name.split(separator: ".").first ?? "")
        }
    }
}
