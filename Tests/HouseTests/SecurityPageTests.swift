import Foundation
import Testing

@Suite("What the documentation says of security")
struct SecurityPageTests {
    @Test("Every suite that a promise is shown by exists", arguments: ["SECURITY.md", "Documentation/asvs.md"])
    func suites(page: String) throws {
        let text = try String(contentsOf: Repository.root.appendingPathComponent(page), encoding: .utf8)
        let named = Set(text.matches(of: /`([A-Z][A-Za-z]+Tests)`/).map { String($0.1) })
        #expect(named.count > 5)
        let sources = try Repository.swiftFiles(below: "Tests").map(\.text).joined(separator: "\n")
        let folders = try Repository.folders(in: "Tests")
        for name in named where !folders.contains(name) {
            #expect(sources.contains("struct \(name) {"), "\(name)")
        }
    }
}
