import Foundation
import Testing

@Suite("The house")
struct HouseTests {
    @Test("No source file is longer than 400 lines", arguments: ["Sources", "Tests"])
    func length(folder: String) throws {
        for file in try Repository.swiftFiles(below: folder) {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 400, "\(file.path) has \(lines) lines")
        }
    }

    @Test("A file is named after the one thing inside")
    func names() throws {
        let drawers = ["Utils", "Util", "Helpers", "Helper", "Common", "Misc", "Extensions"]
        for file in try Repository.swiftFiles(below: "Sources") {
            let name = file.path.split(separator: "/").last?.dropLast(6) ?? ""
            let isDrawer = drawers.contains { name.contains($0) } || name.hasSuffix("Manager") && name != "Manager"
            #expect(!isDrawer, "\(file.path)")
            #expect(!name.contains("+"), "\(file.path)")
        }
    }

    @Test(
        "Nothing in the sources can trap on data from outside, or escape the compiler's checks",
        arguments: ["try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)", "Dictionary(uniqueKeysWithValues:"])
    func traps(pattern: String) throws {
        for file in try Repository.swiftFiles(below: "Sources") where file.text.contains(pattern) {
            Issue.record("\(file.path) has \(pattern)")
        }
    }

    @Test("Every declaration that another room can see is documented")
    func documentation() throws {
        for file in try Repository.swiftFiles(below: "Sources") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (index, line) in lines.enumerated() where Self.declaresType(line) {
                let isDocumented = Self.isDocumented(lines, at: index)
                #expect(isDocumented, "\(file.path):\(index + 1)")
            }
        }
    }

    private static func declaresType(_ line: String) -> Bool {
        let declaration = line.drop { $0 == " " }
        return ["package ", "public "].contains { access in
            ["struct ", "enum ", "actor ", "protocol ", "final class "].contains { declaration.hasPrefix(access + $0) }
        }
    }

    private static func isDocumented(_ lines: [String], at index: Int) -> Bool {
        let above = lines[..<index].reversed().first { !$0.drop { $0 == " " }.hasPrefix("@") }
        return above?.drop { $0 == " " }.hasPrefix("///") ?? false
    }
}
